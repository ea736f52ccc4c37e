import { describe, expect, it } from 'vitest';
import { firstImpactQuestion } from '../../../../functions/domain/asking/off-question.ts';
import {
  ownersNow,
  ownersOf,
  securityContacts,
  withOwnersAsked,
} from '../../../../functions/domain/asking/recipients.ts';
import { useQuestion } from '../../../../functions/domain/assess/use.ts';
import type { Owner } from '../../../../functions/domain/plan/owner.ts';
import type { Question, Recipient } from '../../../../functions/domain/question/question.ts';
import {
  ACCOUNT,
  AT,
  aCase,
  aPlan,
  aQuestion,
  aUser,
  OWNER,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';

const settings = someSettings();
/** Planned while the tag named alice; it names bob since. */
const case_ = aCase({ plan: aPlan(), user: aUser({ tags: { Owner: 'bob@example.com' } }) });

const addressesOf = (recipients: readonly Recipient[]) => recipients.map(({ address }) => address);

describe('the owner', () => {
  it.each<[string, () => Question]>([
    ['after disabling', () => firstImpactQuestion(case_, AT, settings)],
    ['when something is kept', () => useQuestion(case_, { at: AT, settings, message: 'kept' })],
    ['when something is restored', () => useQuestion(case_, { at: AT, settings, message: 'restored' })],
  ])('is read from the tag again %s', (_, question) => {
    expect(addressesOf(question().recipients)).toEqual(['bob@example.com']);
  });
});

describe('whom to write to about a case', () => {
  const bounced = (...addresses: string[]) => ({
    bounced: addresses.map((address) => ({ at: AT, why: 'bounced' as const, messageId: 'm', address })),
  });
  const now = (differs: object) => ownersNow({ ...case_, ...differs }, settings);

  it('is nobody before there is a plan', () => {
    expect(now({ plan: undefined })).toEqual([]);
  });

  it('is whom people have named, else whom the plan names, where the user was not read', () => {
    const namedOwner: Owner = { addresses: ['eve@example.com'], source: 'named', problems: ['named by bob'] };

    expect(addressesOf(now({ user: undefined }))).toEqual([OWNER]);
    expect(now({ user: undefined, namedOwner })).toEqual([
      {
        address: 'eve@example.com',
        role: 'stakeholder',
        reason: 'somebody who was asked before has named you for this user (named by bob)',
      },
    ]);
  });

  it('are the security contacts alone of a quarantined user', () => {
    expect(now({ quarantine: { policy: 'p', foundAt: AT, since: 1, asked: 1 } })).toEqual([
      {
        address: SECURITY,
        role: 'security-contact',
        reason: 'you are a security contact, and AWS has quarantined this user',
      },
    ]);
  });

  it('are owners to whom mail comes; else the security contacts, who are told why', () => {
    const user = aUser({ tags: { Owner: 'bob@example.com eve@example.com' } });

    expect(addressesOf(now({ user, ...bounced('bob@example.com') }))).toEqual(['eve@example.com']);
    expect(now({ user, ...bounced('bob@example.com', 'eve@example.com', 'bob@example.com') })).toEqual([
      {
        address: SECURITY,
        role: 'security-contact',
        reason: 'you are a security contact, and mail to bob@example.com, eve@example.com bounced',
      },
    ]);
  });

  it('are the owners all the same where mail comes to nobody', () => {
    expect(addressesOf(now(bounced('bob@example.com', SECURITY)))).toEqual(['bob@example.com']);
  });
});

describe('recipients are told why they are asked', () => {
  const problems = ['no owner tag (Owner)'];

  it.each<[Partial<Owner>, Recipient['role'], string]>([
    [{ source: 'tag', tag: 'Owner' }, 'stakeholder', 'you are named in the tag Owner of this user'],
    [
      { source: 'account', account: ACCOUNT },
      'stakeholder',
      `you are the contact of account ${ACCOUNT}, and this user has no usable owner (no owner tag (Owner))`,
    ],
    [
      { source: 'fallback' },
      'stakeholder',
      'you are the fallback contact for users without a usable owner (no owner tag (Owner))',
    ],
    [
      { source: 'security' },
      'security-contact',
      'you are a security contact, and this user has no usable owner (no owner tag (Owner))',
    ],
    [
      { source: 'fallback', problems: [] },
      'stakeholder',
      'you are the fallback contact for users without a usable owner (no owner tag)',
    ],
  ])('%j', (differs, role, reason) => {
    const owner: Owner = { addresses: ['it@example.com'], source: 'tag', problems, ...differs };

    expect(ownersOf(owner)).toEqual([{ address: 'it@example.com', role, reason }]);
  });

  it('as security contacts in the place of an owner who says nothing', () => {
    expect(securityContacts(settings)).toEqual([
      {
        address: SECURITY,
        role: 'security-contact',
        reason: 'you are a security contact, and the owner has not answered',
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

  it('is not there before the first one', () => {
    expect(withOwnersAsked(case_, settings)).toBe(case_);
  });
});
