import { randomBytes } from 'node:crypto';
import { hashKey } from '../domain/message/link.ts';

/** A new link into a message: the address to mail, and what the table keeps of its key, which is a hash. */
export function createLink(messageId: string, casePageUrl: string): { url: string; keyHash: string } {
  const key = randomBytes(24).toString('base64url');
  const url = `${casePageUrl.replace(/\/$/, '')}/messages/${encodeURIComponent(messageId)}?key=${key}`;
  return { url, keyHash: hashKey(key) };
}
