import { describe, expect, it } from 'vitest';
import { disableCredentials } from '../../../functions/disable-credentials/disable-credentials.ts';
import type { CaseRecord } from '../../../functions/domain/case-record.ts';
import type { UserFacts } from '../../../functions/domain/user.ts';
import {
  InvalidInputError,
  PermanentServiceError,
  TransientServiceError,
} from '../../../functions/shared/errors.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aPassword,
  aPlan,
  aQuestion,
  aRecord,
  aUser,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  OWNER,
  SECURITY,
  USER_ID,
} from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const answered = (overrides: Partial<CaseRecord> = {}) => aRecord({ answers: [anAnswer()], ...overrides });
const worldWith = (record = answered(), has: Parameters<typeof aWorld>[0] = {}) =>
  aWorld({ records: [record], ...has });
const disable = (world: World, at = AT) =>
  disableCredentials(
    {
      state: 'DisableCredentials',
      enteredAt: at,
      case: aCase({ question: aQuestion('stakeholder'), plan: world.table.at(USER_ID).plan ?? aPlan() }),
    },
    world,
  );
const stored = (world: World) => world.table.at(USER_ID);

describe('what the owner does not need', () => {
  it('is disabled, announced in the table, and proven by a read', async () => {
    const world = worldWith();

    const { outcome, case: case_ } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(world.iam.user().credentials).toEqual([aKey({ status: 'Inactive' })]);
    expect(world.iam.state.acts).toEqual(['delete password of alice', `deactivate ${OLD_KEY} of alice`]);
    expect(stored(world).disabled).toEqual([
      { credentialId: 'password', kind: 'password', lastUsedAt: daysAgo(120), disabledAt: AT },
      { credentialId: OLD_KEY, kind: 'access-key', lastUsedAt: daysAgo(200), disabledAt: AT },
    ]);
    expect(case_).toMatchObject({
      disabled: stored(world).disabled,
      user: { credentials: [{ status: 'Inactive' }] },
      observeUntil: daysAgo(-14),
      question: { number: 2, kind: 'impact', message: 'disabled', timeoutSeconds: 6 * 3600 },
    });
    expect(world.calls.made.at(-1)).toBe('iam.read');
  });

  it('is announced before each act, so that a crash leaves nothing of unknown origin', async () => {
    const world = worldWith();

    await disable(world);

    const calls = world.calls.made.filter((call) => /put|delete|deactivate/.test(call));
    expect(calls).toEqual(['table.put', 'iam.deleteLoginProfile', 'table.put', 'iam.deactivateKey']);
  });

  it('is disabled alone where the other is kept, whose deadline counts from the answer', async () => {
    const decisions = { password: 'keep' as const, [OLD_KEY]: 'retire' as const };
    const world = worldWith(aRecord({ answers: [anAnswer({ decisions, at: daysAgo(1) })] }));

    const { outcome, case: case_ } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(world.iam.user().credentials.map(({ status }) => status)).toEqual(['Active', 'Inactive']);
    expect(case_.mustUse).toEqual({ credentialIds: ['password'], from: daysAgo(1), until: daysAgo(-13) });
    expect(case_.outcomes).toEqual([{ credentialId: 'password', result: 'kept' }]);
  });

  it('never includes what the plan did not propose', async () => {
    const user = aUser({ credentials: [aKey(), aKey({ id: OTHER_KEY, lastUsedAt: daysAgo(1) })] });
    const decisions = { [OLD_KEY]: 'retire' as const, [OTHER_KEY]: 'retire' as const };
    const plan = aPlan(user);
    const record = aRecord({ plan, answers: [anAnswer({ planId: plan.planId, decisions })] });
    const world = worldWith(record, { users: [user] });

    await disable(world);

    expect(world.iam.state.acts).toEqual([`deactivate ${OLD_KEY} of alice`]);
  });
});

describe('without a recorded answer that names the plan', () => {
  it.each<[string, Partial<CaseRecord>]>([
    ['no answer', { answers: [] }],
    ['an answer to another plan', { answers: [anAnswer({ planId: 'another' })] }],
    ['a plan that changed since', { plan: aPlan(aUser({ credentials: [aKey()] })) }],
    ['another answer', { answers: [anAnswer({ kind: 'keep' })] }],
    ['a confirmation only', { answers: [anAnswer({ kind: 'confirm' })] }],
    ['the word of an analyst', { answers: [anAnswer({ role: 'analyst' })] }],
    ['a closed case', { status: 'closed' }],
    ['a case that has given everything back', { restoredAt: AT }],
  ])('(%s) nothing is touched', async (_, overrides) => {
    const world = worldWith(answered(overrides));

    await expect(disable(world)).rejects.toThrow(InvalidInputError);

    expect(world.iam.state.acts).toEqual([]);
    expect(world.calls.made.filter((call) => call.startsWith('sessions'))).toEqual([]);
  });

  it('(another case of the user) nothing is touched', async () => {
    const world = worldWith(answered({ caseId: `alice-${USER_ID}-2` }));

    await expect(disable(world)).rejects.toThrow(InvalidInputError);
    expect(world.iam.state.acts).toEqual([]);
  });
});

describe('what changed since the plan', () => {
  it.each<[string, Partial<UserFacts>, string]>([
    [
      'was used',
      { credentials: [aPassword(), aKey({ lastUsedAt: daysAgo(1) })] },
      `it was used on ${daysAgo(1)}`,
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

    const { outcome, case: case_ } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(case_.outcomes).toEqual([{ credentialId: OLD_KEY, result: 'dropped', reason }]);
    expect(case_.disabled.map(({ credentialId }) => credentialId)).toEqual(['password']);
    expect(world.iam.state.acts).toEqual(['delete password of alice']);
    expect(stored(world).disabled.map(({ credentialId }) => credentialId)).toEqual(['password']);
  });

  it('is a password set anew: it is dropped', async () => {
    const world = worldWith();
    world.iam.change(() => ({ credentials: [aPassword({ createdAt: daysAgo(1) }), aKey()] }));

    const { case: case_ } = await disable(world);

    expect(case_.outcomes).toMatchObject([{ credentialId: 'password', reason: 'it was created anew' }]);
  });

  it('is everything: nothing is touched and the case says so', async () => {
    const world = worldWith();
    world.iam.change(() => ({
      credentials: [aPassword({ createdAt: daysAgo(1) }), aKey({ lastUsedAt: daysAgo(1) })],
    }));

    const { outcome, case: case_ } = await disable(world);

    expect(outcome).toBe('changed');
    expect(case_.outcomes).toHaveLength(2);
    expect(world.iam.state.acts).toEqual([]);
    expect(stored(world).disabled).toEqual([]);
  });

  it('is everything, and another credential is kept: its use is waited for', async () => {
    const decisions = { password: 'keep' as const, [OLD_KEY]: 'retire' as const };
    const world = worldWith(aRecord({ answers: [anAnswer({ decisions })] }));
    world.iam.change(() => ({ credentials: [aPassword(), aKey({ lastUsedAt: daysAgo(1) })] }));

    expect((await disable(world)).outcome).toBe('await-use');
  });

  it('is the owner: the word of the former one does not count', async () => {
    const world = worldWith();
    world.iam.change(() => ({ tags: { Owner: 'bob@example.com' } }));

    const { outcome, case: case_ } = await disable(world);

    expect(outcome).toBe('changed');
    expect(case_.outcomes[0]?.reason).toBe('its owner has changed since the answer');
    expect(world.iam.state.acts).toEqual([]);
  });

  it('is the owner: the word of a security contact still counts', async () => {
    const answer = anAnswer({ role: 'security-contact', by: SECURITY });
    const world = worldWith(aRecord({ answers: [answer] }));
    world.iam.change(() => ({ tags: { Owner: 'bob@example.com' } }));

    expect((await disable(world)).outcome).toBe('disabled');
  });

  it('is the protection: nothing is touched', async () => {
    const world = worldWith();
    world.iam.change(() => ({ tags: { Owner: OWNER, 'break-glass': '' } }));

    const { outcome, case: case_ } = await disable(world);

    expect(outcome).toBe('protected');
    expect(case_.remarks).toEqual(['Protected now: it has the tag break-glass.']);
    expect(case_.disabled).toEqual([]);
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
    const world = worldWith(aRecord({ answers: [anAnswer(), stop] }));

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

describe('a refusal of IAM', () => {
  const denied = new PermanentServiceError('Deactivate the access key AKIA…MPLE: AccessDenied');

  it('for one credential is reported exactly, and the others are done', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey', { error: denied });

    const { outcome, case: case_ } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(case_.disabled.map(({ credentialId }) => credentialId)).toEqual(['password']);
    expect(case_.outcomes).toEqual([{ credentialId: OLD_KEY, result: 'failed', reason: denied.message }]);
    expect(stored(world).disabled.map(({ credentialId }) => credentialId)).toEqual(['password']);
  });

  it('for every credential fails the step, with nothing left announced', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey', { error: denied });
    world.calls.fail('iam.deleteLoginProfile', { error: denied });

    await expect(disable(world)).rejects.toThrow(PermanentServiceError);
    expect(stored(world).disabled).toEqual([]);
    expect(world.iam.state.acts).toEqual([]);
  });

  it('to show the change at once makes the step try again', async () => {
    const world = worldWith();
    const reader = world.reader;
    let reads = 0;
    const stale = aUser();
    const sessions: World['sessions'] = {
      async open(...parameters) {
        const session = await world.sessions.open(...parameters);
        const read: typeof reader.read = (...asked) =>
          ++reads === 2 ? Promise.resolve({ exists: true, user: stale }) : reader.read(...asked);
        return { ...session, reader: { read } };
      },
    };

    await expect(disable({ ...world, sessions })).rejects.toThrow(TransientServiceError);
    expect((await disable({ ...world, sessions })).outcome).toBe('disabled');
  });
});
