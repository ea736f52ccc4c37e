import { describe, expect, it } from 'vitest';
import { ownersOf } from '../../../functions/domain/asking/recipients.ts';
import { findOwner } from '../../../functions/domain/plan/owner.ts';
import type { Recipient } from '../../../functions/domain/question/question.ts';
import { settingsSchema } from '../../../functions/domain/settings/settings.ts';
import { composeMail } from '../../../functions/mail/compose.ts';
import { composeMessage } from '../../../functions/mail/compose-due.ts';
import { anOrder, aUser, SETTINGS } from './orders.ts';

const CONTACTS = { fallbackContacts: ['it@example.com'] };

/** The mails of the question that a user with these tags leads to: address -> why. */
function reasons(tags: Record<string, string>, settings: object = CONTACTS): Record<string, string> {
  const recipients = ownersOf(
    findOwner({ tags, account: '123456789012' }, settingsSchema.parse({ ...SETTINGS, ...settings })),
  );
  return Object.fromEntries(
    recipients.map((recipient) => [recipient.address, whyIn({ tags, settings, recipient })]),
  );
}

function whyIn({
  tags,
  settings = CONTACTS,
  recipient,
}: {
  tags: Record<string, string>;
  settings?: object;
  recipient: Recipient;
}): string {
  const { text } = composeMail(anOrder('asked', { case: { user: aUser({ tags }) }, settings, recipient }));
  return /^(?:Why you: |このメールが届いた理由：)(.*)$/m.exec(text)?.[1] ?? '';
}

describe('why somebody gets the mail', () => {
  it('is the tag, for each of its addresses', () => {
    expect(reasons({ Owner: 'alice@example.com bob@example.com' })).toEqual({
      'alice@example.com': 'you are named in the tag Owner of this user.',
      'bob@example.com': 'you are named in the tag Owner of this user.',
    });
  });

  it('names the address of the tag that was passed over', () => {
    expect(reasons({ Owner: 'alice@example.com eve@elsewhere.example' })).toEqual({
      'alice@example.com':
        'you are named in the tag Owner of this user (passed over: the address in tag Owner is not of an allowed domain).',
    });
  });

  it.each([
    ['no tag', {}, 'no owner tag (Owner, owner, OwnerEmail, Contact)'],
    ['no address', { Owner: 'Alice Smith' }, 'tag Owner holds no e-mail address'],
    ['a broken address', { Owner: 'alice@@example.com' }, 'tag Owner holds no e-mail address'],
    [
      'a foreign address',
      { Owner: 'eve@elsewhere.example' },
      'the address in tag Owner is not of an allowed domain',
    ],
    [
      'two useless tags',
      { Owner: 'nobody', Contact: 'eve@elsewhere.example' },
      'tag Owner holds no e-mail address; the address in tag Contact is not of an allowed domain',
    ],
  ])('is told to the fallback contact where there is %s', (_, tags, problem) => {
    expect(reasons(tags)).toEqual({
      'it@example.com': `you are the fallback contact for users without a usable owner (${problem}).`,
    });
  });

  it.each([
    [
      'en',
      'you are the contact of account 123456789012 (production), and this user has no usable owner (no owner tag (Owner)).',
    ],
    [
      'ja',
      'アカウント 123456789012 (production) の連絡先であり、このユーザーには連絡できる所有者がいないため（所有者のタグ（Owner）がない）。',
    ],
  ])('names the account to its contact (%s)', (language, why) => {
    const accountContacts = { '123456789012': ['team@example.com'] };

    expect(reasons({}, { ...CONTACTS, accountContacts, ownerTags: ['Owner'], language })).toEqual({
      'team@example.com': why,
    });
  });

  it('is told to the security contact where there is no fallback contact either', () => {
    expect(reasons({}, { ownerTags: ['Owner'] })).toEqual({
      'security@example.com':
        'you are a security contact, and this user has no usable owner (no owner tag (Owner)).',
    });
  });

  it('is what somebody said who named the recipient', () => {
    const recipient = {
      address: 'carol@example.com',
      role: 'stakeholder',
      reason: 'bob@example.com named you',
    };

    expect(whyIn({ tags: {}, recipient: recipient as Recipient })).toBe('bob@example.com named you.');
  });

  it('is said in Japanese, problems included', () => {
    const settings = { ...CONTACTS, language: 'ja' };

    expect(reasons({ Owner: 'eve@elsewhere.example' }, settings)).toEqual({
      'it@example.com':
        '連絡できる所有者がいないユーザーの代わりの連絡先のため（タグ Owner のアドレスが許可されたドメインのものではない）。',
    });
  });
});

describe('why somebody gets a mail about several users', () => {
  const recipient: Recipient = {
    address: 'alice@example.com',
    role: 'stakeholder',
    reason: 'you were named before',
  };
  const whysIn = (...owners: string[]) => {
    const orders = owners.map((Owner) =>
      anOrder('asked', { case: { user: aUser({ tags: { Owner } }) }, recipient }),
    );
    return composeMessage(orders).text.match(/^- Why you: .*$/gm);
  };

  it('is said with each user whose tags do not name the recipient, or no longer do', () => {
    expect(whysIn('alice@example.com', 'alice@example.com')).toBeNull();
    expect(whysIn('alice@example.com', 'bob@example.com')).toEqual(['- Why you: you were named before.']);
  });
});
