import { describe, expect, it } from 'vitest';
import { PermanentServiceError, TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import {
  ACCOUNT,
  AT,
  aKey,
  anAnswer,
  aQuestion,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  SECURITY,
  USER_ID,
} from '../../support/builders.ts';
import { aFinding } from '../../support/events.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';

import { ref } from '../sweep-cases/sweeping.ts';
import { BOB, click, noteOf, ofBob, someWorld } from './clicks.ts';

describe('a click on "Retire credentials"', () => {
  it('opens a case: locks it, writes NOTIFIED, and starts one execution of that name', async () => {
    const world = someWorld();

    await click(world);

    expect(world.table.at(USER_ID)).toMatchObject({
      status: 'open',
      caseId: CASE_ID,
      sequence: 1,
      controls: ['IAM.8'],
      thresholdDays: 90,
      openedAt: AT.replace('.000', ''),
      findings: [{ findingId: 'finding-1', control: 'IAM.8' }],
      disabled: [],
      answers: [],
    });
    expect(world.findings.finding('finding-1').workflowStatus).toBe('NOTIFIED');
    expect(noteOf(world)).toMatch(new RegExp(`^Case opened for IAM user alice .* Case ${CASE_ID}\\.$`));
    expect([...world.executions.all]).toMatchObject([
      [CASE_ID, { status: 'RUNNING', input: { case: { userId: USER_ID } } }],
    ]);
  });

  it.each([
    ['that may pass', new TransientServiceError('down')],
    ['that stays', new PermanentServiceError('denied')],
  ])('on two users opens the case of the second, whatever fails for the first (%s)', async (_, error) => {
    const world = someWorld();
    world.calls.fail('executions.start', { error });

    await click(world, [aFinding(), ofBob()]).catch(() => {});

    expect(world.table.at(BOB.userId)).toMatchObject({ status: 'open' });
    expect([...world.executions.all.keys()]).toEqual([expect.stringContaining('bob-')]);
  });

  it('takes the findings of other Regions and standards along', async () => {
    const world = someWorld({
      findings: [
        aStoredFinding(),
        aStoredFinding({ findingId: 'finding-2', region: 'us-east-1' }),
        aStoredFinding({ findingId: 'of-iam-22', controlId: 'IAM.22' }),
        aStoredFinding({ findingId: 'suppressed', workflowStatus: 'SUPPRESSED' }),
        aStoredFinding({ findingId: 'other-control', controlId: 'IAM.3' }),
      ],
    });

    await click(world);

    expect(world.table.at(USER_ID).findings.map(({ findingId }) => findingId)).toEqual([
      'finding-1',
      'finding-2',
    ]);
    expect(world.findings.writes).toEqual(['finding-1: NOTIFIED', 'finding-2: NOTIFIED']);
  });

  it('uses the lowest threshold of the controls that were clicked together', async () => {
    const world = someWorld();

    await click(world, [aFinding(), aFinding({ Id: 'finding-22', control: 'IAM.22' })]);

    expect(world.table.at(USER_ID)).toMatchObject({ controls: ['IAM.22', 'IAM.8'], thresholdDays: 45 });
    expect(world.executions.all.size).toBe(1);
  });

  it('finds the user whose unique id stands in the place of the name', async () => {
    const world = someWorld();

    await click(world, [aFinding({ user: `arn:aws:iam::${ACCOUNT}:user/${USER_ID}` })]);

    expect(world.table.at(USER_ID)).toMatchObject({ userName: 'alice', userArn: aUser().arn });
  });

  it('finds the user whose name merely looks like a unique id', async () => {
    const userName = 'AIDALOOKSLIKEANID1234';
    const arn = `arn:aws:iam::${ACCOUNT}:user/${userName}`;
    const world = someWorld({ users: [aUser({ userName, arn })] });

    await click(world, [aFinding({ user: arn })]);

    expect(world.table.at(USER_ID)).toMatchObject({ userName, status: 'open' });
  });

  it('opens one case for each of several users', async () => {
    const world = someWorld();

    await click(world, [aFinding(), ofBob()]);

    expect([...world.executions.all.keys()]).toEqual([CASE_ID, `bob-${BOB.userId}-1`]);
  });

  it('opens the next case after one that is closed', async () => {
    const world = someWorld({ records: [aRecord({ status: 'closed', closedAt: daysAgo(1), sequence: 4 })] });

    await click(world);

    expect(world.table.at(USER_ID)).toMatchObject({ caseId: `alice-${USER_ID}-5`, status: 'open' });
  });

  it('opens the next case where an execution died without closing its case', async () => {
    const world = someWorld({ records: [aRecord()] });
    world.executions.end(CASE_ID, 'FAILED');

    await click(world);

    expect(world.table.at(USER_ID).caseId).toBe(`alice-${USER_ID}-2`);
  });

  it('closes a case whose execution died before it opens the next: what that had off stays known, and people are told', async () => {
    const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: daysAgo(2) }];
    const dead = aRecord({ openedAt: daysAgo(3), findings: [ref], disabled, question: aQuestion('impact') });
    const world = someWorld({
      records: [dead],
      users: [aUser({ credentials: [aKey({ status: 'Inactive' })] })],
    });
    world.executions.end(CASE_ID, 'ABORTED');

    await click(world);

    expect(world.table.at(USER_ID)).toMatchObject({
      status: 'open',
      caseId: `alice-${USER_ID}-2`,
      off: [{ caseId: CASE_ID, disabled }],
    });
    expect(world.findings.writes).toEqual(['finding-1: NOTIFIED']);
    expect(world.topic.published.map(({ attributes }) => attributes['step'])).toEqual(['failed', 'opened']);
    const { messages } = world.table.at(USER_ID).due ?? { messages: [] };
    expect(
      messages.map(({ about, recipient }) => [about.is === 'notice' && about.notice, recipient.address]),
    ).toContainEqual(['failed', SECURITY]);
  });

  it('ends an exemption that is over also where a case that gave back meanwhile has died', async () => {
    const exemption = { until: daysAgo(1), reason: 'audit', by: SECURITY };
    const sibling = aStoredFinding({ findingId: 'finding-2', workflowStatus: 'SUPPRESSED' });
    const world = someWorld({
      records: [aRecord({ openedAt: daysAgo(3), findings: [ref], exemption })],
      findings: [aStoredFinding(), sibling],
    });
    world.executions.end(CASE_ID, 'ABORTED');

    await click(world);

    expect(world.table.at(USER_ID)).toMatchObject({ status: 'open', caseId: `alice-${USER_ID}-2` });
    expect(world.findings.writes).toContain('finding-2: NEW');
  });

  it('opens none over one that gives back, and was opened as that exemption ended', async () => {
    const exemption = { until: daysAgo(1), reason: 'audit', by: SECURITY };
    const dead = () => ({
      records: [aRecord({ openedAt: daysAgo(3), findings: [ref], exemption })],
      findings: [aStoredFinding()],
    });
    const dry = someWorld(dead());
    dry.executions.end(CASE_ID, 'ABORTED');
    await click(dry);
    const world = someWorld(dead());
    world.executions.end(CASE_ID, 'ABORTED');
    const answers = [anAnswer({ kind: 'restore', delivered: false, ofCases: [CASE_ID] })];
    const opens = async () => {
      const ended = world.table.at(USER_ID);
      const caseId = `alice-${USER_ID}-2`;
      const { exemption: _over, closedAt: _closed, ...rest } = ended;
      const restoring = { ...rest, caseId, sequence: 2, status: 'open' as const, answers };
      world.table.store({ ...restoring, openedAt: AT, revision: ended.revision + 1 });
    };
    // The read of the item once its exemption has ended is the last one before the next case.
    world.calls.meanwhileAt(
      dry.calls.made.lastIndexOf(
        'table.get',
        dry.calls.made.indexOf('findings.ofUser', dry.calls.made.lastIndexOf('topic.publish')),
      ),
      opens,
    );

    await click(world);

    expect(world.table.at(USER_ID)).toMatchObject({ caseId: `alice-${USER_ID}-2`, answers });
  });

  it('opens it also where others write the item meanwhile, or the event comes again', async () => {
    for (const call of ['table.put', 'findings.ofUser']) {
      const world = someWorld({ records: [aRecord({ openedAt: daysAgo(3), findings: [ref] })] });
      world.executions.end(CASE_ID, 'ABORTED');
      world.calls.fail(call, { error: new TransientServiceError('down') });

      await click(world).catch(() => click(world));

      expect(world.table.at(USER_ID).caseId).toBe(`alice-${USER_ID}-2`);
    }
  });

  it('takes over what was wanted back of a case whose execution died before anybody took it', async () => {
    const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: daysAgo(2) }];
    const wish = anAnswer({ kind: 'restore', answerId: 'wish', at: daysAgo(1), delivered: false });
    const dead = aRecord({
      openedAt: daysAgo(3),
      findings: [ref],
      disabled,
      question: aQuestion('impact'),
      answers: [wish],
    });
    const world = someWorld({
      records: [dead],
      users: [aUser({ credentials: [aKey({ status: 'Inactive' })] })],
    });
    world.executions.end(CASE_ID, 'ABORTED');

    await click(world);

    expect(world.table.at(USER_ID)).toMatchObject({
      caseId: `alice-${USER_ID}-2`,
      disabled,
      answers: [{ answerId: wish.answerId, ofCases: [CASE_ID] }],
    });
  });
});
