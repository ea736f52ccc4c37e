import { randomBytes } from 'node:crypto';
import { hashKey, type Link } from '../domain/case/link.ts';
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
