import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../functions/domain/evidence/evidence.ts';
import { LANGUAGES } from '../../../functions/domain/settings/language.ts';
import { composeMail } from '../../../functions/mail/compose.ts';
import { composeMessage } from '../../../functions/mail/compose-due.ts';
import type { QuestionOrder } from '../../../functions/mail/order.ts';
import { mailsIn } from '../../../local/model/claims/mails-in.ts';
import { readMail } from '../../../local/model/claims/read-text.ts';
import { someEvidence } from '../../support/evidence.ts';
import { anOrder, aUser, LINK, SES_KEY } from './orders.ts';

const EVIDENCE = someEvidence({
  services: {
    is: 'known',
    readAt: '2026-03-01T09:00:00Z',
    used: [1, 2, 3, 4].map((day) => ({ name: `Service ${day}`, at: `2025-12-0${day}T00:00:00Z` })),
    more: 0,
  },
  descriptions: { [SES_KEY]: 'backup of the NAS' },
});
const mail = (evidence: Partial<Evidence>, message: Parameters<typeof anOrder>[0] = 'asked', settings = {}) =>
  composeMail(anOrder(message, { case: { evidence: { ...EVIDENCE, ...evidence } }, settings }));

/** A mail about so many users, of whom all that is known. */
function mailOfMany(
  count: number,
  evidence: Partial<Evidence> = {},
  message: Parameters<typeof anOrder>[0] = 'asked',
  settings = {},
) {
  const orders = Array.from({ length: count }, (_, index): QuestionOrder => {
    const userName = `user-${index}`;
    const caseId = `${userName}-AIDAEXAMPLE123456789-1`;
    const known = { ...EVIDENCE, ...evidence };
    return anOrder(message, {
      case: { userName, caseId, user: aUser({ userName }), evidence: known },
      settings,
    });
  });
  return composeMessage(orders);
}

describe('the evidence in a mail about several users', () => {
  it('is one line for each where it is asked, and none later', () => {
    const { text } = mailOfMany(2);

    expect(text.match(/^- Known of .*$/gm)).toEqual(
      [0, 1].map(
        () =>
          '- Known of this user: “backup of the NAS”; last tried to use Service 1 (Mon 1 Dec 2025); has the policy AdministratorAccess; managed by code (tag terraform), so remove it there too.',
      ),
    );
    expect(mailOfMany(2, {}, 'disabled').text).not.toContain('Known of');
  });

  it('is left out where nothing is known that helps', () => {
    const admin = { policies: [], isCut: false, isWhole: true, isDenied: false };
    const { text } = mailOfMany(2, {
      ...{ services: { is: 'pending' }, admin, descriptions: {}, managedBy: undefined },
    });

    expect(text).not.toContain('Known of');
  });

  it.each(LANGUAGES)(
    'stays short for fifty users, and says nothing that the model cannot read: %s',
    (language) => {
      const long = 'https://evil.example/ '.repeat(12);
      const hostile = {
        descriptions: { [SES_KEY]: long },
        managedBy: { key: long, value: long },
        admin: { ...EVIDENCE.admin, policies: [{ name: long, by: 'user' as const }] },
      };
      const { text, html } = mailOfMany(50, hostile, 'asked', { language });
      const lines = text.match(/^- (Known of|このユーザーについて).*$/gm) ?? [];

      expect(lines).toHaveLength(50);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(242);
      expect(text.match(/https?:\/\//g)).toHaveLength(1);
      // Gmail cuts off what is longer than about 102 kB.
      expect(Buffer.byteLength(html)).toBeLessThan(100_000);
      expect(mailsIn(text).flatMap((mail) => readMail(mail).unread)).toEqual([]);
    },
  );
});

describe('the evidence in a mail that asks', () => {
  it.each(['asked', 'reminded', 'escalated'] as const)('is a few lines with masked keys (%s)', (message) => {
    const { text } = mail({}, message);

    expect(text).toContain(`What is known of this user:
- AKIA…MPLE – described as “backup of the NAS”
- With any of its credentials it last tried to use: Service 1 (Mon 1 Dec 2025), Service 2 (Tue 2 Dec 2025), Service 3 (Wed 3 Dec 2025).
- It has the policy AdministratorAccess by its group admins.
- Managed by code, as its tag terraform says (“true”): remove it there too, or it comes back.`);
    expect(text).not.toContain(SES_KEY);
  });

  it('is not in a mail that tells what was done', () => {
    expect(mail({}, 'disabled').text).not.toContain('What is known');
  });

  it('says what is not known, and what to do about it', () => {
    const denied = { is: 'unknown', isDenied: true } as const;
    const { text } = mail({
      services: denied,
      admin: { policies: [], isCut: false, isWhole: false, isDenied: true },
    });

    expect(text).toMatch(/Services: not known, the role .* member stack must be deployed there again\./);
    expect(text).toMatch(/Policies of its groups: not known, the role .* deployed there again\./);
    expect(mail({ services: { is: 'pending' } }).text).toContain('we look again before the next mail');
  });

  it('is there in Japanese', () => {
    const { text } = mail({}, 'asked', { language: 'ja' });

    expect(text).toContain('- AKIA…MPLE – 説明「backup of the NAS」');
    expect(text).toContain('- グループ admins によるポリシー AdministratorAccess があります。');
  });

  it('adds no line, no link and no markup of what others have written', () => {
    const hostile = '<b>x</b>\nhttps://evil.example/ www.evil.example \u202e';
    const { text, html } = mail({
      descriptions: { [SES_KEY]: hostile },
      managedBy: { key: hostile, value: hostile },
      admin: { ...EVIDENCE.admin, policies: [{ name: hostile, by: 'groups', groups: [hostile] }] },
    });

    expect(text.match(/https?:\/\//g)).toHaveLength(1);
    expect(text.split(LINK)).toHaveLength(2);
    expect(text).not.toMatch(/www\.|\u202e/);
    expect(html).not.toContain('<b>x');
  });
});
