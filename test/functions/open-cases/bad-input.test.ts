import { describe, expect, it } from 'vitest';
import {
  InvalidInputError,
  PermanentServiceError,
  TransientServiceError,
} from '../../../functions/domain/errors/errors.ts';
import { openCases } from '../../../functions/open-cases/open-cases.ts';
import { ACCOUNT, aRecord, aUser, CASE_ID, USER_ID } from '../../support/builders.ts';
import { aClick, aFinding } from '../../support/events.ts';
import { aWorld } from '../../support/fakes/world.ts';

import { BOB, click, noteOf, ofBob, someWorld } from './clicks.ts';

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

    expect(noteOf(world, 'finding-bob')).toBe(
      `The click could not be carried out: ${error.message}. Click again when that is mended.`,
    );
    expect(world.topic.published[0]).toEqual({
      subject: 'Unused credentials: a click could not be carried out',
      text: `${error.message}\n\nIt was clicked on:\nfinding-bob`,
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
