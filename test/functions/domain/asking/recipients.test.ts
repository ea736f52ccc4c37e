import { describe, expect, it } from 'vitest';
import { firstImpactQuestion } from '../../../../functions/domain/asking/off-question.ts';
import { ownersOf, withOwnersAsked } from '../../../../functions/domain/asking/recipients.ts';
import { useQuestion } from '../../../../functions/domain/assess/use.ts';
import type { Owner } from '../../../../functions/domain/plan/owner.ts';
import type { Recipient } from '../../../../functions/domain/question/question.ts';
import { AT, aCase, aPlan, aQuestion, aUser, someSettings } from '../../../support/builders.ts';

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

describe('a question that goes on', () => {
  const contact: Recipient = { address: 'sec@example.com', role: 'security-contact', reason: 'a contact' };
  const former: Recipient = { address: 'alice@example.com', role: 'stakeholder', reason: 'the owner' };
  const asking = (...recipients: Recipient[]) =>
    withOwnersAsked({ ...case_, question: aQuestion('deletion', { recipients }) }, settings).question
      ?.recipients;

  it('asks who owns the user now, besides the security contacts', () => {
    expect(asking(former, contact)).toMatchObject([{ address: 'bob@example.com' }, contact]);
  });

  it('asks an owner who is a contact too once, and the contacts alone where it asked them alone', () => {
    expect(asking(former, { ...contact, address: 'bob@example.com' })).toMatchObject([
      { address: 'bob@example.com', role: 'stakeholder' },
    ]);
    expect(asking(contact)).toEqual([contact]);
  });
});
