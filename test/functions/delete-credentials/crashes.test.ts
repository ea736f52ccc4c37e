import { describe, expect, it } from 'vitest';
import { AT, aKey, daysAgo, OLD_KEY, OTHER_KEY, USER_ID } from '../../support/builders.ts';
import { type Crash, crashesOf, runThrough } from '../../support/fakes/crashes.ts';
import { confirmedWorld, deleteIn } from './disabled-user.ts';

const crashName = ({ when, index, name }: Crash) => `${when} call ${index}, ${name}`;

describe.each(['credentials', 'user'] as const)('a crash while deleting (%s)', async (scope) => {
  const fresh = () => confirmedWorld(scope);
  const crashes = await crashesOf(fresh, (world) => deleteIn(world));

  it.each(crashes.map((crash) => [crashName(crash), crash] as const))(
    '%s: the retry ends in the same state with the same report',
    async (_, crash) => {
      const undisturbed = fresh();
      const expected = await deleteIn(undisturbed);
      const world = fresh();

      const report = await runThrough(world, crash, (one) => deleteIn(one));

      expect({ ...report, record: { ...report.record, revision: 0 } }).toEqual({
        ...expected,
        record: { ...expected.record, revision: 0 },
      });
      expect(world.iam.state.users).toEqual(undisturbed.iam.state.users);
      expect(world.iam.state.acts).toEqual(undisturbed.iam.state.acts);
      expect(world.table.at(USER_ID).restoreKit).toEqual(undisturbed.table.at(USER_ID).restoreKit);
    },
  );
});

describe('a deletion that is tried again', () => {
  async function interrupted(scope: 'credentials' | 'user', call: string, user = {}) {
    const world = confirmedWorld(scope, { user });
    world.calls.fail(call);
    await expect(deleteIn(world)).rejects.toThrow();
    return world;
  }

  it('does not delete a key that was used meanwhile', async () => {
    const world = await interrupted('credentials', 'iam.deleteKey');
    world.iam.change(() => ({ credentials: [aKey({ lastUsedAt: AT })] }));

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('drift');
    expect(record.remarks.join(' ')).toContain('AKIA…MPLE was used on');
    expect(world.iam.user().credentials.map(({ id }) => id)).toEqual([OLD_KEY]);
  });

  it('does not delete a key that someone switched on meanwhile', async () => {
    const world = await interrupted('credentials', 'iam.deleteKey');
    world.iam.change(() => ({ credentials: [aKey()] }));

    expect((await deleteIn(world)).outcome).toBe('drift');
    expect(world.iam.user().credentials).toHaveLength(1);
  });

  it('leaves a new key alone and deletes what was confirmed', async () => {
    const world = await interrupted('credentials', 'iam.deleteKey');
    const newKey = aKey({ id: OTHER_KEY, createdAt: AT, lastUsedAt: AT });
    world.iam.change(({ credentials }) => ({ credentials: [...credentials, newKey] }));

    expect((await deleteIn(world)).outcome).toBe('deleted');
    expect(world.iam.user().credentials).toEqual([newKey]);
  });

  it('does not delete a user that got a new key before anything was gone', async () => {
    const world = await interrupted('user', 'iam.deleteUser');
    const newKey = aKey({ id: OTHER_KEY, createdAt: AT, lastUsedAt: AT });
    world.iam.change(({ credentials }) => ({ credentials: [...credentials, newKey] }));

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('drift');
    expect(record.remarks.join(' ')).toContain('AKIA…MPLE is new');
    expect(record.remarks.join(' ')).not.toContain('partly');
    expect(world.iam.user().groups).toEqual(['operators']);
  });

  it('says so when a user with a new key is partly deleted', async () => {
    const world = await interrupted('user', 'iam.deleteUser:credentials');
    const newKey = aKey({ id: OTHER_KEY, createdAt: AT, lastUsedAt: daysAgo(0) });
    world.iam.change(({ credentials }) => ({ credentials: [...credentials, newKey] }));

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('drift');
    expect(record.remarks.join(' ')).toMatch(/The user is partly deleted.*restore kit/);
    expect(world.iam.user().credentials.map(({ id }) => id)).toEqual([OLD_KEY, OTHER_KEY]);
  });
});
