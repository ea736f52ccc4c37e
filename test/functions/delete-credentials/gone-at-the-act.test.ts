import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { whatIsSo } from '../../../functions/domain/standing/standing.ts';
import { isUnproven } from '../../../functions/domain/telling/proofs.ts';
import { aKey, aPlan, daysAgo, OLD_KEY, OTHER_KEY, someSettings, USER_ID } from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';
import { aliceBefore, confirm, confirmedWorld, DISABLED, deleteIn, retire } from './disabled-user.ts';

const off = aKey({ status: 'Inactive' });
const otherOff = aKey({ id: OTHER_KEY, status: 'Inactive' });
const otherKey = {
  ...{ credentialId: OTHER_KEY, kind: 'access-key' as const },
  ...{ lastUsedAt: daysAgo(200), disabledAt: daysAgo(14) },
};
const dropped = (credentialId: string) => ({
  ...{ credentialId, result: 'dropped', reason: 'someone else deleted it' },
});
const deleted = (credentialId: string) => ({ credentialId, result: 'deleted' });

/** How each key stands, as every text about it says. */
const standsAs = (record: CaseRecord) =>
  Object.fromEntries(
    whatIsSo(record)
      .credentials.filter(({ credentialId }) => credentialId.startsWith('AKIA'))
      .map(({ credentialId, is }) => [credentialId, is]),
  );

const withoutKey = (world: World) => world.iam.change(() => ({ credentials: [] }));

/** Something happens once, just before the call of this name. */
function before(world: World, name: string, act: () => unknown): World {
  const { run } = world.calls;
  let isDone = false;
  world.calls.run = async (called, effect) => {
    if (called === name && !isDone) {
      isDone = true;
      await act();
    }
    return run(called, effect);
  };
  return world;
}

describe('a key that somebody else deletes in the seconds in which it is being deleted', () => {
  it('is not told as deleted by the case, with the whole user', async () => {
    const world = confirmedWorld('user');
    before(world, 'iam.deleteUser:credentials', () => withoutKey(world));

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('user-deleted');
    expect(record.outcomes).toEqual([dropped(OLD_KEY), deleted('password')]);
    expect(record.restoreKit?.isShared).toBeUndefined();
  });

  it('is not told so either where it was all there was, and the end is proven all the same', async () => {
    const plan = aPlan(aliceBefore({ credentials: [aKey()] }), someSettings({ deleteScope: 'user' }));
    const answers = [retire, confirm].map((one) => ({ ...one, planId: plan.planId }));
    const world = confirmedWorld('user', { record: { plan, answers, disabled: DISABLED.slice(1) } });
    before(world, 'iam.deleteUser:credentials', () => withoutKey(world));

    const { outcome, record } = await deleteIn(world);

    expect(record.outcomes).toEqual([dropped(OLD_KEY)]);
    expect(isUnproven('user-deleted', record)).toBe(false);
    expect(outcome).toBe('user-deleted');
  });

  it('is not told so beside another one that the case deletes', async () => {
    const disabled = [...DISABLED.slice(1), otherKey];
    const user = { credentials: [off, otherOff] };
    const world = confirmedWorld('credentials', { user, record: { disabled } });
    before(world, 'iam.deleteKey', () => world.iam.change(() => ({ credentials: [otherOff] })));

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('deleted');
    expect(record.outcomes).toEqual([dropped(OLD_KEY), deleted(OTHER_KEY)]);
    expect(standsAs(record)).toEqual({ [OLD_KEY]: 'gone', [OTHER_KEY]: 'deleted-by-us' });
  });

  it('is no deletion by the case where that is everything', async () => {
    const world = confirmedWorld('credentials', { record: { disabled: DISABLED.slice(1) } });
    before(world, 'iam.deleteKey', () => withoutKey(world));

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('left-disabled');
    expect(standsAs(record)).toEqual({ [OLD_KEY]: 'gone' });
  });
});

describe('a user that somebody else deletes with all it has in these seconds', () => {
  it('is gone, and was not deleted by the case', async () => {
    const world = confirmedWorld('user');
    before(world, 'iam.deleteUser:groups', () => (world.iam.state.users = []));

    const { outcome, record } = await deleteIn(world);

    expect({ outcome, userGone: record.userGone }).toEqual({ outcome: 'gone', userGone: true });
    expect(record.outcomes).toEqual([dropped(OLD_KEY)]);
  });

  it('is deleted by the case that has taken a part of it', async () => {
    const world = confirmedWorld('user');
    before(world, 'iam.deleteUser:user', () => (world.iam.state.users = []));

    expect((await deleteIn(world)).outcome).toBe('user-deleted');
  });
});

/** For three reads, IAM shows everything as it is now: those of an attempt, of after it, and of the next one. */
function showsLate(world: World): void {
  const shown = structuredClone(world.iam.state.users);
  const { read } = world.reader;
  let reads = 0;
  world.reader.read = async (...asked) => {
    const now = world.iam.state.users;
    world.iam.state.users = ++reads < 4 ? structuredClone(shown) : now;
    const answer = await read(...asked);
    world.iam.state.users = now;
    return answer;
  };
}

describe('what another attempt of the case may have deleted', () => {
  const CALLS = { credentials: 'iam.deleteKey', user: 'iam.deleteUser:credentials' } as const;

  it.each(['credentials', 'user'] as const)('is deleted by the case: one beside it (%s)', async (scope) => {
    const world = confirmedWorld(scope);
    // The other one finds the kit written, and stops when the key is gone.
    before(world, CALLS[scope], async () => {
      world.calls.fail(CALLS[scope], { when: 'after' });
      await deleteIn(world).catch(() => undefined);
    });

    const { record } = await deleteIn(world);

    expect(record.outcomes).toContainEqual(deleted(OLD_KEY));
    expect(record.restoreKit).not.toHaveProperty('isShared');
  });

  it.each(['credentials', 'user'] as const)('is deleted by the case: one before it (%s)', async (scope) => {
    const world = confirmedWorld(scope);
    world.calls.fail(CALLS[scope], { when: 'after' });
    showsLate(world);
    // Nor could the attempt say what it has done.
    world.calls.fail('table.put', { nth: 2 });
    await expect(deleteIn(world)).rejects.toThrow();
    expect(world.table.at(USER_ID).restoreKit).toBeDefined();

    await deleteIn(world).catch(() => undefined);
    const { record } = await deleteIn(world);

    expect(record.outcomes).toContainEqual(deleted(OLD_KEY));
  });

  it('is deleted by the case: one whose kit was withdrawn, as IAM still showed the key', async () => {
    const world = confirmedWorld('credentials');
    world.calls.fail(CALLS.credentials, { when: 'after' });
    showsLate(world);
    await expect(deleteIn(world)).rejects.toThrow();
    expect(world.table.at(USER_ID)).toMatchObject({ hasTriedToDelete: true });
    expect(world.table.at(USER_ID)).not.toHaveProperty('restoreKit');

    const { record } = await deleteIn(world);

    expect(record.outcomes).toContainEqual(deleted(OLD_KEY));
    expect(record).not.toHaveProperty('hasTriedToDelete');
  });

  it('is deleted by the case: one beside it that has come to the other key first', async () => {
    const disabled = [...DISABLED.slice(1), otherKey];
    const world = confirmedWorld('credentials', {
      user: { credentials: [off, otherOff] },
      record: { disabled },
    });
    // This one has deleted the first key; the other one reads that, takes up the rest, and dies before its end.
    const { run } = world.calls;
    let keys = 0;
    let isDead = false;
    world.calls.run = async (name, effect) => {
      if (isDead) throw new TransientServiceError('killed');
      if (name !== 'iam.deleteKey') return run(name, effect);
      keys += 1;
      const isSecond = keys === 2;
      if (isSecond) await deleteIn(world).catch(() => undefined);
      isDead = !isSecond && keys === 4;
      return run(name, effect);
    };

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('deleted');
    expect(record.outcomes).toEqual([deleted(OLD_KEY), deleted(OTHER_KEY)]);
  });
});
