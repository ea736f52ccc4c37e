import { describe, expect, it } from 'vitest';
import { hashKey, isKeyOf, linkTo } from '../../../../functions/domain/message/link.ts';
import type { Message } from '../../../../functions/domain/message/message.ts';
import { OWNER } from '../../../support/builders.ts';

const KEY = 'a_key-that-was-mailed';
const message = (...keys: (string | undefined)[]) =>
  ({
    address: OWNER,
    attempts: keys.map((key) => ({ ...(key !== undefined && { keyHash: hashKey(key) }) })),
  }) as unknown as Message;

describe('a key', () => {
  it.each<[boolean, string, Message, string]>([
    [true, 'that was mailed', message(KEY), KEY],
    [true, 'that was mailed in one of several tries', message(undefined, 'other', KEY), KEY],
    [true, 'of the greatest length', message('x'.repeat(64)), 'x'.repeat(64)],
    [false, 'that was not', message('other'), KEY],
    [false, 'of a message that was never mailed', message(), KEY],
    [false, 'of a try that has none', message(undefined), KEY],
    [false, 'that is none', message(''), ''],
    [false, 'that is too long', message('x'.repeat(65)), 'x'.repeat(65)],
    [false, 'with something before it', message(`!${KEY}`), `!${KEY}`],
    [false, 'with something behind it', message(`${KEY}!`), `${KEY}!`],
    [false, 'that is the hash of one', message(KEY), hashKey(KEY)],
  ])('opens a message (%s): one %s', (opens, _, of, key) => {
    expect(isKeyOf(of, key)).toBe(opens);
  });
});

describe('the link to a case', () => {
  const named = { userId: 'u', caseId: 'c', role: 'stakeholder' as const };
  const link = { role: 'stakeholder' as const, questionNumber: 4, planId: 'p' };

  it('is that of the question, and none where the message asks nothing about it', () => {
    expect(linkTo(message(), { ...named, ...link })).toEqual({ address: OWNER, ...link });
    expect(linkTo(message(), { ...named, questionNumber: 4 })).toBeUndefined();
    expect(linkTo(message(), { ...named, planId: 'p' })).toBeUndefined();
  });
});
