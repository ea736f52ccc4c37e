import { describe, expect, it } from 'vitest';
import { mailbox } from '../../../functions/aws/mailbox.ts';

const ADDRESS = 'iam@example.com';

describe('a mailbox', () => {
  it.each([
    ['Cloud Security', '"Cloud Security" <iam@example.com>'],
    ['Security, "IAM" \\ Team', '"Security, \\"IAM\\" \\\\ Team" <iam@example.com>'],
    ['a\r\nBcc: eve@example.com', '"a Bcc: eve@example.com" <iam@example.com>'],
    [' \u200b ', 'iam@example.com'],
  ])('has its name in quotes (%j)', (name, expected) => {
    expect(mailbox(name, ADDRESS)).toBe(expected);
  });

  it.each(['Sécurité', 'クラウドセキュリティ', 'Team 🔑'.repeat(6)])(
    'has a name of another script as encoded words of whole characters (%s)',
    (name) => {
      const words = mailbox(name, ADDRESS).replace(` <${ADDRESS}>`, '').split(' ');

      const texts = words.map((word) => /^=\?UTF-8\?B\?(.*)\?=$/.exec(word)?.[1] ?? '');
      expect(texts.map((text) => Buffer.from(text, 'base64').toString()).join('')).toBe(name);
      expect(texts.every((text) => !Buffer.from(text, 'base64').toString().includes('�'))).toBe(true);
      expect(words.every(({ length }) => length <= 75)).toBe(true);
    },
  );
});
