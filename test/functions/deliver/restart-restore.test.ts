import { describe, expect, it } from 'vitest';
import { restartRestore } from '../../../functions/deliver/restart-restore.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { dueAtOf, restoreLeftSince, unheardSince } from '../../../functions/domain/due/due-at.ts';
import { AT, anAnswer, aPlan, aRecord, OLD_KEY, USER_ID } from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

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

const later = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
const starts = ({ calls }: World) => calls.made.filter((call) => call.startsWith('executions.start')).length;

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
    expect(starts(world)).toBe(1);
  });

  it('stays due until its execution is started, and is tried less and less often', async () => {
    const world = aWorld({ records: [failed()] });
    const tries: string[] = [];
    for (let minute = 0; minute < 20; minute++) {
      const at = later(minute);
      world.calls.fail('executions.start', { when: 'before' });
      const before = starts(world);
      await restartRestore(world.table.at(USER_ID), at, world);
      if (starts(world) > before) tries.push(at);
    }
    expect(tries).toEqual([0, 1, 3, 7, 15].map(later));
    expect(dueAtOf(world.table.at(USER_ID))).toBe(later(25));
    expect(unheardSince(world.table.at(USER_ID))).toBe(AT);

    const healed = aWorld({ records: [world.table.at(USER_ID)] });
    await restartRestore(healed.table.at(USER_ID), later(25), healed);

    expect(starts(healed)).toBe(1);
    expect(healed.table.at(USER_ID)).toMatchObject({ status: 'open', sequence: 2 });
    expect(dueAtOf(healed.table.at(USER_ID))).toBeUndefined();
    expect(unheardSince(healed.table.at(USER_ID))).toBeUndefined();
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
