import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { PermanentServiceError, TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { AT, aKey, aQuestion, daysAgo, OLD_KEY, OTHER_KEY, USER_ID } from '../../support/builders.ts';
import { aliceOff, revertIn, statusOf, wantedBack } from './disabled-user.ts';

const denied = new PermanentServiceError('Create the login profile: AccessDenied');
const throttled = new TransientServiceError('Create the login profile: Throttling');

/** A world in which the password cannot be given back now, and the key can. */
function withoutPassword(error: Error = denied, world = wantedBack()) {
  world.calls.fail('iam.createLoginProfile', { error });
  return world;
}

/** Since when this state holds the case up: the day in which it is tried again is over, or is not. */
const heldUpSince = (since: string) => ({ record: { heldUp: { state: 'RevertCredentials', since } } });
const FAILED = { credentialId: 'password', result: 'failed', reason: denied.message };

describe('a restore that IAM refuses in part', () => {
  it.each([
    ['refuses for good', denied],
    ['cannot do now', throttled],
  ])('(what it %s) fails the step once the rest is back, which is on record', async (_, error) => {
    const world = withoutPassword(error);

    await expect(revertIn(world)).rejects.toThrow(error);

    expect(statusOf(world, OLD_KEY)).toBe('Active');
    const record = world.table.at(USER_ID);
    expect(record.outcomes).toEqual([{ credentialId: OLD_KEY, result: 'restored' }]);
    expect(record.user?.credentials.find(({ id }) => id === OLD_KEY)?.status).toBe('Active');
    expect(record).not.toHaveProperty('restoredAt');
  });

  it('is finished by a later try, as if it had been one', async () => {
    const world = withoutPassword();
    await expect(revertIn(world)).rejects.toThrow(denied);

    const { outcome, record } = await revertIn(world);

    expect(outcome).toBe('restored');
    expect(record.outcomes).toEqual([
      { credentialId: 'password', result: 'restored' },
      { credentialId: OLD_KEY, result: 'restored' },
    ]);
    expect(record.mustUse?.credentialIds).toEqual(['password', OLD_KEY]);
  });

  it('leaves alone what was given back and somebody has turned off meanwhile', async () => {
    const world = withoutPassword();
    await expect(revertIn(world)).rejects.toThrow(denied);
    const off = [aKey({ status: 'Inactive' }), aKey({ id: OTHER_KEY, status: 'Inactive' })];
    world.iam.change(() => ({ credentials: off }));

    expect((await revertIn(world)).outcome).toBe('restored');

    expect(statusOf(world, 'password')).toBe('Active');
    expect(statusOf(world, OLD_KEY)).toBe('Inactive');
  });

  it('is tried again for a day', async () => {
    const world = withoutPassword(denied, wantedBack(heldUpSince(daysAgo(0.99))));

    await expect(revertIn(world)).rejects.toThrow(denied);
  });

  it('names after a day what it could not give back, and goes on with the rest', async () => {
    const world = withoutPassword(denied, wantedBack(heldUpSince(daysAgo(1))));

    const { outcome, record } = await revertIn(world);

    expect(outcome).toBe('restored');
    expect(record.outcomes).toEqual([FAILED, { credentialId: OLD_KEY, result: 'restored' }]);
    expect(record.mustUse?.credentialIds).toEqual([OLD_KEY]);
    expect(world.secrets.stored.size).toBe(0);
  });

  it('names it after a day also where the rest came back in an earlier try', async () => {
    const outcomes = [{ credentialId: OLD_KEY, result: 'restored' as const }];
    const { record: heldUp } = heldUpSince(daysAgo(1));
    const world = withoutPassword(denied, wantedBack({ record: { ...heldUp, outcomes } }));
    world.iam.change(() => ({ credentials: [aKey()] }));

    const { outcome, record } = await revertIn(world);

    expect(outcome).toBe('restored');
    expect(record.outcomes).toEqual([FAILED, ...outcomes]);
    expect(record.mustUse?.credentialIds).toEqual([OLD_KEY]);
  });

  it('says what somebody has turned off again since an earlier try, and waits for no use of it', async () => {
    const outcomes = [{ credentialId: OLD_KEY, result: 'restored' as const }];
    const { record: heldUp } = heldUpSince(daysAgo(0.1));
    const user = aliceOff({ readAt: daysAgo(0.1) });
    const world = wantedBack({ record: { ...heldUp, outcomes, user } });

    const { outcome, record } = await revertIn(world);

    expect(outcome).toBe('restored');
    expect(record.outcomes).toContainEqual({
      credentialId: OLD_KEY,
      result: 'dropped',
      reason: 'someone has switched it off',
    });
    expect(record.mustUse?.credentialIds).toEqual(['password']);
  });

  it('never turns that on again, however many tries come after', async () => {
    const outcomes = [{ credentialId: OLD_KEY, result: 'restored' as const }];
    const { record: heldUp } = heldUpSince(daysAgo(0.1));
    const user = aliceOff({ readAt: daysAgo(0.1) });
    const world = withoutPassword(denied, wantedBack({ record: { ...heldUp, outcomes, user } }));
    await expect(revertIn(world)).rejects.toThrow(denied);

    const { record } = await revertIn(world);

    expect(statusOf(world, OLD_KEY)).toBe('Inactive');
    expect(statusOf(world, 'password')).toBe('Active');
    expect(record.mustUse?.credentialIds).toEqual(['password']);
  });

  it('gives nobody a second password after they have deleted the first', async () => {
    const outcomes = [{ credentialId: 'password', result: 'restored' as const }];
    const { record: heldUp } = heldUpSince(daysAgo(0.1));
    const user = aliceOff({ readAt: daysAgo(0.1) });
    const world = wantedBack({ record: { ...heldUp, outcomes, user } });
    world.calls.fail('iam.activateKey', { error: denied });
    await expect(revertIn(world)).rejects.toThrow(denied);

    await revertIn(world);

    expect(statusOf(world, 'password')).toBeUndefined();
    expect(statusOf(world, OLD_KEY)).toBe('Active');
  });

  it.each([
    ['the first round', {}],
    ['a later round', heldUpSince(daysAgo(0.1)).record],
  ])(
    'does not take a late read of IAM for somebody’s doing, tried again within seconds (%s)',
    async (_, held) => {
      const world = withoutPassword(throttled, wantedBack({ record: held }));
      await expect(revertIn(world)).rejects.toThrow(throttled);
      const late = [aKey({ status: 'Inactive' }), aKey({ id: OTHER_KEY, status: 'Inactive' })];
      world.iam.change(() => ({ credentials: late }));

      const { record } = await revertIn(world);

      expect(record.outcomes).toContainEqual({ credentialId: OLD_KEY, result: 'restored' });
      expect(record.mustUse?.credentialIds).toEqual(['password', OLD_KEY]);
    },
  );

  it('fails the step also after a day where nothing at all could be given back', async () => {
    const world = withoutPassword(denied, wantedBack(heldUpSince(daysAgo(1))));
    world.calls.fail('iam.activateKey', { error: denied });

    await expect(revertIn(world)).rejects.toThrow(denied);
  });

  it('is tried again at once where some of it may pass by itself', async () => {
    const world = withoutPassword(denied);
    world.calls.fail('iam.activateKey', { error: throttled });

    await expect(revertIn(world)).rejects.toThrow(throttled);
  });

  it('reports no fault of its own as what IAM has refused', async () => {
    const world = wantedBack(heldUpSince(daysAgo(1)));
    world.calls.fail('iam.activateKey', { error: new TypeError('a fault') });

    await expect(revertIn(world)).rejects.toThrow(TypeError);
    expect(world.table.at(USER_ID)).not.toHaveProperty('restoredAt');
  });

  it('ends what IAM throttles within the day: no more tries come after these', async () => {
    const world = withoutPassword(throttled, wantedBack(heldUpSince(daysAgo(0.99))));

    expect((await revertIn(world)).outcome).toBe('restored');
  });

  it('keeps what people should know of the part that is back', async () => {
    const world = wantedBack();
    world.iam.state.passwordPolicy = { minimumLength: 8, usersMayChange: false };
    world.calls.fail('iam.activateKey', { error: denied });
    await expect(revertIn(world)).rejects.toThrow(denied);

    const { record } = await revertIn(world);

    expect(record.remarks).toEqual([expect.stringContaining('iam:ChangePassword')]);
  });
});

describe('what was refused for a day and is asked back once more', () => {
  const outcomes = [
    { ...FAILED, result: 'failed' as const },
    { credentialId: OLD_KEY, result: 'restored' as const },
  ];
  const mustUse = { credentialIds: [OLD_KEY], from: daysAgo(1), until: AT };
  const question = aQuestion('use', { number: 4 });
  const again = (record: Partial<CaseRecord> = {}) => {
    const world = wantedBack({ record: { outcomes, mustUse, question, ...record } });
    world.iam.change(() => ({ credentials: [aKey()] }));
    return world;
  };

  it('is given back, and the use of all is waited for', async () => {
    const { outcome, record } = await revertIn(again());

    expect(outcome).toBe('restored');
    expect(record.mustUse).toMatchObject({ credentialIds: [OLD_KEY, 'password'], from: AT });
    expect(record.question).toMatchObject({ kind: 'use', message: 'restored', number: 5 });
  });

  it('holds the case up where it is refused, and fails nothing for what is back', async () => {
    const within = withoutPassword(denied, again());
    await expect(revertIn(within)).rejects.toThrow(denied);

    const { outcome, record } = await revertIn(
      withoutPassword(denied, again(heldUpSince(daysAgo(1)).record)),
    );

    expect(outcome).toBe('restored');
    expect(record.outcomes).toEqual([FAILED, { credentialId: OLD_KEY, result: 'restored' }]);
    expect(record.mustUse?.credentialIds).toEqual([OLD_KEY]);
  });

  it('turns on nothing that its owner has turned off since its use was looked for', async () => {
    const world = again({
      outcomes: [
        { ...FAILED, result: 'failed' },
        { credentialId: OLD_KEY, result: 'used' },
      ],
    });
    world.iam.change(() => ({ credentials: [aKey({ status: 'Inactive' })] }));

    await revertIn(world);

    expect(statusOf(world, OLD_KEY)).toBe('Inactive');
  });
});
