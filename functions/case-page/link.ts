import { timingSafeEqual } from 'node:crypto';
import { speaksForUser } from '../domain/answering/speaks-for-user.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { hashKey, type Link } from '../domain/case/link.ts';
import type { LeftOff } from '../domain/case/outcome.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { endedCaseOf, maySayForEnded } from '../domain/way-back/ended-case.ts';

/**
 * What a key opens: this case by its link; an ended case that has left something off, whether or not it is the latest;
 * an earlier case that has not; or nothing. `passed-on`: another owner.
 */
export type Opened =
  | { is: 'open' | 'passed-on'; link: Link; ended?: LeftOff | undefined }
  | { is: 'over' }
  | { is: 'unknown' };

/**
 * Looks a key up among the hashes of the record. Every link is compared, in constant time, so that the time taken
 * tells nothing. A link that was made before this case opened belongs to an earlier one, whatever id stands in
 * the address: it opens nothing of the new case, but the way back of its own (design D15). Nor does a link whose person
 * is the user's owner no more.
 */
export function openLink(record: CaseRecord, caseId: string, key: string, settings: Settings): Opened {
  if (!/^[\w-]{1,64}$/.test(key)) return { is: 'unknown' };
  const hash = Buffer.from(hashKey(key));
  const link = record.links.filter((one) => isEqual(hash, Buffer.from(one.keyHash))).at(-1);
  if (link === undefined) return { is: 'unknown' };
  const ended = endedCaseOf(record, { caseId, createdAt: link.createdAt });
  if (ended !== undefined) {
    const isTheirs = maySayForEnded(record, ended, { ...link, settings });
    return { is: isTheirs ? 'open' : 'passed-on', link, ended };
  }
  const isEarlier = Date.parse(link.createdAt) < Date.parse(record.openedAt);
  if (caseId !== record.caseId || isEarlier) return { is: 'over' };
  const isPassedOn = record.status === 'open' && !speaksForUser(record, link);
  return { is: isPassedOn ? 'passed-on' : 'open', link };
}

function isEqual(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
