import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import { InvalidInputError } from '../../../functions/domain/errors/errors.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPassword,
  aQuestion,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  OWNER,
  USER_ID,
} from '../../support/builders.ts';
import {
  aliceOff,
  asked,
  confirm,
  confirmedWorld,
  DISABLED,
  deleteIn,
  leave,
  planId,
  retire,
} from './disabled-user.ts';

describe('without a recorded word that allows it', () => {
  it.each<[string, Partial<CaseRecord>, object]>([
    ['no confirmation', { answers: [retire] }, {}],
    ['a confirmation of another plan', { answers: [retire, { ...confirm, planId: 'another' }] }, {}],
    ['a confirmation, but no answer that disabled', { answers: [confirm] }, {}],
    ['a closed case', { status: 'closed' }, {}],
    ['a case that has given everything back', { restoredAt: AT }, {}],
    ['an observation that is not over', { question: asked('impact', planId, { until: daysAgo(-1) }) }, {}],
    ['a question about deletion that is only decided', { question: aQuestion('deletion') }, {}],
    [
      'a pause that began in an observation that is not over',
      { question: { ...asked('paused', planId), before: { kind: 'impact', until: daysAgo(-7) } } },
      { deletionNeedsConfirmation: false },
    ],
    [
      'an observation that is not over, where nobody is asked',
      { question: asked('impact', planId, { until: daysAgo(-1) }), answers: [retire] },
      { deletionNeedsConfirmation: false },
    ],
  ])('(%s) nothing is deleted', async (_, record, settings) => {
    const world = confirmedWorld('credentials', { record, settings });

    await expect(deleteIn(world)).rejects.toThrow(InvalidInputError);

    expect(world.iam.state.acts).toEqual([]);
    expect(world.table.at(USER_ID)).not.toHaveProperty('restoreKit');
  });

  it('the answer that disabled is enough where the settings ask for no confirmation', async () => {
    const world = confirmedWorld('credentials', {
      record: { answers: [retire], question: asked('impact', planId, { until: AT }) },
      settings: { deletionNeedsConfirmation: false },
    });

    expect((await deleteIn(world)).outcome).toBe('deleted');
  });

  it('the word to leave things disabled is heard, even where nobody was asked, and IAM is read once more', async () => {
    const world = leftWorld();

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('left-disabled');
    expect(record.user?.readAt).toBe(AT);
    expect(world.iam.state.acts).toEqual([]);
  });

  it.each<[string, Partial<UserFacts>, string]>([
    ['a use', { credentials: [aKey({ status: 'Inactive', lastUsedAt: AT })] }, 'used'],
    ['a key switched on', { credentials: [aKey()] }, 'drift'],
    ['a protection', { tags: { Owner: OWNER, 'break-glass': '' } }, 'protected'],
    ['a key that cannot be read', { credentials: [aKey({ status: 'Unknown', problem: 'no date' })] }, ''],
    ['another owner, who is not asked for that', { tags: { Owner: 'bob@example.com' } }, 'left-disabled'],
  ])('nothing is said to be left disabled that is not: %s', async (_, user, outcome) => {
    const ended = deleteIn(leftWorld(user));

    if (outcome === '') await expect(ended).rejects.toThrow('cannot be read');
    else expect((await ended).outcome).toBe(outcome);
  });

  it('what somebody has deleted meanwhile is not said to be left disabled', async () => {
    const [, key = null] = DISABLED;
    const another = { ...key, credentialId: OTHER_KEY } as (typeof DISABLED)[number];
    const world = leftWorld({ credentials: [aKey({ id: OTHER_KEY, status: 'Inactive' })] });
    world.table.store({ ...world.table.at(USER_ID), disabled: [...DISABLED, another] });

    const { record } = await deleteIn(world);

    expect(record.outcomes).toEqual([
      { credentialId: OLD_KEY, result: 'dropped', reason: 'someone else deleted it' },
      { credentialId: 'password', result: 'left-disabled' },
      { credentialId: OTHER_KEY, result: 'left-disabled' },
    ]);
  });

  it('nothing is said to be left disabled that an attempt which has not heard the word begins to delete', async () => {
    const world = leftWorld();
    const { read } = world.reader;
    world.reader.read = async (...asked) => {
      const kit = {
        writtenAt: AT,
        scope: 'credentials' as const,
        user: aliceOff(),
        inlinePolicyDocuments: {},
      };
      world.table.store({ ...world.table.at(USER_ID), restoreKit: kit });
      return read(...asked);
    };

    await expect(deleteIn(world)).rejects.toThrow('Another attempt has begun to delete this');
  });

  it('of a user that is gone nothing is said to be left disabled', async () => {
    const world = leftWorld();
    world.iam.state.users = [];

    expect((await deleteIn(world)).outcome).toBe('gone');
  });
});

/** Nobody is asked about the deletion, and the security contact has said to leave everything disabled. */
function leftWorld(user: Partial<UserFacts> = {}) {
  const question = asked('impact', planId, { until: AT });
  return confirmedWorld('credentials', {
    user,
    record: { answers: [retire, leave], question, user: aliceOff({ readAt: daysAgo(4) }) },
    settings: { deletionNeedsConfirmation: false },
  });
}

describe('what stands against it at the last moment', () => {
  it.each<[string, Partial<UserFacts>, string, RegExp]>([
    ['a use', { credentials: [aKey({ status: 'Inactive', lastUsedAt: AT })] }, 'used', /was used on/],
    ['a sign-in', { passwordLastUsedAt: AT }, 'used', /password was used on/],
    ['a key switched on', { credentials: [aKey()] }, 'drift', /is Active again/],
    [
      'a new password',
      { credentials: [aPassword({ createdAt: AT }), aKey({ status: 'Inactive' })] },
      'drift',
      /set a password/,
    ],
    ['a protection', { tags: { Owner: OWNER, 'break-glass': '' } }, 'protected', /break-glass/],
    ['another owner', { tags: { Owner: 'bob@example.com' } }, 'drift', /owner has changed/],
  ])('%s: nothing is deleted', async (_, user, outcome, remark) => {
    const world = confirmedWorld('credentials', { user });

    const ended = await deleteIn(world);

    expect(ended.outcome).toBe(outcome);
    expect(ended.record.remarks.join(' ')).toMatch(remark);
    expect(world.iam.state.acts).toEqual([]);
    expect(world.table.at(USER_ID)).not.toHaveProperty('restoreKit');
  });

  it.each([
    ['gone', []],
    ['recreated', [aliceOff({ userId: 'AIDANEW1234567890123' })]],
  ])('the user is %s: nothing is deleted', async (outcome, users) => {
    const world = confirmedWorld('credentials');
    world.iam.state.users = users;

    expect((await deleteIn(world)).outcome).toBe(outcome);
    expect(world.iam.state.acts).toEqual([]);
  });

  const restore = anAnswer({ kind: 'restore', planId, delivered: false });

  it('the wish to restore wins', async () => {
    const world = confirmedWorld('credentials', { record: { answers: [retire, confirm, restore] } });

    expect((await deleteIn(world)).outcome).toBe('restore');
    expect(world.iam.state.acts).toEqual([]);
  });

  it('the wish to restore wins even while the kit is being written', async () => {
    const world = confirmedWorld('credentials');
    world.table.meanwhile(() => {
      const record = world.table.at(USER_ID);
      world.table.store({ ...record, revision: record.revision + 1, answers: [...record.answers, restore] });
    });

    expect((await deleteIn(world)).outcome).toBe('restore');
    expect(world.iam.state.acts).toEqual([]);
    expect(world.table.at(USER_ID)).not.toHaveProperty('restoreKit');
  });
});
