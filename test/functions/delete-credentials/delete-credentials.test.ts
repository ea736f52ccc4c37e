import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case-record.ts';
import type { UserFacts } from '../../../functions/domain/user.ts';
import { InvalidInputError } from '../../../functions/shared/errors.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPassword,
  aPlan,
  aQuestion,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  OWNER,
  SECURITY,
  someSettings,
  USER_ID,
} from '../../support/builders.ts';
import { aliceBefore, aliceOff, confirmedWorld, DISABLED, deleteIn } from './disabled-user.ts';

const { planId } = aPlan(aliceBefore());
const retire = anAnswer({ planId });
const confirm = anAnswer({ kind: 'confirm', planId, decisions: {} });

describe('confirmed credentials', () => {
  it('are deleted, and nothing else of the user', async () => {
    const world = confirmedWorld('credentials');

    const { outcome, case: case_ } = await deleteIn(world);

    expect(outcome).toBe('deleted');
    expect(world.iam.state.acts).toEqual([`delete ${OLD_KEY} of alice`]);
    expect(world.iam.user()).toEqual(aliceOff({ credentials: [] }));
    expect(case_.outcomes).toEqual([
      { credentialId: 'password', result: 'deleted' },
      { credentialId: OLD_KEY, result: 'deleted' },
    ]);
    expect(case_.user?.credentials).toEqual([]);
  });

  it('are deleted only once the restore kit is in the table', async () => {
    const world = confirmedWorld('credentials');

    await deleteIn(world);

    const calls = world.calls.made.filter((call) => call === 'table.put' || call === 'iam.deleteKey');
    expect(calls).toEqual(['table.put', 'iam.deleteKey']);
    expect(world.table.at(USER_ID).restoreKit).toMatchObject({
      writtenAt: AT,
      scope: 'credentials',
      user: { credentials: [{ id: OLD_KEY }], groups: ['operators'] },
    });
  });

  it('are not deleted when the kit cannot be written', async () => {
    const world = confirmedWorld('credentials');
    world.calls.fail('table.put');

    await expect(deleteIn(world)).rejects.toThrow();
    expect(world.iam.state.acts).toEqual([]);
  });

  it('count as deleted when someone was faster', async () => {
    const world = confirmedWorld('credentials', { user: { credentials: [] } });

    expect((await deleteIn(world)).outcome).toBe('deleted');
  });

  it('leave a kept one to be used', async () => {
    const world = confirmedWorld('credentials');
    const mustUse = { credentialIds: [OTHER_KEY], from: AT, until: daysAgo(-14) };

    expect((await deleteIn(world, { mustUse })).outcome).toBe('await-use');
  });
});

describe('without a recorded word that allows it', () => {
  const question = (kind: 'impact' | 'deletion', until: string) => ({
    ...aQuestion(kind, { until }),
    planId,
    sent: true,
  });

  it.each<[string, Partial<CaseRecord>, object]>([
    ['no confirmation', { answers: [retire] }, {}],
    ['a confirmation of another plan', { answers: [retire, { ...confirm, planId: 'another' }] }, {}],
    ['a confirmation, but no answer that disabled', { answers: [confirm] }, {}],
    ['a closed case', { status: 'closed' }, {}],
    ['a case that has given everything back', { restoredAt: AT }, {}],
    ['an observation that is not over', { question: question('impact', daysAgo(-1)) }, {}],
    [
      'an observation that is not over, where nobody is asked',
      { question: question('impact', daysAgo(-1)), answers: [retire] },
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
      record: { answers: [retire], question: question('impact', AT) },
      settings: { deletionNeedsConfirmation: false },
    });

    expect((await deleteIn(world)).outcome).toBe('deleted');
  });

  it('the word to leave things disabled is heard, even where nobody was asked', async () => {
    const leave = anAnswer({ kind: 'leave-disabled', planId, role: 'security-contact', by: SECURITY });
    const world = confirmedWorld('credentials', {
      record: { answers: [retire, leave], question: question('impact', AT) },
      settings: { deletionNeedsConfirmation: false },
    });

    expect((await deleteIn(world)).outcome).toBe('left-disabled');
    expect(world.iam.state.acts).toEqual([]);
  });
});

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
    expect(ended.case.remarks.join(' ')).toMatch(remark);
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

describe('the whole user', () => {
  it('is deleted with everything that belongs to it, the kit first', async () => {
    const world = confirmedWorld('user');

    const { outcome, case: case_ } = await deleteIn(world);

    expect(outcome).toBe('user-deleted');
    expect(world.iam.state.users).toEqual([]);
    expect(case_).toMatchObject({ userGone: true });
    expect(world.table.at(USER_ID).restoreKit).toMatchObject({
      scope: 'user',
      user: { groups: ['operators'], mfaDevices: ['arn:aws:iam::123456789012:mfa/alice'] },
      inlinePolicyDocuments: { own: '{"Version":"2012-10-17","Statement":[]}' },
    });
    const calls = world.calls.made.filter(
      (call) => call === 'table.put' || call.startsWith('iam.deleteUser'),
    );
    expect(calls[0]).toBe('table.put');
  });

  it.each<[string, Partial<UserFacts>]>([
    ['an SSH key that is alive', { sshPublicKeys: [{ id: 'APKA1', status: 'Active' }] }],
    ['a new key', { credentials: [aKey({ status: 'Inactive' }), aKey({ id: OTHER_KEY, lastUsedAt: AT })] }],
    ['a list that cannot be read', { unreadable: [{ what: 'SSH public keys', reason: 'denied' }] }],
  ])('stays because of %s; the credentials go', async (_, user) => {
    const world = confirmedWorld('user', { user });

    const { outcome, case: case_ } = await deleteIn(world);

    expect(outcome).toBe('deleted');
    expect(world.iam.state.acts).toEqual([`delete ${OLD_KEY} of alice`]);
    expect(case_.remarks.join(' ')).toMatch(/The user stays/);
  });

  it('stays when one credential is kept', async () => {
    const plan = aPlan(aliceBefore(), someSettings({ deleteScope: 'user' }));
    const decisions = { password: 'keep' as const, [OLD_KEY]: 'retire' as const };
    const world = confirmedWorld('user', {
      record: {
        disabled: DISABLED.slice(1),
        answers: [
          { ...retire, planId: plan.planId, decisions },
          { ...confirm, planId: plan.planId },
        ],
      },
      user: { credentials: [aPassword(), aKey({ status: 'Inactive' })] },
    });

    await deleteIn(world, { disabled: DISABLED.slice(1) });

    expect(world.iam.user().credentials.map(({ id }) => id)).toEqual(['password']);
  });

  it('stays when the answered plan spoke of credentials only, whatever the settings say now', async () => {
    const world = confirmedWorld('credentials', { settings: { deleteScope: 'user' } });

    expect((await deleteIn(world)).outcome).toBe('deleted');
    expect(world.iam.state.users).toHaveLength(1);
  });
});
