import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../functions/domain/settings/language.ts';
import { composeMessage } from '../../../functions/mail/compose-due.ts';
import type { MailOrder } from '../../../functions/mail/order.ts';
import type { MailMessage } from '../../../functions/texts/mail-texts.ts';
import { byReferences, gmail, outlook, type Received } from './clients.ts';
import { AT, anOrder, anyOrder, NOTICES, QUESTIONS } from './orders.ts';

const CLIENTS = { gmail, outlook, byReferences };
const EACH = Object.entries(CLIENTS);
const MESSAGES: MailMessage[] = [...QUESTIONS, ...NOTICES];
const FIFTY = Array.from({ length: 50 }, (_, index) => `user-${index + 10}`);

function about(name: string, message: MailMessage, { language = 'en', openedAt = AT, sequence = 1 } = {}) {
  const caseId = `${name}-AIDAEXAMPLE1234${name.toUpperCase().replace(/\W/g, '')}-${sequence}`;
  return anyOrder(message, { settings: { language }, case: { userName: name, caseId, openedAt } });
}

const received = (orders: MailOrder[], day = 0): Received => ({ ...composeMessage(orders), day });

describe.each(EACH)('conversations as documented of %s', (name, conversations) => {
  it.each(LANGUAGES)('all mails of a case are one, whatever they tell, in %s', (language) => {
    const mails = MESSAGES.map((message, index) =>
      received([about('ann', message, { language })], index / 10),
    );

    expect(new Set(conversations(mails)).size).toBe(1);
  });

  it('each user is one by itself, and so is each case of a user', () => {
    const later = '2026-06-01T09:00:00.000Z';
    const mails = [
      about('ann', 'asked'),
      about('bob', 'asked'),
      about('ann', 'asked', { openedAt: later, sequence: 2 }),
      about('very-long-name-'.repeat(4), 'asked'),
    ].map((order) => received([order]));

    expect(conversations(mails)).toEqual([0, 1, 2, 3]);
  });

  it('mails about the same set are one, in whatever order it is gathered', () => {
    const mails = [
      received(FIFTY.map((user) => about(user, 'asked'))),
      received(
        FIFTY.toReversed().map((user) => about(user, 'reminded')),
        6,
      ),
      received(
        FIFTY.map((user) => about(user, 'unanswered')),
        12,
      ),
    ];

    expect(conversations(mails)).toEqual([0, 0, 0]);
  });

  it('a mail about one of a set joins it where references alone decide, else begins its own', () => {
    const mails = [
      received(['ann', 'bob', 'cid'].map((user) => about(user, 'asked'))),
      received([about('bob', 'disabled')], 1),
      received([about('bob', 'deleted')], 2),
      received([about('dora', 'asked')], 2),
    ];

    expect(conversations(mails)).toEqual(name === 'byReferences' ? [0, 0, 0, 3] : [0, 1, 1, 3]);
  });

  it('about a quarantined user the security contacts see a new one, but for references', () => {
    const recipient = { address: 's@example.com', role: 'security-contact', reason: '' } as const;
    const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 0 };
    const mails = [
      received([anOrder('escalated', { recipient })]),
      received([anOrder('quarantined', { recipient, case: { quarantine } })], 1),
      received([anOrder('quarantined-off', { recipient, case: { quarantine } })], 2),
    ];

    expect(mails[1]?.subject).toMatch(/^Quarantined by AWS, please decide: AWS credentials of alice in 1234/);
    expect(conversations(mails)).toEqual(name === 'byReferences' ? [0, 0, 0] : [0, 1, 1]);
  });

  it('a mail that comes more than a week after the last is a new one in Gmail, with the same subject', () => {
    const mails = [received([about('ann', 'asked')]), received([about('ann', 'reminded')], 8)];

    expect(conversations(mails)).toEqual([0, name === 'gmail' ? 1 : 0]);
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(1);
  });
});

describe('the subject of a mail about several users', () => {
  it('names the oldest case, how many more there are, and since when', () => {
    const orders = [about('ann', 'asked', { openedAt: '2026-03-09T09:00:00.000Z' }), about('bob', 'asked')];

    expect(received(orders).subject).toBe(
      'Still needed? AWS credentials of bob and 1 more IAM user, cases since Sun 1 Mar 2026',
    );
  });

  it.each(LANGUAGES)('is one line of at most 120 characters, whatever the names: %s', (language) => {
    const evil = `${'n'.repeat(40)}\r\nBcc: eve@example.com\u202e${'x'.repeat(30)}`;
    const { subject } = received(['a', 'b'].map((name) => about(`${name}${evil}`, 'asked', { language })));

    expect(subject).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect([...subject].length).toBeLessThanOrEqual(120);
  });
});
