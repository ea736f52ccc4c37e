import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case-record.ts';
import { newPassword } from '../../../functions/revert-credentials/new-password.ts';
import { InvalidInputError, PermanentServiceError } from '../../../functions/shared/errors.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPassword,
  aUser,
  daysAgo,
  neverUsed,
  OLD_KEY,
  OTHER_KEY,
  USER_ID,
} from '../../support/builders.ts';
import { crashesOf, runThrough } from '../../support/fakes/crashes.ts';
import type { World } from '../../support/fakes/world.ts';
import { aliceOff, DISABLED, revertIn, wantedBack } from './disabled-user.ts';

const statusOf = (world: World, id: string) =>
  world.iam.user().credentials.find((one) => one.id === id)?.status;
const secretOf = (world: World) => [...world.secrets.stored.values()][0];

describe('what this case disabled', () => {
  it('is given back: the keys as they were, and a new password', async () => {
    const world = wantedBack();

    const { outcome, case: case_ } = await revertIn(world);

    expect(outcome).toBe('restored');
    expect(statusOf(world, OLD_KEY)).toBe('Active');
    expect(statusOf(world, 'password')).toBe('Active');
    expect(case_.outcomes).toEqual([
      { credentialId: 'password', result: 'restored' },
      { credentialId: OLD_KEY, result: 'restored' },
    ]);
    expect(case_).toMatchObject({
      disabled: [],
      hasNewPassword: true,
      mustUse: { credentialIds: ['password', OLD_KEY], from: AT, until: daysAgo(-14) },
      question: { number: 4, kind: 'use', message: 'restored', timeoutSeconds: 2 * 86_400 },
    });
    expect(world.table.at(USER_ID).restoredAt).toBe(AT);
  });

  it('is all that is given back: a key that was off before stays off', async () => {
    const world = wantedBack();

    await revertIn(world);

    expect(statusOf(world, OTHER_KEY)).toBe('Inactive');
    expect(world.iam.state.acts).toEqual(['set a password of alice', `activate ${OLD_KEY} of alice`]);
  });

  it('is what the table says, whatever the payload says', async () => {
    const world = wantedBack({ record: { disabled: DISABLED.slice(1) } });

    await revertIn(world, {
      disabled: [{ credentialId: OTHER_KEY, kind: 'access-key', disabledAt: AT }],
    });

    expect(world.iam.state.acts).toEqual([`activate ${OLD_KEY} of alice`]);
  });

  it('must be used, like what was kept before', async () => {
    const world = wantedBack({ record: { disabled: DISABLED.slice(1) } });
    const mustUse = { credentialIds: [OTHER_KEY], from: daysAgo(3), until: daysAgo(-11) };

    const { case: case_ } = await revertIn(world, { mustUse });

    expect(case_.mustUse).toEqual({ credentialIds: [OTHER_KEY, OLD_KEY], from: AT, until: daysAgo(-14) });
  });

  it('is given back without anybody asking when it was used', async () => {
    const world = wantedBack({
      record: { answers: [anAnswer()] },
      user: { credentials: [aKey({ status: 'Inactive', lastUsedAt: AT })] },
    });

    expect((await revertIn(world)).outcome).toBe('restored');
    expect(statusOf(world, OLD_KEY)).toBe('Active');
  });
});

describe('without a wish and without a use', () => {
  const restoreKit = {
    writtenAt: AT,
    scope: 'credentials' as const,
    user: aUser(),
    inlinePolicyDocuments: {},
  };

  it.each<[string, Partial<CaseRecord>]>([
    ['nobody asked', { answers: [anAnswer()] }],
    ['the case is closed', { status: 'closed' }],
    ['nothing was disabled', { disabled: [] }],
    ['it was given back long ago', { restoredAt: daysAgo(1) }],
    ['it is being deleted', { restoreKit }],
  ])('(%s) nothing is touched', async (_, record) => {
    const world = wantedBack({ record });

    await expect(revertIn(world)).rejects.toThrow(InvalidInputError);

    expect(world.iam.state.acts).toEqual([]);
    expect(world.secrets.stored.size).toBe(0);
  });
});

describe('a new password', () => {
  it('is in the secret before the login profile, and nowhere else', async () => {
    const world = wantedBack();

    const output = await revertIn(world);

    const order = world.calls.made.filter((call) => /createOrGet|createLoginProfile/.test(call));
    expect(order).toEqual(['secrets.createOrGet', 'iam.createLoginProfile']);
    const password = secretOf(world) ?? '';
    expect(world.iam.state.passwords).toEqual({ alice: password });
    expect(JSON.stringify(output)).not.toContain(password);
    expect(JSON.stringify(world.table.at(USER_ID))).not.toContain(password);
    expect(output.case.passwordSecretArn).toBe([...world.secrets.stored.keys()][0]);
  });

  it.each([undefined, { minimumLength: 6 }, { minimumLength: 40 }, { minimumLength: 128 }])(
    'satisfies every policy: %j',
    (policy) => {
      const password = newPassword(policy);

      expect(password.length).toBe(Math.max(28, policy?.minimumLength ?? 0));
      for (const kind of [/[a-z]/, /[A-Z]/, /[0-9]/, /[!@#$%^&*()_+\-=[\]{}]/])
        expect(password).toMatch(kind);
      expect(newPassword(policy)).not.toBe(password);
    },
  );

  it('comes with a warning where users may not change their passwords', async () => {
    const world = wantedBack();
    world.iam.state.passwordPolicy = { minimumLength: 8, usersMayChange: false };

    expect((await revertIn(world)).case.remarks.join(' ')).toContain('iam:ChangePassword');
  });

  it('is not made where someone else has set one: theirs is left alone and reported', async () => {
    const theirs = aPassword({ createdAt: daysAgo(0.5) });
    const world = wantedBack({ user: { credentials: [theirs, aKey({ status: 'Inactive' })] } });

    const { outcome, case: case_ } = await revertIn(world);

    expect(outcome).toBe('restored');
    expect(case_.outcomes[0]).toEqual({
      credentialId: 'password',
      result: 'dropped',
      reason: 'someone else has set a password meanwhile',
    });
    expect(case_.hasNewPassword).toBe(false);
    expect(world.iam.user().credentials[0]).toEqual(theirs);
    expect(world.secrets.stored.size).toBe(0);
  });

  it('leaves no secret where someone else was faster by a moment', async () => {
    const world = wantedBack();
    const secrets = {
      ...world.secrets,
      async createOrGet(...parameters: Parameters<typeof world.secrets.createOrGet>) {
        const secret = await world.secrets.createOrGet(...parameters);
        world.iam.change(({ credentials }) => ({
          credentials: [aPassword({ createdAt: AT }), ...credentials],
        }));
        return secret;
      },
    };

    const { case: case_ } = await revertIn({ ...world, secrets });

    expect(case_.outcomes[0]).toMatchObject({ credentialId: 'password', result: 'dropped' });
    expect(world.secrets.stored.size).toBe(0);
    expect(world.table.at(USER_ID)).not.toHaveProperty('passwordSecret');
  });

  it('leaves no secret where IAM refuses it', async () => {
    const world = wantedBack();
    world.calls.fail('iam.createLoginProfile', {
      error: new PermanentServiceError('PasswordPolicyViolation'),
    });

    const { outcome, case: case_ } = await revertIn(world);

    expect(outcome).toBe('restored');
    expect(case_.outcomes).toEqual([
      { credentialId: 'password', result: 'failed', reason: 'PasswordPolicyViolation' },
      { credentialId: OLD_KEY, result: 'restored' },
    ]);
    expect(world.secrets.stored.size).toBe(0);
  });
});

describe('what cannot be given back', () => {
  it.each([
    ['is gone', [], 'it exists no more'],
    ['has expired', [aKey({ status: 'Expired' })], 'its status is Expired'],
  ])('because it %s is reported', async (_, credentials, reason) => {
    const world = wantedBack({ record: { disabled: DISABLED.slice(1) }, user: { credentials } });

    const { outcome, case: case_ } = await revertIn(world);

    expect(outcome).toBe('nothing-to-restore');
    expect(case_.outcomes).toEqual([{ credentialId: OLD_KEY, result: 'dropped', reason }]);
    expect(world.iam.state.acts).toEqual([]);
  });

  it('for lack of rights fails the step when it is everything', async () => {
    const world = wantedBack({ record: { disabled: DISABLED.slice(1) } });
    world.calls.fail('iam.activateKey', { error: new PermanentServiceError('AccessDenied') });

    await expect(revertIn(world)).rejects.toThrow(PermanentServiceError);
    expect(world.table.at(USER_ID)).not.toHaveProperty('restoredAt');
  });

  it.each([
    ['gone', []],
    ['recreated', [aliceOff({ userId: 'AIDANEW1234567890123' })]],
  ])('because the user is %s is told', async (outcome, users) => {
    const world = wantedBack();
    world.iam.state.users = users;

    expect((await revertIn(world)).outcome).toBe(outcome);
    expect(world.iam.state.acts).toEqual([]);
  });

  it('leaves the wait for another kept credential', async () => {
    const world = wantedBack({ record: { disabled: DISABLED.slice(1) }, user: { credentials: [] } });
    const mustUse = { credentialIds: [OTHER_KEY], from: AT, until: daysAgo(-14) };

    expect((await revertIn(world, { mustUse })).outcome).toBe('await-use');
  });
});

describe('a crash while giving back', async () => {
  const crashes = await crashesOf(wantedBack, (world) => revertIn(world));

  it.each(crashes.map((crash) => [`${crash.when} call ${crash.index}, ${crash.name}`, crash] as const))(
    '%s: the retry ends in the same state with the same report',
    async (_, crash) => {
      const undisturbed = wantedBack();
      const expected = await revertIn(undisturbed);
      const world = wantedBack();

      const report = await runThrough(world, crash, (one) => revertIn(one));

      expect(report).toEqual(expected);
      expect(world.iam.state.users).toEqual(undisturbed.iam.state.users);
      expect(world.iam.state.acts).toEqual(undisturbed.iam.state.acts);
      expect(world.iam.state.passwords['alice']).toBe(secretOf(world));
      expect(world.secrets.stored.size).toBe(1);
    },
  );
});

describe('a stored password', () => {
  it('is discarded with its mark, and the outcome before it goes on', async () => {
    const world = wantedBack();
    const { case: restored } = await revertIn(world);
    const used = { ...restored, user: aUser({ credentials: [neverUsed(aPassword())] }) };

    const output = await revertIn(world, used, 'discard-password');

    expect(world.secrets.stored.size).toBe(0);
    expect(output).toMatchObject({ outcome: 'used', case: { hasNewPassword: false } });
    expect(output.case).not.toHaveProperty('passwordSecretArn');
  });

  it('of another case is not discarded, whatever the payload says', async () => {
    const world = wantedBack();
    await world.secrets.createOrGet('somebody-elses', 'pw', []);
    const [arn = ''] = world.secrets.stored.keys();

    await revertIn(world, { passwordSecretArn: arn, hasNewPassword: true }, 'discard-password');

    expect(world.secrets.stored.size).toBe(1);
  });

  it.each(['before', 'after'] as const)('is discarded once after a crash %s the call', async (when) => {
    const world = wantedBack();
    const { case: restored } = await revertIn(world);
    world.calls.fail('secrets.remove', { when });
    await expect(revertIn(world, restored, 'discard-password')).rejects.toThrow();

    await revertIn(world, restored, 'discard-password');

    expect(world.secrets.stored.size).toBe(0);
  });
});
