import { describe, expect, it } from 'vitest';
import { hashKey, linkSchema } from '../../../functions/domain/case/link.ts';
import { createLink } from '../../../functions/mail/link.ts';
import { AT, CASE_ID, OWNER } from '../../support/builders.ts';

describe('a link', () => {
  it('goes into the mail with its key, and into the table with nothing but the hash of it', () => {
    const about = {
      caseId: CASE_ID,
      casePageUrl: 'https://cases.example.com/',
      questionNumber: 3,
      planId: 'p',
      at: AT,
    };
    const recipient = { address: OWNER, role: 'stakeholder' as const, reason: '' };

    const { url, link } = createLink(recipient, about);
    const key = new URL(url).searchParams.get('key') ?? '';

    expect(key).toMatch(/^[\w-]{32}$/);
    expect(link.keyHash).toMatch(/^[0-9a-f]{64}$/);
    expect(link.keyHash).toBe(hashKey(key));
    expect(JSON.stringify(link)).not.toContain(key);
    expect(Object.keys(link).sort()).toEqual(Object.keys(linkSchema.shape).sort());
    expect(createLink(recipient, about).link.keyHash).not.toBe(link.keyHash);
  });
});
