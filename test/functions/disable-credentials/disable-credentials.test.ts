import { describe, expect, it } from 'vitest';
import { TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPassword,
  aPlan,
  aUser,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
} from '../../support/builders.ts';
import { answered, disable, stored, worldWith } from './answered.ts';

const both = [aPassword(), aKey()].map(({ id: credentialId, kind, lastUsedAt }) => ({
  ...{ credentialId, kind, disabledAt: AT },
  ...(lastUsedAt !== undefined && { lastUsedAt }),
}));

describe('what the owner does not need', () => {
  it('is disabled, announced in the table, and proven by a read', async () => {
    const world = worldWith();

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(world.iam.user().credentials).toEqual([aKey({ status: 'Inactive' })]);
    expect(world.iam.state.acts).toEqual(['delete password of alice', `deactivate ${OLD_KEY} of alice`]);
    expect(stored(world).disabled).toEqual([
      { credentialId: 'password', kind: 'password', lastUsedAt: daysAgo(120), disabledAt: AT },
      { credentialId: OLD_KEY, kind: 'access-key', lastUsedAt: daysAgo(200), disabledAt: AT },
    ]);
    expect(record).toMatchObject({
      user: { credentials: [{ status: 'Inactive' }] },
      observeUntil: daysAgo(-14),
      question: { number: 2, kind: 'impact', message: 'disabled', timeoutSeconds: 6 * 3600 },
      remarks: [],
    });
    expect(world.calls.made.slice(-3)).toEqual(['iam.read', 'table.get', 'table.put']);
  });

  it('is announced before each act, so that a crash leaves nothing of unknown origin', async () => {
    const world = worldWith();

    await disable(world);

    const calls = world.calls.made.filter((call) => /table.put|delete|deactivate/.test(call));
    expect(calls.slice(0, 4)).toEqual([
      'table.put',
      'iam.deleteLoginProfile',
      'table.put',
      'iam.deactivateKey',
    ]);
    // And what was decided, once all is done.
    expect(calls.slice(4)).toEqual(['table.put']);
  });

  it('is disabled alone where the other is kept, whose deadline counts from the answer', async () => {
    const decisions = { password: 'keep' as const, [OLD_KEY]: 'retire' as const };
    const world = worldWith(answered({ answers: [anAnswer({ decisions, at: daysAgo(1) })] }));

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(world.iam.user().credentials.map(({ status }) => status)).toEqual(['Active', 'Inactive']);
    expect(record.mustUse).toEqual({ credentialIds: ['password'], from: daysAgo(1), until: daysAgo(-13) });
    expect(record.outcomes).toEqual([{ credentialId: 'password', result: 'kept' }]);
  });

  it('never includes what the plan did not propose', async () => {
    const user = aUser({ credentials: [aKey(), aKey({ id: OTHER_KEY, lastUsedAt: daysAgo(1) })] });
    const decisions = { [OLD_KEY]: 'retire' as const, [OTHER_KEY]: 'retire' as const };
    const plan = aPlan(user);
    const record = answered({ plan, answers: [anAnswer({ planId: plan.planId, decisions })] });
    const world = worldWith(record, { users: [user] });

    await disable(world);

    expect(world.iam.state.acts).toEqual([`deactivate ${OLD_KEY} of alice`]);
  });
});

describe('two invocations of one entry at once', () => {
  it('take back nothing of each other, and everything can be had back', async () => {
    const world = worldWith();
    // The other one does it all, after this one has read the item and before it has read IAM.
    const { open } = world.sessions;
    let isFirst = true;
    world.sessions.open = async (...session) => {
      if (isFirst) {
        isFirst = false;
        await disable(world);
      }
      return open(...session);
    };

    await disable(world).catch(() => undefined);

    expect(stored(world).disabled.map(({ credentialId }) => credentialId)).toEqual(['password', OLD_KEY]);
    expect((await disable(world)).outcome).toBe('disabled');
  });
});

describe('an invocation beside one that has acted and not decided yet', () => {
  it('takes back nothing of it and decides nothing: the next try does', async () => {
    const world = worldWith();
    const { open } = world.sessions;
    let isFirst = true;
    world.sessions.open = async (...session) => {
      if (isFirst) {
        isFirst = false;
        world.table.store({ ...stored(world), disabled: both });
        const { writer } = await open(...session);
        await writer.disable(aPassword());
        await writer.disable(aKey());
      }
      return open(...session);
    };

    await expect(disable(world)).rejects.toThrow(TransientServiceError);
    expect(stored(world).disabled).toEqual(both);
    expect((await disable(world)).record).toMatchObject({ entry: { outcome: 'disabled' }, disabled: both });
  });
});

describe('a key that somebody has switched on again while the rest was held back', () => {
  it('is left alone', async () => {
    const off = { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: daysAgo(1) };
    const world = worldWith(answered({ disabled: [off] }));

    const { record } = await disable(world);

    expect(record.outcomes).toContainEqual({
      ...{ credentialId: OLD_KEY, result: 'dropped', reason: 'someone has switched it on again' },
    });
    expect(world.iam.state.acts).toEqual(['delete password of alice']);
  });

  it('is left alone also where a later act may not have happened', async () => {
    const keys = [aKey(), aKey({ id: OTHER_KEY })];
    const user = aUser({ credentials: keys });
    const plan = aPlan(user);
    const disabled = keys.map(({ id }) => ({
      ...{ credentialId: id, kind: 'access-key' as const, disabledAt: daysAgo(1) },
    }));
    const heldUp = { state: 'DisableCredentials', since: daysAgo(1) };
    const decisions = { [OLD_KEY]: 'retire' as const, [OTHER_KEY]: 'retire' as const };
    const answers = [anAnswer({ planId: plan.planId, decisions })];
    const world = worldWith(answered({ plan, answers, disabled, heldUp }), { users: [user] });

    const { record } = await disable(world);

    expect(world.iam.state.acts).toEqual([`deactivate ${OTHER_KEY} of alice`]);
    expect(record.outcomes).toEqual([
      { credentialId: OLD_KEY, result: 'dropped', reason: 'someone has switched it on again' },
    ]);
  });
});
