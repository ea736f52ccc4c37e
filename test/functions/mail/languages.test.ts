import { describe, expect, it } from 'vitest';
import { answerKindSchema } from '../../../functions/domain/question/answer.ts';
import { LANGUAGES } from '../../../functions/domain/settings/language.ts';
import { TEXTS } from '../../../functions/languages.ts';
import { composeMail } from '../../../functions/mail/compose.ts';
import type { MailMessage } from '../../../functions/texts/mail-texts.ts';
import { anyOrder, aUser, NOTICES, QUESTIONS } from './orders.ts';

const MESSAGES: MailMessage[] = [...QUESTIONS, ...NOTICES];

/** Names, addresses and terms that are the same in every language. */
const KNOWN =
  /<[^>]*>|\S+@\S+|https:\S+|alice(-[A-Z0-9]+-1)?|production|operators|(unused-credentials\/)?alice-\w+-1|Cloud Security|AKIA…\w{4}|APKAEXAMPLE|AIDAEXAMPLE\w+|\b(IAM|AWS|SES|SSH|MFA|UTC|GMT|ses|s3|Owner|Security Hub|Secrets Manager|codecommit)\b|e[u]-\w+-\d/g;

function inJapanese(message: MailMessage, user = aUser()): string {
  const { subject, text, html } = composeMail(
    anyOrder(message, {
      settings: { language: 'ja' },
      case: {
        user,
        passwordSecret: { since: '2026-03-01T10:00:00.000Z' },
        remarks: ['Something in English happened.'],
      },
    }),
  );
  const body = html.replace(/[\s\S]*<body[^>]*>/, '');
  return `${subject}\n${text}\n${body}`;
}

/** Every key of a catalogue, with its parents. */
function keysOf(value: object, parent = ''): string[] {
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'object' && one !== null ? keysOf(one, `${parent}${key}.`) : [`${parent}${key}`],
  );
}

describe('the catalogues', () => {
  it('have the same texts in every language', () => {
    const [first, ...others] = LANGUAGES.map((language) => keysOf(TEXTS[language].mail).sort());

    expect(first?.length).toBeGreaterThan(70);
    for (const other of others) expect(other).toEqual(first);
  });

  it.each(LANGUAGES)('leave no text empty: %s', (language) => {
    for (const message of MESSAGES) {
      const { text } = composeMail(anyOrder(message, { settings: { language } }));
      expect(text, message).not.toMatch(/undefined|\[object|NaN|^\s*$/);
      expect(text.split('\n\n').length, message).toBeGreaterThanOrEqual(5);
    }
  });

  it.each(LANGUAGES)('fit one screen of a phone and a half: %s', (language) => {
    for (const message of MESSAGES) {
      const { text } = composeMail(anyOrder(message, { settings: { language } }));
      expect(text.length, message).toBeLessThan(2200);
    }
  });
});

describe('an answer', () => {
  it.each(LANGUAGES)('is called in a mail as it is called on the case page: %s', (language) => {
    const { answers } = TEXTS[language].mail;
    const onPage = TEXTS[language].page.answers;

    for (const kind of answerKindSchema.options)
      expect(answers[kind].inMails.toLowerCase()).toBe(onPage[kind].label.toLowerCase());
  });
});

describe('a Japanese mail', () => {
  it.each(MESSAGES)('has no English text: %s', (message) => {
    const words =
      inJapanese(message)
        .replace(KNOWN, ' ')
        .match(/[A-Za-z]{2,}/g) ?? [];

    expect(words).toEqual([]);
  });

  it('has none where something could not be read or judged', () => {
    const [password, ...others] = aUser().credentials;
    const user = aUser({
      credentials: [{ ...password, problem: 'the answer cannot be read' } as never, ...others],
      serviceSpecificCredentials: [{ id: 'ACCAEXAMPLE', status: 'Active', service: 'codecommit' }],
      signingCertificates: [{ id: 'TA7EXAMPLE', status: 'Active' }],
      unreadable: [{ what: 'SSH public keys', reason: 'AccessDenied' }],
    });
    const text = inJapanese('asked', user).replace(/ACCAEXAMPLE|TA7EXAMPLE/g, '');

    expect(text.replace(KNOWN, ' ').match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
    expect(text).toContain('SSH 公開鍵（読み取れませんでした）');
  });

  it('says so to clients', () => {
    const { html } = composeMail(anyOrder('asked', { settings: { language: 'ja' } }));

    expect(html).toContain('<html lang="ja">');
  });
});
