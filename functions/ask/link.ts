import { createHash, randomBytes } from 'node:crypto';
import type { Link } from '../domain/case/case-record.ts';
import type { Recipient } from '../domain/question/question.ts';

/** A new link for one recipient: the address to mail, and what the table keeps of it (a hash, never the key). */
export function createLink(
  recipient: Recipient,
  about: { caseId: string; casePageUrl: string; questionNumber: number; planId: string; at: string },
): { url: string; link: Link } {
  const key = randomBytes(24).toString('base64url');
  const url = `${about.casePageUrl.replace(/\/$/, '')}/cases/${encodeURIComponent(about.caseId)}?key=${key}`;
  const { questionNumber, planId, at } = about;
  const { role, address } = recipient;
  return { url, link: { keyHash: hashKey(key), role, address, questionNumber, planId, createdAt: at } };
}

/** The hash of a link key as the table keeps it. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
