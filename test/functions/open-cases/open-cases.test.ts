import { describe, expect, it } from 'vitest';
import { openCases } from '../../../functions/open-cases/open-cases.ts';
import {
  InvalidInputError,
  PermanentServiceError,
  TransientServiceError,
} from '../../../functions/shared/errors.ts';
import { ACCOUNT, AT, aRecord, aUser, CASE_ID, daysAgo, USER_ID } from '../../support/builders.ts';
import { aClick, aFinding } from '../../support/events.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const BOB = aUser({
  userName: 'bob',
  userId: 'AIDABOB1234567890123',
  arn: `arn:aws:iam::${ACCOUNT}:user/bob`,
});
const ofBob = (overrides: object = {}) => aFinding({ Id: 'finding-bob', user: BOB.arn, ...overrides });

function someWorld(has: Parameters<typeof aWorld>[0] = {}): World {
  return aWorld({
    users: [aUser(), BOB],
    findings: [aStoredFinding(), aStoredFinding({ findingId: 'finding-bob', userArn: BOB.arn })],
    ...has,
  });
}

const click = (world: World, findings: unknown[] = [aFinding()]) =>
  openCases(aClick(world.actions.retire, findings), world);
const noteOf = (world: World, id = 'finding-1') => world.findings.finding(id).note ?? '';

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

  it('opens one case for each of several users', async () => {
    const world = someWorld();

    await click(world, [aFinding(), ofBob()]);

    expect([...world.executions.all.keys()]).toEqual([CASE_ID, `bob-${BOB.userId}-1`]);
  });

  it('opens the next case after one that is closed', async () => {
    const world = someWorld({ records: [aRecord({ status: 'closed', closedAt: AT, sequence: 4 })] });

    await click(world);

    expect(world.table.at(USER_ID)).toMatchObject({ caseId: `alice-${USER_ID}-5`, status: 'open' });
  });

  it('opens the next case where an execution died without closing its case', async () => {
    const world = someWorld({ records: [aRecord()] });
    world.executions.end(CASE_ID, 'FAILED');

    await click(world);

    expect(world.table.at(USER_ID).caseId).toBe(`alice-${USER_ID}-2`);
  });
});

describe('the same user clicked again', () => {
  async function running(): Promise<World> {
    const world = someWorld({
      findings: [
        aStoredFinding(),
        aStoredFinding({ findingId: 'late', region: 'us-east-1', userArn: 'other' }),
      ],
    });
    await click(world);
    return world;
  }

  it('twice at once gives one case and one execution', async () => {
    const world = someWorld();

    await Promise.all([click(world), click(world)]);

    expect(world.table.at(USER_ID)).toMatchObject({ caseId: CASE_ID, sequence: 1 });
    expect([...world.executions.all.keys()]).toEqual([CASE_ID]);
    expect(world.findings.finding('finding-1').workflowStatus).toBe('NOTIFIED');
  });

  it('loses a race for the lock and attaches', async () => {
    const world = someWorld();
    world.table.meanwhile(() => click(world));

    await click(world);

    expect([...world.executions.all.keys()]).toEqual([CASE_ID]);
  });

  it('changes nothing while the case is running', async () => {
    const world = await running();
    const before = world.table.at(USER_ID);

    await click(world);

    expect(world.table.at(USER_ID)).toEqual(before);
    expect(world.findings.writes).toEqual(['finding-1: NOTIFIED']);
  });

  it('by another finding attaches it, with the latest note', async () => {
    const world = await running();
    const update = {
      status: 'NOTIFIED' as const,
      note: 'Asked alice.',
      fields: { UnusedCredentialsStep: 'asked' },
    };
    world.table.store({ ...world.table.at(USER_ID), update });

    await click(world, [aFinding({ Id: 'late', Region: 'us-east-1' })]);

    expect(world.table.at(USER_ID).findings.map(({ findingId }) => findingId)).toEqual(['finding-1', 'late']);
    expect(world.findings.finding('late')).toMatchObject({
      note: 'Asked alice.',
      workflowStatus: 'NOTIFIED',
      userDefinedFields: { UnusedCredentialsStep: 'asked' },
    });
    expect(world.executions.all.size).toBe(1);
  });

  it('by a finding of a control that the case does not cover is told so, status unchanged', async () => {
    const world = await running();

    await click(world, [aFinding({ Id: 'late', control: 'IAM.22' })]);

    expect(noteOf(world, 'late')).toMatch(/^Nothing was done for IAM\.22: a case for IAM\.8 .* is running\./);
    expect(world.findings.finding('late').workflowStatus).toBe('NEW');
    expect(world.table.at(USER_ID).findings).toHaveLength(1);
  });

  it.each([
    ['the lock and the note', 'findings.update'],
    ['the note and the start', 'executions.start'],
  ])('after a crash between %s starts what was locked', async (_, call) => {
    const world = someWorld();
    world.calls.fail(call);
    await expect(click(world)).rejects.toThrow(TransientServiceError);

    await click(world);

    expect([...world.executions.all.keys()]).toEqual([CASE_ID]);
    expect(world.findings.finding('finding-1').workflowStatus).toBe('NOTIFIED');
  });

  it('after the reply to the start was lost starts nothing twice', async () => {
    const world = someWorld();
    world.calls.fail('executions.start', { when: 'after' });
    await expect(click(world)).rejects.toThrow();

    await click(world);

    expect(world.executions.all.size).toBe(1);
    expect(world.table.at(USER_ID).sequence).toBe(1);
  });

  it('while it is exempt is told so, and nothing starts', async () => {
    const exemption = { until: daysAgo(-30), reason: 'break glass', by: 'security@example.com' };
    const world = someWorld({ records: [aRecord({ status: 'closed', exemption })] });

    await click(world);

    expect(noteOf(world)).toMatch(/the user is exempt until 2026-03-31 09:00 UTC \("break glass"/);
    expect(world.findings.finding('finding-1').workflowStatus).toBe('NEW');
    expect(world.executions.all.size).toBe(0);
  });

  it('after its exemption has ended opens a case', async () => {
    const exemption = { until: daysAgo(1), reason: 'trip', by: 'security@example.com' };
    const world = someWorld({ records: [aRecord({ status: 'closed', exemption })] });

    await click(world);

    expect(world.table.at(USER_ID)).not.toHaveProperty('exemption');
    expect(world.executions.all.size).toBe(1);
  });
});

describe('a user that is not the one of the finding', () => {
  it('is gone: the finding is resolved and says so', async () => {
    const world = someWorld({ users: [] });

    await click(world);

    expect(noteOf(world)).toBe(
      `The IAM user alice no longer exists in account ${ACCOUNT}: nothing is left to retire.`,
    );
    expect(world.findings.finding('finding-1').workflowStatus).toBe('RESOLVED');
  });

  it('was created anew under the name: nothing is done', async () => {
    const world = someWorld({ users: [aUser({ userId: 'AIDANEW1234567890123' })] });

    await click(world, [aFinding({ details: { UserId: USER_ID, UserName: 'alice' } })]);

    expect(noteOf(world)).toContain('AIDANEW1234567890123');
    expect(world.findings.finding('finding-1').workflowStatus).toBe('NEW');
    expect(world.executions.all.size).toBe(0);
  });

  it('is a new user of the name: it gets a case of its own', async () => {
    const world = someWorld({
      users: [aUser({ userId: 'AIDANEW1234567890123' })],
      records: [aRecord()],
    });

    await click(world);

    expect([...world.executions.all.keys()]).toEqual(['alice-AIDANEW1234567890123-1']);
    expect(world.table.at(USER_ID).caseId).toBe(CASE_ID);
  });
});

describe('one finding that cannot be handled', () => {
  it('gets its note, and its siblings their case', async () => {
    const world = someWorld();

    await click(world, [{ ...ofBob(), Resources: [] }, aFinding()]);

    expect(noteOf(world, 'finding-bob')).toMatch(
      /^Nothing was done\. The finding cannot be read: Resources: is empty/,
    );
    expect(world.findings.finding('finding-bob').workflowStatus).toBe('NEW');
    expect([...world.executions.all.keys()]).toEqual([CASE_ID]);
  });

  it('and cannot be told either goes to the queue after the others are done', async () => {
    const world = someWorld();

    await expect(click(world, ['no finding', aFinding()])).rejects.toThrow(InvalidInputError);

    expect(world.executions.all.size).toBe(1);
  });

  it('for lack of a role says what to deploy, tells the operators, and does not come back', async () => {
    const world = someWorld();
    const error = new PermanentServiceError(`No role UnusedCredentialsRead in account ${ACCOUNT}: deploy it`);
    world.calls.fail('finder.byName', { error });

    await click(world, [ofBob(), aFinding()]);

    expect(noteOf(world, 'finding-bob')).toBe(`Nothing was done. ${error.message}`);
    expect(world.topic.published[0]).toEqual({
      subject: 'Unused credentials: a case could not be opened',
      text: error.message,
      attributes: { step: 'not-opened' },
    });
    expect([...world.executions.all.keys()]).toEqual([CASE_ID]);
  });

  it('and whose trouble nobody can be told of either does not stop its siblings', async () => {
    const world = someWorld();
    world.calls.fail('finder.byName', { error: new PermanentServiceError('no role') });
    world.calls.fail('topic.publish');

    await expect(click(world, [ofBob(), aFinding()])).rejects.toThrow(TransientServiceError);

    expect([...world.executions.all.keys()]).toEqual([CASE_ID]);
  });

  it('for now is tried again once the others are done', async () => {
    const world = someWorld();
    world.calls.fail('finder.byName');

    await expect(click(world, [ofBob(), aFinding()])).rejects.toThrow(TransientServiceError);
    expect(noteOf(world, 'finding-bob')).toBe('');
    expect([...world.executions.all.keys()]).toEqual([CASE_ID]);

    await click(world, [ofBob(), aFinding()]);
    expect([...world.executions.all.keys()]).toEqual([CASE_ID, `bob-${BOB.userId}-1`]);
  });
});

describe('an event', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['of another kind', { 'detail-type': 'Security Hub Findings - Imported', resources: [] }],
    [
      'of insight results',
      aClick(aWorld().actions.retire, [], { 'detail-type': 'Security Hub Insight Results' }),
    ],
    [
      "of somebody else's action",
      aClick('arn:aws:securityhub:eu-west-1:111122223333:action/custom/Other', [aFinding()]),
    ],
  ])('%s is ignored', async (_, event) => {
    const world = someWorld();

    await openCases(event, world);

    expect(world.calls.made).toEqual([]);
  });

  it('of ours that cannot be read is refused with the reason', async () => {
    const world = someWorld();

    await expect(openCases(aClick(world.actions.retire, []), world)).rejects.toThrow(/detail\.findings/);
    await expect(openCases(aClick(world.actions.retire, [], { time: 'now' }), world)).rejects.toThrow(/time/);
  });
});
