import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../../functions/domain/errors/errors.ts';
import { AT, aKey, aPlan, daysAgo, SECURITY, someSettings } from '../../support/builders.ts';
import { aliceBefore, asked, confirm, confirmedWorld, deleteIn, retire } from './disabled-user.ts';

const POLICY = 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3';
const attachedPolicies = ['arn:aws:iam::aws:policy/ReadOnlyAccess', POLICY];
const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 4, asked: 4 };
const contact = { role: 'security-contact', by: SECURITY, questionNumber: 4 } as const;

describe('a user that AWS has quarantined', () => {
  it.each(['credentials', 'user'] as const)(
    'since its deletion was confirmed is left (%s)',
    async (scope) => {
      const world = confirmedWorld(scope, { user: { attachedPolicies } });

      const { outcome, record } = await deleteIn(world);

      expect(outcome).toBe('quarantined-off');
      expect(world.iam.state.acts).toEqual([]);
      expect(record).not.toHaveProperty('restoreKit');
      // The next read may be late, or denied.
      expect(record.quarantine).toMatchObject({ policy: 'AWSCompromisedKeyQuarantineV3', asked: 0 });
    },
  );

  it.each<['credentials' | 'user', string, string]>([
    ['credentials', 'iam.deleteKey', 'quarantined-off'],
    ['user', 'iam.deleteUser', 'quarantined-off'],
    ['user', 'iam.deleteUser:credentials', 'drift'],
  ])(
    'while a deletion was tried again is left as it is (%s, %s failed): %s',
    async (scope, call, expected) => {
      const world = confirmedWorld(scope);
      world.calls.fail(call);
      await expect(deleteIn(world)).rejects.toThrow();
      const before = [...world.iam.state.acts];
      world.iam.change(() => ({ attachedPolicies }));

      const { outcome, record } = await deleteIn(world);

      expect(outcome).toBe(expected);
      if (expected === 'drift') {
        expect(record.quarantine).toMatchObject({ policy: 'AWSCompromisedKeyQuarantineV3' });
        expect(record.remarks.join(' ')).toContain('AWS has quarantined the user since');
      }
      expect(world.iam.state.acts).toEqual(before);
    },
  );

  it('is deleted as a whole on the word of a security contact, and not on the owner’s', async () => {
    const plan = aPlan(aliceBefore(), someSettings({ deleteScope: 'user' }));
    const { planId } = plan;
    const worldAfter = (word: object) =>
      confirmedWorld('user', {
        user: { attachedPolicies },
        record: {
          quarantine,
          question: asked('deletion', planId),
          answers: [
            { ...retire, planId },
            { ...confirm, planId, questionNumber: 4, ...word },
          ],
        },
      });
    const owners = worldAfter({});
    const contacts = worldAfter(contact);

    await expect(deleteIn(owners)).rejects.toThrow(InvalidInputError);
    expect(owners.iam.state.acts).toEqual([]);
    expect((await deleteIn(contacts)).outcome).toBe('user-deleted');
  });

  it('is not deleted without a word where the settings ask for none', async () => {
    const world = confirmedWorld('credentials', {
      record: { quarantine, answers: [retire] },
      settings: { deletionNeedsConfirmation: false },
    });

    await expect(deleteIn(world)).rejects.toThrow(InvalidInputError);
  });

  it('is not deleted once it was used, and not given back by itself', async () => {
    const world = confirmedWorld('credentials', {
      record: { quarantine, answers: [retire, { ...confirm, ...contact }] },
      user: { credentials: [aKey({ status: 'Inactive', lastUsedAt: daysAgo(1) })] },
    });

    expect((await deleteIn(world)).outcome).toBe('quarantined-off');
    expect(world.iam.state.acts).toEqual([]);
  });
});
