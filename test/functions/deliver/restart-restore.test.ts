import { describe, expect, it } from 'vitest';
import { restartRestore } from '../../../functions/deliver/restart-restore.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { dueAtOf, restoreLeftSince } from '../../../functions/domain/due/due-at.ts';
import { AT, anAnswer, aPlan, aRecord, OLD_KEY, USER_ID } from '../../support/builders.ts';
import { aWorld } from '../../support/fakes/world.ts';

const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
const wish = anAnswer({ kind: 'restore', answerId: 'wish', delivered: false });

/** A case that failed with something off and a wish to have it back. */
function failed(overrides: Partial<CaseRecord> = {}): CaseRecord {
  const ended = { status: 'closed', step: 'failed', closedAt: AT } as const;
  const answers = [anAnswer({ kind: 'retire', answerId: 'retire' }), wish];
  return aRecord({ ...ended, plan: aPlan(), disabled, answers, ...overrides });
}

describe('a wish that a failed case leaves', () => {
  it('is due from its end', () => {
    expect(restoreLeftSince(failed())).toBe(AT);
    expect(dueAtOf(failed())).toBe(AT);
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['the case runs', { status: 'open' }],
    ['it has ended otherwise', { step: 'drift' }],
    ['nobody wants it back', { answers: [] }],
    ['it could not be given back after all tries', { taken: ['wish'] }],
    ['it was given back', { restoredAt: AT }],
    ['nothing is off', { disabled: [] }],
    [
      'AWS has quarantined the user and only its owner wants it',
      { quarantine: { policy: 'AWSCompromisedKeyQuarantineV3', since: AT, foundAt: AT } as never },
    ],
  ])('is none where %s', (_, overrides) => {
    expect(restoreLeftSince(failed(overrides))).toBeUndefined();
  });
});

describe('the case that gives it back', () => {
  it('inherits what is off, the plan and the wish, and is started once', async () => {
    const world = aWorld({ records: [failed()] });
    const seen = world.table.at(USER_ID);

    await restartRestore(seen, AT, world);
    await restartRestore(seen, AT, world);

    const opened = world.table.at(USER_ID);
    expect(opened).toMatchObject({ status: 'open', sequence: 2, step: 'opened', disabled });
    expect(opened.plan).toEqual(aPlan());
    expect(opened.answers.map(({ answerId }) => answerId)).toEqual(['wish']);
    expect(world.calls.made.filter((call) => call.startsWith('executions.start'))).toHaveLength(1);
  });

  it('stays due until its execution is started', async () => {
    const world = aWorld({ records: [failed()] });
    world.calls.fail('executions.start', { when: 'before' });
    await expect(restartRestore(world.table.at(USER_ID), AT, world)).rejects.toThrow();
    expect(dueAtOf(world.table.at(USER_ID))).toBe(AT);

    await restartRestore(world.table.at(USER_ID), AT, world);

    expect(world.table.at(USER_ID)).toMatchObject({ status: 'open', sequence: 2 });
    expect(dueAtOf(world.table.at(USER_ID))).toBeUndefined();
    expect(world.calls.made.filter((call) => call.startsWith('executions.start'))).toHaveLength(2);
  });

  it('is not opened over one that somebody else has opened meanwhile', async () => {
    const world = aWorld({ records: [failed()] });
    const seen = world.table.at(USER_ID);
    world.table.meanwhile(() =>
      world.table.store({ ...aRecord(), sequence: 2, revision: seen.revision + 1 }),
    );

    await restartRestore(seen, AT, world);

    expect(world.calls.made.some((call) => call.startsWith('executions.start'))).toBe(false);
  });
});
