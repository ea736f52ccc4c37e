import { speaksForUser } from '../domain/answering/speaks-for-user.ts';
import { isAllowed } from '../domain/asking/allowed-recipients.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { LeftOff } from '../domain/case/outcome.ts';
import type { Link } from '../domain/message/link.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { endedCaseOf, maySayForEnded } from '../domain/way-back/ended-case.ts';

/**
 * What a link opens of a case: the case; an ended one that has left something off, whether or not it is the user's latest;
 * nothing of an earlier case that has not. `passed-on`: another owner.
 */
export type Opened = { is: 'open' | 'passed-on'; ended?: LeftOff | undefined } | { is: 'over' };

/**
 * What a link to a case opens, as the item of its user stands. A link of an earlier case opens nothing of a newer one,
 * but the way back of its own (design D15). Nor does a link whose person is the user's owner, or a security contact, no
 * more.
 */
export function openLink(record: CaseRecord, caseId: string, link: Link, settings: Settings): Opened {
  const ended = endedCaseOf(record, caseId);
  if (ended !== undefined) {
    const isTheirs = maySayForEnded(record, ended, { ...link, settings });
    return { is: isTheirs ? 'open' : 'passed-on', ended };
  }
  if (caseId !== record.caseId) return { is: 'over' };
  const isTheirs = speaksForUser(record, link) && isAllowed(link, settings);
  const isPassedOn = record.status === 'open' && !isTheirs;
  return { is: isPassedOn ? 'passed-on' : 'open' };
}
