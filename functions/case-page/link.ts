import { timingSafeEqual } from 'node:crypto';
import { speaksForUser } from '../domain/answering/speaks-for-user.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { hashKey, type Link } from '../domain/case/link.ts';

/** What a key opens: this case by its link, an earlier case of the same user, or nothing. `passed-on`: another owner. */
export type Opened = { is: 'open' | 'passed-on'; link: Link } | { is: 'over' } | { is: 'unknown' };

/**
 * Looks a key up among the hashes of the record. Every link is compared, in constant time, so that the time taken
 * tells nothing. A link that was made before this case opened belongs to an earlier one, whatever id stands in
 * the address: it opens nothing of the new case. Nor does a link whose person is the user's owner no more.
 */
export function openLink(record: CaseRecord, caseId: string, key: string): Opened {
  if (!/^[\w-]{1,64}$/.test(key)) return { is: 'unknown' };
  const hash = Buffer.from(hashKey(key));
  const link = record.links.filter((one) => isEqual(hash, Buffer.from(one.keyHash))).at(-1);
  if (link === undefined) return { is: 'unknown' };
  const isEarlier = Date.parse(link.createdAt) < Date.parse(record.openedAt);
  if (caseId !== record.caseId || isEarlier) return { is: 'over' };
  const isPassedOn = record.status === 'open' && !speaksForUser(record, link);
  return { is: isPassedOn ? 'passed-on' : 'open', link };
}

function isEqual(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
