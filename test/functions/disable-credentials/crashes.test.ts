import { describe, expect, it } from 'vitest';
import { AT, aKey, aPassword, daysAgo, OLD_KEY, OWNER, USER_ID } from '../../support/builders.ts';
import { type Crash, crashesOf, runThrough } from '../../support/fakes/crashes.ts';
import { disable, ENTERED_AGAIN, worldWith } from './answered.ts';

const fresh = () => worldWith();
const crashes = await crashesOf(fresh, (world) => disable(world));
const crashName = ({ when, index, name }: Crash) => `${when} call ${index}, ${name}`;

describe('a crash while disabling', () => {
  it.each(crashes.map((crash) => [crashName(crash), crash] as const))(
    '%s: the retry ends in the same state with the same report',
    async (_, crash) => {
      const undisturbed = fresh();
      const expected = await disable(undisturbed);
      const world = fresh();

      const report = await runThrough(world, crash, (one) => disable(one));

      expect({ ...report, record: { ...report.record, revision: 0 } }).toEqual({
        ...expected,
        record: { ...expected.record, revision: 0 },
      });
      expect(world.iam.state.users).toEqual(undisturbed.iam.state.users);
      expect(world.iam.state.acts).toEqual(undisturbed.iam.state.acts);
      expect(world.table.at(USER_ID).disabled).toEqual(undisturbed.table.at(USER_ID).disabled);
    },
  );

  it('between announcing and acting leaves a credential that is used meanwhile alone', async () => {
    const world = fresh();
    world.calls.fail('iam.deleteLoginProfile');
    await expect(disable(world)).rejects.toThrow();
    world.iam.change(() => ({
      credentials: [aPassword({ lastUsedAt: AT }), aKey()],
      passwordLastUsedAt: AT,
    }));

    const { record } = await disable(world, ENTERED_AGAIN);

    expect(world.iam.state.acts).toEqual([`deactivate ${OLD_KEY} of alice`]);
    expect(record.outcomes).toMatchObject([{ credentialId: 'password', result: 'dropped' }]);
    expect(world.table.at(USER_ID).disabled.map(({ credentialId }) => credentialId)).toEqual([OLD_KEY]);
  });

  it('after acting does not delete a password that someone has set meanwhile', async () => {
    const world = fresh();
    world.calls.fail('iam.deleteLoginProfile', { when: 'after' });
    await expect(disable(world)).rejects.toThrow();
    world.iam.change(({ credentials }) => ({ credentials: [aPassword({ createdAt: AT }), ...credentials] }));

    const { record } = await disable(world, ENTERED_AGAIN);

    expect(world.iam.user().credentials.map(({ id }) => id)).toEqual(['password', OLD_KEY]);
    expect(record.outcomes).toMatchObject([
      { credentialId: 'password', reason: 'someone has switched it on again' },
    ]);
  });

  it('half-way, then a protection, leaves the rest alone and tells what is off', async () => {
    const world = fresh();
    world.calls.fail('iam.deactivateKey');
    await expect(disable(world)).rejects.toThrow();
    world.iam.change(() => ({ tags: { Owner: OWNER, 'break-glass': '' } }));

    const { outcome, record } = await disable(world, ENTERED_AGAIN);

    expect(outcome).toBe('protected');
    expect(record.disabled.map(({ credentialId }) => credentialId)).toEqual(['password']);
    expect(world.iam.user().credentials).toEqual([aKey()]);
  });

  it('half-way keeps the last use from before, whatever IAM reports later', async () => {
    const world = fresh();
    world.calls.fail('iam.deactivateKey', { when: 'after' });
    await expect(disable(world)).rejects.toThrow();
    world.iam.change(() => ({ credentials: [aKey({ status: 'Inactive', lastUsedAt: AT })] }));

    const { record } = await disable(world);

    expect(record.disabled.find(({ credentialId }) => credentialId === OLD_KEY)?.lastUsedAt).toBe(
      daysAgo(200),
    );
  });
});
