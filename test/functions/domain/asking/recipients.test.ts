import { describe, expect, it } from 'vitest';
import { firstImpactQuestion } from '../../../../functions/domain/asking/off-question.ts';
import { ownersOf } from '../../../../functions/domain/asking/recipients.ts';
import { useQuestion } from '../../../../functions/domain/assess/use.ts';
import type { Owner } from '../../../../functions/domain/plan/owner.ts';
import { AT, aCase, aPlan, aUser, someSettings } from '../../../support/builders.ts';

const settings = someSettings();
/** Planned while the tag named alice; it names bob since. */
const case_ = aCase({ plan: aPlan(), user: aUser({ tags: { Owner: 'bob@example.com' } }) });

describe('the owner', () => {
  it.each([
    ['after disabling', firstImpactQuestion(case_, AT, settings)],
    ['when something is kept', useQuestion(case_, { at: AT, settings, message: 'kept' })],
    ['when something is restored', useQuestion(case_, { at: AT, settings, message: 'restored' })],
  ])('is read from the tag again %s', (_, { recipients }) => {
    expect(recipients.map(({ address }) => address)).toEqual(['bob@example.com']);
  });
});

describe('the owners as recipients', () => {
  it('are told why the fallback contact is asked', () => {
    const owner: Owner = { addresses: ['it@example.com'], source: 'fallback', problems: ['no owner tag'] };

    expect(ownersOf(owner)).toEqual([
      {
        address: 'it@example.com',
        role: 'stakeholder',
        reason: 'you are the fallback contact for users without a usable owner (no owner tag)',
      },
    ]);
  });
});
