import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import {
  InvalidInputError,
  PermanentServiceError,
  TransientServiceError,
} from '../../../functions/domain/errors/errors.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPassword,
  aPlan,
  aUser,
  daysAgo,
  OLD_KEY,
  OWNER,
  USER_ID,
} from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';
import { answered, disable, stored, worldWith } from './answered.ts';

const QUARANTINE = 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV2';

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
    ['a case that has disabled already', { observeUntil: daysAgo(-14) }],
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

describe('a refusal of IAM', () => {
  const denied = new PermanentServiceError('Deactivate the access key AKIA…MPLE: AccessDenied');

  it('for one credential is reported exactly, and the others are done', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey', { error: denied });

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(record.disabled.map(({ credentialId }) => credentialId)).toEqual(['password']);
    expect(record.outcomes).toEqual([{ credentialId: OLD_KEY, result: 'failed', reason: denied.message }]);
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

  it.each([
    ['is refused', { deny: true, change: {} }],
    ['is used', { deny: false, change: { credentials: [aPassword(), aKey({ lastUsedAt: AT })] } }],
    ['is protected', { deny: false, change: { tags: { Owner: OWNER, 'break-glass': '' } } }],
    ['is quarantined', { deny: false, change: { attachedPolicies: [QUARANTINE] } }],
  ])(
    'to show what an earlier attempt has done does not make it forgotten where the next one %s',
    async (_what, { deny, change }) => {
      const world = worldWith();
      world.calls.fail('iam.deactivateKey', { when: 'after' });
      await expect(disable(world)).rejects.toThrow(TransientServiceError);
      if (deny) world.calls.fail('iam.deactivateKey', { error: denied });
      const sessions: World['sessions'] = {
        async open(...parameters) {
          const session = await world.sessions.open(...parameters);
          const read = () => Promise.resolve({ exists: true as const, user: aUser(change) });
          return { ...session, reader: { read } };
        },
      };

      await expect(disable({ ...world, sessions })).rejects.toThrow(TransientServiceError);
      expect(stored(world).disabled.map(({ credentialId }) => credentialId)).toEqual(['password', OLD_KEY]);
    },
  );

  it('to show what an earlier attempt has done is not taken for a read where everything is wanted back', async () => {
    const wish = anAnswer({ kind: 'restore', decisions: {}, delivered: false });
    const world = worldWith(answered({ user: aUser({ readAt: daysAgo(1) }) }));
    world.calls.fail('iam.deactivateKey', { when: 'after' });
    await expect(disable(world)).rejects.toThrow(TransientServiceError);
    world.table.store({ ...stored(world), answers: [anAnswer(), wish] });
    const sessions: World['sessions'] = {
      async open(...parameters) {
        const session = await world.sessions.open(...parameters);
        return { ...session, reader: { read: async () => ({ exists: true, user: aUser() }) } };
      },
    };

    const { outcome, record } = await disable({ ...world, sessions });

    expect(outcome).toBe('restore');
    expect(record.disabled).toHaveLength(2);
    expect(record.user?.readAt).toBe(daysAgo(1));
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
