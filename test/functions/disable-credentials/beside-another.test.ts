import { describe, expect, it } from 'vitest';
import { PermanentServiceError, TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { AT, aPassword, daysAgo, OLD_KEY } from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';
import {
  answered,
  disable,
  ENTERED_AGAIN,
  idsOff,
  nextAttempt,
  remove,
  stored,
  worldWith,
} from './answered.ts';

const refused = () => new PermanentServiceError('AccessDenied');
const throttled = () => new TransientServiceError('throttled');

/** An attempt beside another one, which disables and loses the reply. */
async function disablesBeside(world: World, call: 'deleteLoginProfile' | 'deactivateKey', at = AT) {
  world.calls.fail(`iam.${call}`, { when: 'after' });
  await expect(disable(world, at)).rejects.toThrow('the reply was lost');
}

describe('what another attempt has disabled beside one that was refused', () => {
  it('is found by the next try, also where it was announced once the refusal was told', async () => {
    const world = worldWith();
    nextAttempt(world, async (one, real) => {
      if (one.id === 'password') throw refused();
      await disablesBeside(world, 'deleteLoginProfile');
      return real(one);
    });

    await expect(disable(world)).rejects.toThrow(TransientServiceError);
    const { outcome, record } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(record.outcomes).toEqual([]);
    expect(idsOff(world).sort()).toEqual([OLD_KEY, 'password']);
  });

  it('is found by the next try, also where it was announced days before', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey', { error: throttled() });
    await disable(world).catch(() => undefined);
    world.table.store({ ...stored(world), heldUp: { state: 'DisableCredentials', since: AT } });
    nextAttempt(world, async () => {
      await disablesBeside(world, 'deactivateKey', ENTERED_AGAIN);
      throw refused();
    });

    await expect(disable(world, ENTERED_AGAIN)).rejects.toThrow('This try was refused: AccessDenied');
    const { outcome, record } = await disable(world, ENTERED_AGAIN);

    expect(outcome).toBe('disabled');
    expect(record.outcomes).toEqual([]);
    expect(idsOff(world)).toEqual(['password', OLD_KEY]);
  });
});

describe('a refusal', () => {
  it.each([
    ['password', OLD_KEY],
    [OLD_KEY, 'password'],
  ])('of all that is left is none of a change: %s, while somebody deletes the other', async (one, gone) => {
    const world = worldWith();
    nextAttempt(world, async (credential, real) => {
      if (credential.id === one) throw refused();
      remove(world, gone);
      return real(credential);
    });

    await expect(disable(world)).rejects.toThrow('AccessDenied');
    expect(idsOff(world)).toEqual([]);
  });

  it('that lasts is told in a later entry, whatever was tried before', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey', { error: throttled() });
    await disable(world).catch(() => undefined);
    world.table.store({ ...stored(world), heldUp: { state: 'DisableCredentials', since: AT } });
    world.calls.fail('iam.deactivateKey', { error: refused() });

    const { record } = await disable(world, ENTERED_AGAIN);

    expect(record.outcomes).toEqual([{ credentialId: OLD_KEY, result: 'failed', reason: 'AccessDenied' }]);
    expect(idsOff(world)).toEqual(['password']);
  });
});

describe('what somebody deletes at a further try', () => {
  it('was not disabled by this case, where it is a key: disabling deletes none', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey', { error: throttled() });
    await disable(world).catch(() => undefined);
    nextAttempt(world, async (one, real) => {
      remove(world, OLD_KEY);
      return real(one);
    });

    const { record } = await disable(world);

    expect(record.outcomes).toEqual([
      { credentialId: OLD_KEY, result: 'dropped', reason: 'it no longer exists' },
    ]);
    expect(idsOff(world)).toEqual(['password']);
  });

  it('is told as deleted, where that was announced before and held up by another', async () => {
    const off = { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: daysAgo(1) };
    const world = worldWith(answered({ disabled: [off] }));
    world.iam.change(() => ({ credentials: [aPassword()] }));

    const { record } = await disable(world);

    expect(record.outcomes).toEqual([
      { credentialId: OLD_KEY, result: 'dropped', reason: 'it no longer exists' },
    ]);
    expect(idsOff(world)).toEqual(['password']);
  });
});

describe('what was announced days before, and is tried again with more', () => {
  it('is not taken for turned on by somebody while IAM shows late that it is off', async () => {
    const world = worldWith();
    world.calls.fail('iam.deleteLoginProfile', { error: throttled() });
    await disable(world).catch(() => undefined);
    world.table.store({ ...stored(world), heldUp: { state: 'DisableCredentials', since: AT } });
    world.calls.fail('iam.deactivateKey', { error: throttled() });
    const shown = structuredClone(world.iam.user());
    await disable(world, ENTERED_AGAIN).catch(() => undefined);
    const { read } = world.reader;
    world.reader.read = async () => {
      world.reader.read = read;
      return { exists: true, user: shown };
    };

    const { outcome, record } = await disable(world, ENTERED_AGAIN);

    expect(outcome).toBe('disabled');
    expect(record.outcomes).toEqual([]);
    expect(idsOff(world)).toEqual(['password', OLD_KEY]);
  });
});

describe('what IAM refuses, and another attempt beside this one has disabled', () => {
  it('is not forgotten: the next try finds it off by this case', async () => {
    const world = worldWith();
    const { read } = world.reader;
    world.reader.read = async (...asked) => {
      world.reader.read = read;
      const shown = structuredClone(await read(...asked));
      world.calls.fail('iam.deleteLoginProfile', { when: 'after' });
      await expect(disable(world)).rejects.toThrow('the reply was lost');
      world.calls.fail('iam.deleteLoginProfile', { error: refused() });
      return shown;
    };

    await expect(disable(world)).rejects.toThrow('IAM may not show yet whether password is off');
    const { outcome } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(idsOff(world)).toEqual(['password', OLD_KEY]);
  });
});

describe('what another attempt is about to disable', () => {
  it('is not forgotten by one that finds the user protected, also where it was announced days before', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey', { error: throttled() });
    await disable(world).catch(() => undefined);
    world.table.store({ ...stored(world), heldUp: { state: 'DisableCredentials', since: AT } });
    const { read } = world.reader;
    world.reader.read = async (...asked) => {
      world.reader.read = read;
      const shown = structuredClone(await read(...asked));
      await disablesBeside(world, 'deactivateKey', ENTERED_AGAIN);
      world.iam.change(() => ({ tags: { 'break-glass': 'yes' } }));
      return shown.exists ? { ...shown, user: { ...shown.user, tags: { 'break-glass': 'yes' } } } : shown;
    };

    await expect(disable(world, ENTERED_AGAIN)).rejects.toThrow('whether AKIA…MPLE is off');
    const { outcome } = await disable(world, ENTERED_AGAIN);

    expect(outcome).toBe('protected');
    expect(idsOff(world)).toEqual(['password', OLD_KEY]);
  });
});
