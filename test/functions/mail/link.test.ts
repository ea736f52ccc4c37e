import { describe, expect, it } from 'vitest';
import { hashKey } from '../../../functions/domain/message/link.ts';
import { createLink } from '../../../functions/mail/link.ts';

describe('a link', () => {
  it('goes into the mail with its key, and into the table with nothing but the hash of it', () => {
    const { url, keyHash } = createLink('m-1', 'https://cases.example.com/');
    const key = new URL(url).searchParams.get('key') ?? '';

    expect(url).toBe(`https://cases.example.com/messages/m-1?key=${key}`);
    expect(key).toMatch(/^[\w-]{32}$/);
    expect(keyHash).toMatch(/^[0-9a-f]{64}$/);
    expect(keyHash).toBe(hashKey(key));
    expect(createLink('m-1', 'https://cases.example.com/').keyHash).not.toBe(keyHash);
  });
});
