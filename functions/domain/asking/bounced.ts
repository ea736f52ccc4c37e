import type { CaseRecord } from '../case/case-record.ts';
import { hasBounced, mailedBy, reachable } from '../message/mailed.ts';
import type { Bounced } from '../message/message.ts';
import { type Owner, unreachableOwner } from '../plan/owner.ts';
import { isFormOf, type OpenQuestion } from '../question/question.ts';
import type { Settings } from '../settings/settings.ts';
import { securityContacts } from './recipients.ts';

/**
 * The case once it is known that a message has not come to its address. Where its open question has reached nobody, and
 * somebody else could be asked or it can only end, the execution is due to be woken; an answer that is there goes first.
 * The same news again changes nothing: undefined.
 */
export function withBounced(record: CaseRecord, news: Bounced, settings: Settings): CaseRecord | undefined {
  const { bounced = [], question } = record;
  if (record.status !== 'open' || bounced.some(({ messageId }) => messageId === news.messageId))
    return undefined;
  const next: CaseRecord = { ...record, bounced: [...bounced, news] };
  if (question === undefined || isReached(next, question) || !canGoOn(next, question, settings)) return next;
  return { ...next, question: { unreachable: news.at, ...question } };
}

/** Whether somebody who is asked has got a mail that asks it, or may get it yet. */
function isReached(case_: CaseRecord, question: OpenQuestion): boolean {
  const mailed = mailedBy(case_).filter(({ questionNumber }) => isFormOf(questionNumber, question));
  return question.recipients.some(
    ({ address }) => !hasBounced(case_, address) || mailed.some((one) => one.address === address),
  );
}

/** "Needed or not" can be asked of somebody else or end, of a quarantined user at once; what is off or kept goes on, whoever is told of it. */
function canGoOn(case_: CaseRecord, { kind }: OpenQuestion, settings: Settings): boolean {
  if (kind === 'stakeholder') return true;
  if (case_.quarantine !== undefined) return false;
  if (kind !== 'impact' && kind !== 'use') return false;
  return reachable(case_, securityContacts(settings)).length > 0;
}

/**
 * Whom to ask in the place of an owner to none of whose addresses mail comes: the security contacts, as where the
 * owner is not the right person; `nobody` where mail comes to none of them either. Undefined while mail comes to the owner.
 */
export function askedInstead(
  case_: CaseRecord,
  owner: Owner,
  settings: Settings,
): { owner: Owner } | 'nobody' | undefined {
  const { addresses } = owner;
  if (addresses.length === 0 || addresses.some((address) => !hasBounced(case_, address))) return undefined;
  const others = reachable(case_, securityContacts(settings)).map(({ address }) => address);
  return others.length === 0 ? 'nobody' : { owner: unreachableOwner(owner, others) };
}
