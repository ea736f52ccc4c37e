import type { CaseRecord } from '../case/case-record.ts';
import { reachable } from '../message/mailed.ts';
import type { Answer } from '../question/answer.ts';
import { latestQuestionEnd } from '../question/longest-wait.ts';
import { numberAfter, type Question, type Recipient } from '../question/question.ts';
import type { Settings } from '../settings/settings.ts';
import { after, secondsBetween } from '../time/duration.ts';
import { earlier } from '../time/time.ts';
import { ownersNow, securityContacts, withOthers } from './recipients.ts';

/** Last-use data can lag by hours (facts, section C); the early check comes after that. */
export const EARLY_CHECK = 'PT6H';

/** The question that stays open while disabled credentials are observed; silent after the first message. */
export function impactQuestion(
  case_: CaseRecord,
  { at, settings }: { at: string; settings: Settings },
  { until, waitUntil, first = false }: { until: string; waitUntil: string; first?: boolean },
): Question {
  const { question: before } = case_;
  // In silence its mail may still be due.
  const counting = first ? { from: at } : before?.counting;
  return {
    ...numberAfter(before, before?.kind !== 'impact' ? 'new' : first ? 'again' : 'in-silence'),
    kind: 'impact',
    message: first ? 'disabled' : 'silent',
    recipients: ownersNow(case_, settings),
    since: before?.kind === 'impact' ? before.since : at,
    until,
    ...(counting && { counting }),
    timeoutSeconds: secondsBetween(at, waitUntil),
  };
}

/** The first question after disabling: it pauses for the early check. */
export function firstImpactQuestion(case_: CaseRecord, at: string, settings: Settings): Question {
  const until = after(at, settings.observation);
  return impactQuestion(case_, { at, settings }, { until, waitUntil: after(at, EARLY_CHECK), first: true });
}

/** The question whether what is off may be deleted; it goes on where it is asked anew. */
export function deletionQuestion(
  case_: CaseRecord,
  { at, settings, request }: { at: string; settings: Settings; request?: Answer | undefined },
): Question {
  const { question: latest } = case_;
  const before = latest?.kind === 'deletion' ? latest : undefined;
  const planned = before?.until ?? after(at, settings.confirmDeletionWithin);
  const wanted = before !== undefined && request?.kind === 'extend' ? request.until : undefined;
  const until = earlier(wanted ?? planned, latestQuestionEnd('deletion', case_.openedAt, settings));
  return {
    ...numberAfter(latest, before?.message === 'confirm-deletion' ? 'again' : 'new'),
    kind: 'deletion',
    message: 'confirm-deletion',
    recipients: withOthers(ownersNow(case_, settings), contactsBesides(case_, settings)),
    since: before?.since ?? at,
    until,
    counting: { from: at },
    timeoutSeconds: secondsBetween(at, until),
  };
}

/** Those that mail comes to; all of them where it comes to none. */
function contactsBesides(case_: CaseRecord, settings: Settings): Recipient[] {
  const all = securityContacts(settings).map((one) => ({ ...one, reason: 'you are a security contact' }));
  const others = reachable(case_, all);
  return others.length > 0 ? others : all;
}
