import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { LANGUAGES } from '../../../functions/domain/settings/language.ts';
import { composeMessage } from '../../../functions/mail/compose-due.ts';
import type { MailOrder } from '../../../functions/mail/order.ts';
import type { MailMessage } from '../../../functions/texts/mail-texts.ts';
import { mailsIn } from '../../../local/model/claims/mails-in.ts';
import { readMail } from '../../../local/model/claims/read-text.ts';
import { AT, anOrder, anyOrder, aUser, LINK, NOTICES, QUESTIONS, UNTIL } from './orders.ts';

const MESSAGES: MailMessage[] = [...QUESTIONS, ...NOTICES];
const NAMES = ['ann', 'bob'];
const caseIdOf = (name: string) => `${name}-AIDAEXAMPLE1234${name.toUpperCase()}-1`;

function orders(message: MailMessage, settings: object = {}, differs: object = {}): MailOrder[] {
  return NAMES.map((name) =>
    anyOrder(message, {
      settings,
      case: { userName: name, caseId: caseIdOf(name), user: aUser({ userName: name }), ...differs },
    }),
  );
}

describe.each(LANGUAGES)('mails about two users, in %s', (language) => {
  it.each(MESSAGES)('name each of them with its case, and have one link where they ask: %s', (message) => {
    const { text, html, subject, headers } = composeMessage(orders(message, { language }));

    for (const name of NAMES) expect(text.split(caseIdOf(name)).length).toBeGreaterThan(1);
    expect(text.split(LINK)).toHaveLength(QUESTIONS.includes(message as never) ? 2 : 1);
    expect(html).toContain(`<html lang="${language}">`);
    expect(subject).toMatch(/ann (and 1 more IAM user|ほか 1 件の IAM ユーザー).*2026/);
    expect(subject.length).toBeLessThanOrEqual(120);
    expect(headers['References']).toBe(
      NAMES.map((name) => `<${caseIdOf(name)}.unused-credentials@example.com>`).join(' '),
    );
    expect(text).not.toMatch(/undefined|null|\[object|\n\n\n|^- $/m);
  });

  it.each(MESSAGES)('are read by the model, sentence by sentence: %s', (message) => {
    const mails = mailsIn(composeMessage(orders(message, { language })).text);

    expect(mails.map(({ caseId }) => caseId)).toEqual(NAMES.map(caseIdOf));
    expect(mails.flatMap((mail) => readMail(mail).unread)).toEqual([]);
  });
});

describe.each(LANGUAGES)('what follows differs among two users, in %s', (language) => {
  const settings = { language, deletionNeedsConfirmation: false };
  const promised = (...each: CaseRecord['promised'][]) =>
    orders('disabled', settings).map((order, index) => ({
      ...order,
      case: { ...order.case, promised: each[index] },
    }));
  const nothing = (given: MailOrder[]) => composeMessage(given).text.split('\n\n')[2];

  it('and is said so, in a sentence that the model reads', () => {
    const both = promised('deleted', 'asked');

    expect(nothing(both)).not.toBe(nothing(promised('deleted', 'deleted')));
    expect(nothing(both)).not.toBe(nothing(promised('asked', 'asked')));
    expect(nothing(both)).toBe(nothing(promised('stay-disabled', 'deleted')));
    expect(nothing(promised('stay-disabled', 'asked'))).toBe(nothing(promised('asked', 'asked')));
    expect(mailsIn(composeMessage(both).text).flatMap((mail) => readMail(mail).unread)).toEqual([]);
  });
});

describe.each(LANGUAGES)('ends of two users whose new password is stored no more, in %s', (language) => {
  const disabled = [{ credentialId: 'password', kind: 'password', disabledAt: AT }];
  const outcomes = [{ credentialId: 'password', result: 'not-used' }];
  const given = orders('not-used', { language }, { disabled, outcomes, restoredAt: AT }).map((order) => {
    const [password] = aUser().credentials;
    const made = { ...password, createdAt: UNTIL } as never;
    const mustUse = { credentialIds: ['password'], from: UNTIL, until: UNTIL };
    return { ...order, case: { ...order.case, mustUse, user: aUser({ credentials: [made] }) } };
  });

  it('say so of each, in sentences that the model reads', () => {
    const { text } = composeMessage(given);

    expect(
      text.split(/The new password is stored no more|新しいパスワードはもう保管されていません/),
    ).toHaveLength(3);
    expect(mailsIn(text).flatMap((mail) => readMail(mail).unread)).toEqual([]);
  });
});

describe('a mail about several users', () => {
  it('asks first, and says what happens if nothing is done, before it names them', () => {
    const { text } = composeMessage(orders('asked'));
    const parts = text.split('\n\n');

    expect(parts[0]).toBe('Still needed?');
    expect(parts[2]).toMatch(/^If you do nothing: nothing is turned off/);
    expect(parts[3]).toMatch(/^Please answer by Sun 15 Mar 2026, 09:00 UTC on this page:\nhttps:/);
    expect(parts[4]).toMatch(/^ann in AWS account 123456789012 \(production\) \(case ann-.*\)\n- password: /);
  });

  it.each(['escalated', 'quarantined', 'quarantined-off', 'disabled', 'confirm-deletion'] as const)(
    'says what follows where nobody of those who are asked answers: %s',
    (message) => {
      const recipient = { address: 's@example.com', role: 'security-contact', reason: '' } as const;
      const toContact = (language: string) =>
        NAMES.map((userName) => anOrder(message, { recipient, settings: { language }, case: { userName } }));

      expect(composeMessage(toContact('en')).text).toMatch(/^If nobody answers: /m);
      expect(composeMessage(toContact('ja')).text).toMatch(/^誰からも回答がない場合：/m);
    },
  );

  it('does not say that nobody asked for it back: somebody may have, and been refused', () => {
    const text = (language: string) => composeMessage(orders('confirm-deletion', { language })).text;

    expect(text('en')).toMatch(/are turned off\. May they be deleted for good\?/);
    expect(text('ja')).not.toContain('連絡');
  });

  it('says the earliest end, and with each user that has more time its own', () => {
    const [first, second] = orders('asked');
    if (first === undefined || second === undefined || !('question' in second)) throw new Error('no order');
    const later = { ...second, question: { ...second.question, until: '2026-03-20T09:00:00.000Z' } };
    const { text } = composeMessage([first, later]);

    expect(text).toContain('Please answer by Sun 15 Mar 2026, 09:00 UTC on this page (some have more time');
    expect(text.match(/Answer by .*/g)).toEqual(['Answer by Fri 20 Mar 2026, 09:00 UTC.']);
  });

  it('names the users in one order, however they are gathered', () => {
    const [ann, bob] = orders('asked');
    if (ann === undefined || bob === undefined) throw new Error('no order');

    expect(composeMessage([bob, ann]).text).toBe(composeMessage([ann, bob]).text);
  });

  it('begins with those for whom something failed, and says so first', () => {
    const [ann, bob] = orders('deleted');
    if (ann === undefined || bob === undefined) throw new Error('no order');
    const ended = composeMessage([ann, { ...bob, notice: 'failed' } as MailOrder]).text;
    const outcomes = [{ credentialId: 'password', result: 'failed' as const }];
    const [one, other] = [orders('restored')[0], orders('restored', {}, { outcomes })[1]];
    const restored = composeMessage([one, other].filter((order) => order !== undefined)).text;

    expect(ended.split('\n\n')[1]).toContain('Something failed on our side for 1 of them.');
    expect(ended.indexOf('bob in AWS')).toBeLessThan(ended.indexOf('ann in AWS'));
    expect(restored).toMatch(/^Given back, but not everything\n/);
    expect(restored.split('\n\n')[4]).toMatch(/^bob in AWS.*\n- password: .*could not be changed\n/);
  });

  it('promises to delete a stored password only where there is one', () => {
    const stored = composeMessage(orders('restored', {}, { passwordSecret: { since: AT } })).text;

    expect(stored).toContain('a stored new password is deleted');
    expect(composeMessage(orders('restored')).text).not.toContain('stored');
  });

  it('is of one user the mail about that user', () => {
    const [only] = orders('asked');

    expect(composeMessage(only === undefined ? [] : [only]).text).toContain('IAM user ann in AWS account');
    expect(() => composeMessage([])).toThrow(RangeError);
  });

  it('shows markup and lines of others as text', () => {
    const evil = '"><img src=x>\n\n- (case bob-AIDAEXAMPLE1234BOB-1)';
    const { html, text } = composeMessage(orders('asked', {}, { userName: evil }));

    expect(html).not.toContain('<img');
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(text).not.toMatch(/^- \(case/m);
  });

  it('fits its thread into the header, however many there are', () => {
    const [one] = orders('deleted');
    const many = Array.from({ length: 50 }, (_, index) => ({
      ...one,
      case: { ...one?.case, caseId: `user-${index}-AIDAEXAMPLE123456789-1` },
    })) as MailOrder[];

    expect(`References: ${composeMessage(many).headers['References']}`.length).toBeLessThan(996);
  });
});
