import { describe, expect, it } from 'vitest';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import { emptyDay } from '../../../functions/domain/window/day-of-acts.ts';
import { CASE_ID, daysAgo, OLD_KEY } from '../../support/builders.ts';
import { confirmedWorld, DISABLED, deleteIn } from './disabled-user.ts';

// `AT` is a Sunday.
const OFFICE = { actWindows: [{ days: ['Mon', 'Tue', 'Wed', 'Thu'], from: '09:00', to: '16:00' }] };
const MONDAY = daysAgo(-1);

describe('outside of the windows', () => {
  it.each(['credentials', 'user'] as const)('no %s is deleted: the case gets its day', async (scope) => {
    const world = confirmedWorld(scope, { settings: OFFICE });

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('scheduled');
    expect(world.iam.state.acts).toEqual([]);
    expect(record).toMatchObject({
      disabled: DISABLED,
      place: { date: '2026-03-02' },
      question: {
        kind: 'paused',
        window: { resumeAt: 'delete', opensAt: MONDAY },
        before: { kind: 'deletion' },
      },
    });
    expect(record).not.toHaveProperty('restoreKit');
    expect(world.acts.days()).toEqual({ '2026-03-02': [CASE_ID] });
  });

  it('a deletion that has begun is finished: half deleted a user is of no use to anybody', async () => {
    const world = confirmedWorld('user', { settings: OFFICE });
    world.calls.fail('iam.deleteUser:credentials');
    await expect(deleteIn(world, MONDAY)).rejects.toThrow();

    expect((await deleteIn(world, '2026-03-06T12:00:00.000Z')).outcome).toBe('user-deleted');
  });

  it('no day within 30 leaves off what is off, and says why', async () => {
    const world = worldWithoutRoom();

    const { outcome, record } = await deleteIn(world, MONDAY);

    expect(outcome).toBe('left-disabled');
    expect(record.remarks).toEqual(['No day within 30 had room for its deletion.']);
    expect(world.iam.state.acts).toEqual([]);
  });

  it('no day within 30 leaves nothing off that somebody has deleted meanwhile', async () => {
    const world = worldWithoutRoom({ credentials: [] });

    const { outcome, record } = await deleteIn(world, MONDAY);

    expect(outcome).toBe('left-disabled');
    expect(record.outcomes).toEqual([
      { credentialId: OLD_KEY, result: 'dropped', reason: 'someone else deleted it' },
      { credentialId: 'password', result: 'left-disabled' },
    ]);
  });
});

/** Every day for weeks has its acts. */
function worldWithoutRoom(user: Partial<UserFacts> = {}) {
  const world = confirmedWorld('credentials', { user, settings: { ...OFFICE, maxActsPerDay: 1 } });
  for (let day = 1; day <= 40; day++)
    world.acts.set({
      ...emptyDay(daysAgo(-day).slice(0, 10)),
      revision: 1,
      acts: [{ caseId: 'other', owner: 'o' }],
    });
  return world;
}
