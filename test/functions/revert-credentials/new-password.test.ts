import { describe, expect, it } from 'vitest';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { newPassword } from '../../../functions/revert-credentials/new-password.ts';
import { AT, aKey, anAnswer, aPassword, daysAgo, USER_ID } from '../../support/builders.ts';
import { crashesOf } from '../../support/fakes/crashes.ts';
import { aliceOff, inputWith, revertIn, secretOf, wantedBack } from './disabled-user.ts';

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
    expect(
      world.calls.made.lastIndexOf('table.put', world.calls.made.indexOf('secrets.createOrGet')),
    ).toBeGreaterThan(0);
    expect([...world.secrets.stored.keys()]).toEqual([output.record.caseId]);
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

    expect((await revertIn(world)).record.remarks.join(' ')).toContain('iam:ChangePassword');
  });

  it('is not made where someone else has set one: theirs is left alone and reported', async () => {
    const theirs = aPassword({ createdAt: daysAgo(0.5) });
    const world = wantedBack({ user: { credentials: [theirs, aKey({ status: 'Inactive' })] } });

    const { outcome, record } = await revertIn(world);

    expect(outcome).toBe('restored');
    expect(record.outcomes[0]).toEqual({
      credentialId: 'password',
      result: 'dropped',
      reason: 'someone else has set a password meanwhile',
    });
    expect(record).not.toHaveProperty('passwordSecret');
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

    const { record } = await revertIn({ ...world, secrets });

    expect(record.outcomes[0]).toMatchObject({ credentialId: 'password', result: 'dropped' });
    expect(world.secrets.stored.size).toBe(0);
    expect(world.table.at(USER_ID)).not.toHaveProperty('passwordSecret');
  });

  it('leaves no secret where IAM refuses it', async () => {
    const world = wantedBack();
    const error = new PermanentServiceError('PasswordPolicyViolation');
    world.calls.fail('iam.createLoginProfile', { error });

    await expect(revertIn(world)).rejects.toThrow(error);

    expect(world.secrets.stored.size).toBe(0);
    expect(world.table.at(USER_ID)).not.toHaveProperty('passwordSecret');
  });
});

describe('a new password whose user is no more', () => {
  it.each([
    ['gone', []],
    ['recreated', [aliceOff({ userId: 'AIDANEW1234567890123' })]],
  ])('(%s) is not left in its secret', async (outcome, users) => {
    const world = wantedBack();
    const afterKey = (await crashesOf(wantedBack, (one) => revertIn(one))).findLast(
      ({ name }) => name === 'iam.read',
    );
    world.calls.meanwhileAt(afterKey?.index ?? -1, async () => {
      world.iam.state.users = users;
    });

    const { record, ...output } = await revertIn(world);

    expect(output.outcome).toBe(outcome);
    expect(world.iam.state.acts).toContain('set a password of alice');
    expect(world.secrets.stored.size).toBe(0);
    expect(record).not.toHaveProperty('passwordSecret');
  });

  it('(gone before another attempt) is not left either', async () => {
    const world = wantedBack();
    world.calls.fail('iam.createLoginProfile', { when: 'after' });
    await expect(revertIn(world)).rejects.toThrow();
    world.iam.state.users = [];

    const { record } = await revertIn(world);

    expect(world.secrets.stored.size).toBe(0);
    expect(record).not.toHaveProperty('passwordSecret');
  });
});

describe('a password that cannot be stored as it must be', () => {
  it('is not left in its secret, and no login profile is made', async () => {
    const world = wantedBack();
    const error = new PermanentServiceError('PutResourcePolicy: AccessDenied');
    world.calls.fail('secrets.createOrGet', { when: 'after', error });

    await expect(revertIn(world)).rejects.toThrow(error);

    expect(world.iam.state.passwords).toEqual({});
    expect(world.secrets.stored.size).toBe(0);
    expect(world.table.at(USER_ID)).not.toHaveProperty('passwordSecret');
  });
});

describe('a stored password', () => {
  const discard = inputWith({}, 'discard-password');

  it('is discarded with its mark, and the outcome before it goes on', async () => {
    const world = wantedBack();
    await revertIn(world);

    const output = await revertIn(world, { ...discard, outcome: 'not-used' });

    expect(world.secrets.stored.size).toBe(0);
    expect(output.outcome).toBe('not-used');
    expect(output.record).not.toHaveProperty('passwordSecret');
  });

  it('stays where somebody has given more time in the last second', async () => {
    const world = wantedBack();
    await revertIn(world);
    const record = world.table.at(USER_ID);
    const questionNumber = record.question?.number ?? 0;
    const more = anAnswer({ kind: 'extend', questionNumber, delivered: false, until: daysAgo(-20) });
    world.table.store({ ...record, answers: [...record.answers, more] });

    await revertIn(world, { ...discard, outcome: 'not-used' });

    expect(world.secrets.stored.size).toBe(1);
    expect(world.table.at(USER_ID)).toHaveProperty('passwordSecret');
  });

  it('is discarded because it was used, where nothing else is said', async () => {
    const world = wantedBack();
    await revertIn(world);

    expect((await revertIn(world, discard)).outcome).toBe('used');
  });

  it('of another case is not discarded, whatever the payload says', async () => {
    const world = wantedBack();
    await world.secrets.createOrGet('somebody-elses', 'pw', []);
    const payload = { hasNewPassword: true, passwordSecret: { since: AT } };
    const input = inputWith(payload, 'discard-password');

    await revertIn(world, input);

    expect(input).toEqual(discard);
    expect(world.secrets.stored.size).toBe(1);
  });

  it.each(['before', 'after'] as const)('is discarded once after a crash %s the call', async (when) => {
    const world = wantedBack();
    await revertIn(world);
    world.calls.fail('secrets.remove', { when });
    await expect(revertIn(world, discard)).rejects.toThrow();

    await revertIn(world, discard);

    expect(world.secrets.stored.size).toBe(0);
    expect(world.table.at(USER_ID)).not.toHaveProperty('passwordSecret');
  });
});
