import { describe, expect, it } from 'vitest';
import { aPassword, OLD_KEY } from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';
import { disable, idsOff, nextAttempt, remove, stored, worldWith } from './answered.ts';

/** Something happens once, just before IAM is asked to disable this credential. */
function beforeDisabling(world: World, credentialId: string, act: () => unknown): void {
  nextAttempt(world, async (one, real) => {
    if (one.id === credentialId) await act();
    return real(one);
  });
}

describe('what somebody deletes between the read and the act', () => {
  it.each([
    ['password', OLD_KEY],
    [OLD_KEY, 'password'],
  ])('was not disabled by this case: %s', async (gone, other) => {
    const world = worldWith();
    beforeDisabling(world, gone, () => remove(world, gone));

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(record.outcomes).toEqual([
      { credentialId: gone, result: 'dropped', reason: 'it no longer exists' },
    ]);
    expect(idsOff(world)).toEqual([other]);
  });

  it('may be all there was: nothing was disabled', async () => {
    const world = worldWith();
    beforeDisabling(world, 'password', () => world.iam.change(() => ({ credentials: [] })));

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('changed');
    expect(record.outcomes.map(({ result }) => result)).toEqual(['dropped', 'dropped']);
    expect(idsOff(world)).toEqual([]);
  });

  it('is read again where IAM goes on showing it', async () => {
    const world = worldWith();
    const shown = structuredClone(world.iam.user());
    beforeDisabling(world, 'password', () => {
      remove(world, 'password');
      world.reader.read = async () => ({ exists: true, user: shown });
    });

    await expect(disable(world)).rejects.toThrow('IAM still shows password as active');
    expect(stored(world).outcomes).toEqual([]);
  });

  it('may be the whole user', async () => {
    const world = worldWith();
    beforeDisabling(world, 'password', () => world.iam.state.users.splice(0));

    expect((await disable(world)).outcome).toBe('gone');
    expect(idsOff(world)).toEqual([]);
  });

  it('may be the name: under the new one it is disabled', async () => {
    const world = worldWith();
    beforeDisabling(world, 'password', () => world.iam.change(() => ({ userName: 'renamed' })));

    await disable(world);

    expect(idsOff(world)).toEqual(['password', OLD_KEY]);
    expect(world.iam.state.acts).toEqual(['delete password of renamed', `deactivate ${OLD_KEY} of renamed`]);
  });
});

describe('what is gone, and another attempt beside this one has deleted it', () => {
  it('is off by this case', async () => {
    const world = worldWith();
    beforeDisabling(world, 'password', async () => {
      world.calls.fail('iam.deleteLoginProfile', { when: 'after' });
      await expect(disable(world)).rejects.toThrow('the reply was lost');
    });

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(record.outcomes).toEqual([]);
    expect(record.disabled).toEqual([
      expect.objectContaining({ credentialId: 'password' }),
      expect.objectContaining({ credentialId: OLD_KEY }),
    ]);
    expect(world.iam.state.acts).toEqual(['delete password of alice', `deactivate ${OLD_KEY} of alice`]);
  });

  it('is so still where that was an attempt before this one', async () => {
    const world = worldWith();
    world.calls.fail('iam.deleteLoginProfile', { when: 'after' });
    await disable(world).catch(() => undefined);
    const shown = structuredClone(world.iam.user());
    const { read } = world.reader;
    let reads = 0;
    const late = { ...shown, credentials: [aPassword(), ...shown.credentials] };
    world.reader.read = (...asked) =>
      ++reads === 1 ? Promise.resolve({ exists: true, user: late }) : read(...asked);

    const { outcome } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(idsOff(world)).toEqual(['password', OLD_KEY]);
  });
});
