import type { CaseRecord } from '../case/case-record.ts';
import { askedOn } from '../case/time-to-answer.ts';
import { latestQuestionEnd } from '../question/longest-wait.ts';
import type { Quarantine } from '../question/quarantine.ts';
import { numberAfter, type OpenQuestion, type Question, type Recipient } from '../question/question.ts';
import type { Settings } from '../settings/settings.ts';
import { after, hasTimeLeft, secondsBetween } from '../time/duration.ts';
import { earlier } from '../time/time.ts';

interface Asking {
  at: string;
  settings: Settings;
}

/** How the case of a quarantined user goes on, and the case with the question. */
interface Asked {
  outcome: string;
  case: CaseRecord;
}

/** The security contacts as recipients, about a user that AWS has quarantined. */
export function contactsInQuarantine({ securityContacts }: Pick<Settings, 'securityContacts'>): Recipient[] {
  const reason = 'you are a security contact, and AWS has quarantined this user';
  return securityContacts.map((address) => ({ address, role: 'security-contact', reason }));
}

/**
 * Asks the security contacts about a quarantined user of whom nothing is off, for as long as they are asked in an
 * owner's place; `quarantine-unanswered` when that is over, or mail comes to none of them.
 */
export function askContacts(case_: CaseRecord, { at, settings }: Asking): Asked {
  const { question: before } = case_;
  const isAsked = before?.message === 'quarantined';
  const on = isAsked && before.unreachable === undefined ? askedOn(case_, at, settings) : undefined;
  if (on !== undefined) return on;
  if (isAsked && isOver(before, at)) return { outcome: 'quarantine-unanswered', case: case_ };
  const question = contactsQuestion(case_, { kind: 'stakeholder', message: 'quarantined', at, settings });
  const times = isAsked ? { since: before.since, until: before.until } : {};
  const until = isAsked ? before.until : question.until;
  const asked: Question = { ...question, ...times, timeoutSeconds: secondsBetween(at, until) };
  // What was said to be kept before is asked about as well.
  const { mustUse: _kept, ...rest } = case_;
  return { outcome: 'quarantined', case: { ...rest, outcomes: [], question: asked } };
}

/** Whether its time is over, or its mail has come to no security contact: an incident does not wait for nobody. */
function isOver({ until, unreachable }: OpenQuestion, at: string): boolean {
  return unreachable !== undefined || !hasTimeLeft(at, until);
}

/** Asks the security contacts about what is off: only they, or an analyst, give it back (design D16). */
export function askContactsAboutOff(
  case_: CaseRecord,
  quarantine: Quarantine,
  { used, at, settings }: Asking & { used: readonly string[] },
): Asked {
  const question = contactsQuestion(case_, { kind: 'deletion', message: 'quarantined-off', at, settings });
  const isUsed = quarantine.isUsed === true || used.length > 0;
  const asked = { ...quarantine, asked: question.number, ...(isUsed && { isUsed }) };
  return { outcome: 'quarantined-off', case: { ...case_, quarantine: asked, question } };
}

function contactsQuestion(
  case_: CaseRecord,
  { kind, message, at, settings }: Asking & Pick<Question, 'kind' | 'message'>,
): Question {
  const { question: before } = case_;
  const until = earlier(after(at, settings.escalateFor), latestQuestionEnd(kind, case_.openedAt, settings));
  return {
    ...numberAfter(before, before?.message === 'quarantined' && message === 'quarantined' ? 'again' : 'new'),
    kind,
    message,
    recipients: contactsInQuarantine(settings),
    since: at,
    until,
    counting: { from: at },
    timeoutSeconds: secondsBetween(at, until),
  };
}
