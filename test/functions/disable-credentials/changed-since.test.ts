import { describe, expect, it } from 'vitest';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import { TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { showTime } from '../../../functions/domain/time/time.ts';
import type { UserWriter } from '../../../functions/ports.ts';
import {
  aKey,
  anAnswer,
  aPassword,
  aUser,
  daysAgo,
  OLD_KEY,
  OWNER,
  SECURITY,
} from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';
import { answered, disable, stored, worldWith } from './answered.ts';

describe('what changed since the plan', () => {
  it.each<[string, Partial<UserFacts>, string]>([
    [
      'was used',
      { credentials: [aPassword(), aKey({ lastUsedAt: daysAgo(1) })] },
      `it was used on ${showTime(daysAgo(1), 'UTC')}`,
    ],
    [
      'is off already',
      { credentials: [aPassword(), aKey({ status: 'Inactive' })] },
      'its status is now Inactive',
    ],
    ['is gone', { credentials: [aPassword()] }, 'it no longer exists'],
    ['cannot be read', { credentials: [aPassword(), aKey({ problem: 'denied' })] }, 'denied'],
  ])('because it %s is dropped with the reason, the rest goes on', async (_, change, reason) => {
    const world = worldWith();
    world.iam.change(() => change);

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(record.outcomes).toEqual([{ credentialId: OLD_KEY, result: 'dropped', reason }]);
    expect(record.disabled.map(({ credentialId }) => credentialId)).toEqual(['password']);
    expect(world.iam.state.acts).toEqual(['delete password of alice']);
  });

  it('is nothing, but it does not count as unused at this moment: it is left alone, whatever the plan says', async () => {
    const world = worldWith(answered({ thresholdDays: 365 }));

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('changed');
    expect(record.outcomes).toMatchObject([
      { credentialId: 'password', reason: 'it does not count as unused' },
      { credentialId: OLD_KEY, reason: 'it does not count as unused' },
    ]);
    expect(world.iam.state.acts).toEqual([]);
  });

  it('is a password set anew: it is dropped', async () => {
    const world = worldWith();
    world.iam.change(() => ({ credentials: [aPassword({ createdAt: daysAgo(1) }), aKey()] }));

    const { record } = await disable(world);

    expect(record.outcomes).toMatchObject([{ credentialId: 'password', reason: 'it was created anew' }]);
  });

  it('is that nobody can be given a new password there: the password is left alone', async () => {
    const world = worldWith();
    world.settings = { ...world.settings, noNewPasswordsIn: [aUser().account] };

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(record.outcomes).toEqual([
      {
        credentialId: 'password',
        result: 'dropped',
        reason: 'nobody can be given a new one in this account (setting noNewPasswordsIn)',
      },
    ]);
    expect(world.iam.state.acts).toEqual([`deactivate ${OLD_KEY} of alice`]);
  });

  it('is everything: nothing is touched and the case says so', async () => {
    const world = worldWith();
    world.iam.change(() => ({
      credentials: [aPassword({ createdAt: daysAgo(1) }), aKey({ lastUsedAt: daysAgo(1) })],
    }));

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('changed');
    expect(record.outcomes).toHaveLength(2);
    expect(world.iam.state.acts).toEqual([]);
    expect(stored(world).disabled).toEqual([]);
  });

  it('is everything, and another credential is kept: its use is waited for', async () => {
    const decisions = { password: 'keep' as const, [OLD_KEY]: 'retire' as const };
    const world = worldWith(answered({ answers: [anAnswer({ decisions })] }));
    world.iam.change(() => ({ credentials: [aPassword(), aKey({ lastUsedAt: daysAgo(1) })] }));

    expect((await disable(world)).outcome).toBe('kept');
  });

  it('is the owner: the word of the former one does not count', async () => {
    const world = worldWith();
    world.iam.change(() => ({ tags: { Owner: 'bob@example.com' } }));

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('changed');
    expect(record.outcomes[0]?.reason).toBe('its owner has changed since the answer');
    expect(world.iam.state.acts).toEqual([]);
  });

  it('is the owner: the word of a security contact still counts', async () => {
    const answer = anAnswer({ role: 'security-contact', by: SECURITY });
    const world = worldWith(answered({ answers: [answer] }));
    world.iam.change(() => ({ tags: { Owner: 'bob@example.com' } }));

    expect((await disable(world)).outcome).toBe('disabled');
  });

  it('is the protection: nothing is touched', async () => {
    const world = worldWith();
    world.iam.change(() => ({ tags: { Owner: OWNER, 'break-glass': '' } }));

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('protected');
    expect(record.remarks).toEqual(['Protected now: it has the tag break-glass.']);
    expect(record.disabled).toEqual([]);
    expect(world.iam.state.acts).toEqual([]);
  });

  it.each([
    ['gone', [], 'gone'],
    ['another one of the same name', [aUser({ userId: 'AIDANEW1234567890123' })], 'recreated'],
  ])('is the user, who is %s: nothing is touched', async (_, users, outcome) => {
    const world = worldWith(answered(), { users });

    expect((await disable(world)).outcome).toBe(outcome);
    expect(world.iam.state.acts).toEqual([]);
  });
});

describe('a stop', () => {
  const stop = anAnswer({ kind: 'stop', role: 'analyst', delivered: false });

  it('that came before the first act is heard', async () => {
    const world = worldWith(answered({ answers: [anAnswer(), stop] }));

    expect((await disable(world)).outcome).toBe('stop');
    expect(world.iam.state.acts).toEqual([]);
  });

  it('that comes while IAM is read is heard too', async () => {
    const world = worldWith();
    world.table.meanwhile(() =>
      world.table.store({ ...stored(world), revision: 2, answers: [anAnswer(), stop] }),
    );

    expect((await disable(world)).outcome).toBe('stop');
    expect(world.iam.state.acts).toEqual([]);
    expect(stored(world).disabled).toEqual([]);
  });
});

describe('the wish to have everything back', () => {
  const restore = anAnswer({ kind: 'restore', delivered: false });
  /** Stores the wish as soon as the password is off. */
  function wishedHalfWay() {
    const world = worldWith();
    const sessions: World['sessions'] = {
      async open(...parameters) {
        const session = await world.sessions.open(...parameters);
        const disable: UserWriter['disable'] = async (credential) => {
          const is = await session.writer.disable(credential);
          if (credential.kind !== 'password') return is;
          const record = stored(world);
          world.table.store({ ...record, revision: record.revision + 1, answers: [anAnswer(), restore] });
          return is;
        };
        return { ...session, writer: { ...session.writer, disable } };
      },
    };
    return { ...world, sessions };
  }

  it('that comes between two acts is heard: the rest stays on, and what is off is recorded', async () => {
    const world = wishedHalfWay();

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('restore');
    expect(world.iam.state.acts).toEqual(['delete password of alice']);
    expect(record.disabled.map(({ credentialId }) => credentialId)).toEqual(['password']);
    expect(record.answers).toEqual([anAnswer(), restore]);
  });

  it('forgets nothing that is off, however late IAM’s reads are', async () => {
    const world = wishedHalfWay();
    const before = structuredClone(world.iam.user());
    const late = async () => ({ exists: true, user: before }) as const;
    const sessions: World['sessions'] = {
      open: async (...parameters) => ({
        ...(await world.sessions.open(...parameters)),
        reader: { read: late },
      }),
    };
    await expect(disable({ ...world, sessions })).rejects.toThrow(TransientServiceError);

    const { outcome, record } = await disable({ ...world, sessions });

    expect(outcome).toBe('restore');
    expect(record.disabled.map(({ credentialId }) => credentialId)).toEqual(['password']);
  });
});
