import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import {
  InvalidInputError,
  PermanentServiceError,
  TransientServiceError,
} from '../../../functions/domain/errors/errors.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPlan,
  aUser,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  USER_ID,
} from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';
import { answered, disable, stored, worldWith } from './answered.ts';

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

const LATER = daysAgo(-0.01);
const retireEach = ({ credentials }: UserFacts) =>
  Object.fromEntries(credentials.map(({ id }) => [id, 'retire' as const]));

describe('a refusal of IAM', () => {
  const denied = new PermanentServiceError('Deactivate the access key AKIA…MPLE: AccessDenied');

  it('for one credential fails the step once the others are off, which is on record', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey', { error: denied });

    await expect(disable(world)).rejects.toThrow(denied);

    const { disabled, outcomes, user } = stored(world);
    expect(disabled.map(({ credentialId }) => credentialId)).toEqual(['password']);
    expect(outcomes).toEqual([{ credentialId: 'password', result: 'disabled' }]);
    expect(user?.credentials.map(({ id }) => id)).not.toContain('password');
  });

  it('for one credential is tried again: a later try finishes it, as if it had been one', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey', { error: denied });
    await expect(disable(world)).rejects.toThrow(denied);

    const { outcome, record } = await disable(world, LATER);

    expect(outcome).toBe('disabled');
    expect(record.disabled.map(({ credentialId }) => credentialId)).toEqual(['password', OLD_KEY]);
    expect(record.outcomes).toEqual([]);
  });

  it('for one credential is named after a day, and the others are watched', async () => {
    const world = worldWith(answered({ heldUp: { state: 'DisableCredentials', since: daysAgo(1) } }));
    world.calls.fail('iam.deactivateKey', { error: denied });

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(record.disabled.map(({ credentialId }) => credentialId)).toEqual(['password']);
    expect(record.outcomes).toEqual([{ credentialId: OLD_KEY, result: 'failed', reason: denied.message }]);
  });

  it('for one credential leaves alone what somebody has turned on again meanwhile', async () => {
    const keys = aUser({ credentials: [aKey(), aKey({ id: OTHER_KEY })] });
    const record = answered({
      ...{ user: keys, plan: aPlan(keys) },
      answers: [anAnswer({ planId: aPlan(keys).planId, decisions: retireEach(keys) })],
      heldUp: { state: 'DisableCredentials', since: AT },
    });
    const world = worldWith(record, { users: [keys] });
    world.calls.fail('iam.deactivateKey', { nth: 2, error: denied });
    await expect(disable(world)).rejects.toThrow(denied);
    world.iam.change(() => ({ credentials: keys.credentials }));

    const { record: after } = await disable(world, LATER);

    const [off] = stored(world).disabled;
    expect(after.disabled).toHaveLength(1);
    expect(after.outcomes).toContainEqual({
      credentialId: [OLD_KEY, OTHER_KEY].find((id) => id !== off?.credentialId),
      result: 'dropped',
      reason: 'someone has switched it on again',
    });
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
