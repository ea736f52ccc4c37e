import { lateBy } from '../case/time-to-answer.ts';
import type { Owner } from '../plan/owner.ts';
import type { Answer } from '../question/answer.ts';
import { numberAfter, type Question, type Recipient } from '../question/question.ts';
import type { Settings } from '../settings/settings.ts';
import { seconds, secondsBetween } from '../time/duration.ts';
import { ownersOf, securityContacts } from './recipients.ts';

/** Another person gets all the time that the first one had. */
export function askedAnew(before: Question | undefined, at: string): Question | undefined {
  if (before === undefined) return undefined;
  const { extendedUntil: _over, lateBy: _late, lateBefore: _before, counting: _counting, ...rest } = before;
  return { ...rest, since: at };
}

interface Asking {
  at: string;
  settings: Settings;
  /** What somebody asked for in the place of an answer. */
  request?: Answer | undefined;
  /** The latest time (ISO) that any answer can be waited for. */
  last?: string;
  /** Nobody has said anything, and its mail went out late or has not gone out: the same question may go on. */
  isUndisturbed?: boolean;
}

/**
 * The next message about "needed or not": first question, reminders, then the security contacts in the owner's
 * place. Undefined when all their time is over. Depends only on the clock, on when the question was first put and its mails
 * went out, and on what was asked for meanwhile, so a repeated assessment asks the same.
 */
export function nextQuestion(
  before: Question | undefined,
  owner: Owner,
  asking: Asking,
): Question | undefined {
  const { at, request } = asking;
  const since = before?.since ?? at;
  const extendedUntil = request?.kind === 'extend' ? request.until : before?.extendedUntil;
  const late = latenessAfter(before, at);
  const period = periodAt(owner, asking, { since, extendedUntil, late });
  if (period === undefined) return undefined;
  const { until, timeoutSeconds } = period;
  // Nobody is reminded of what they were not asked: while no mail has gone out, the first one is due.
  const isUnsent = before?.message === 'asked' && before.counting !== undefined;
  const message = period.message === 'reminded' && isUnsent ? 'asked' : period.message;
  if (before !== undefined && asking.isUndisturbed === true && isSameAgain(before, message))
    return { ...before, timeoutSeconds };
  return {
    ...numberAfter(before, before?.kind === 'stakeholder' ? 'again' : 'new'),
    kind: 'stakeholder',
    message,
    recipients: recipientsOf(owner, message, asking),
    since,
    until,
    ...(extendedUntil !== undefined && { extendedUntil }),
    ...(late.answer + late.escalation > 0 && { lateBefore: late }),
    // Who is reminded has been asked: their time runs already.
    ...(message !== 'reminded' && { counting: { from: at } }),
    timeoutSeconds,
  };
}

type Message = 'asked' | 'reminded' | 'escalated';

/** A reminder is one mail of several, each with a question of its own. */
function isSameAgain(before: Question, message: Message): boolean {
  return message === before.message && message !== 'reminded';
}

function recipientsOf(owner: Owner, message: Message, { settings, request }: Asking): Recipient[] {
  const isEscalated = message === 'escalated';
  const contacts = isEscalated ? securityContacts(settings) : [];
  const isOther = ({ address }: Recipient) => contacts.every((contact) => contact.address !== address);
  // A security contact who is also the owner is asked once, as the one who may say more.
  const owners = !isEscalated || request?.kind === 'ask-again' ? ownersOf(owner).filter(isOther) : [];
  return [...owners, ...contacts];
}

/** A state waits whole seconds, which end less than a second before the time that was meant: that time has come then. */
const WAIT_ENDS_EARLY = 1;

/** What is said now, until when the people asked may answer (ISO), and how long that waits; undefined once all time is over. */
function periodAt(
  owner: Owner,
  { at, settings, last }: Asking,
  times: { since: string; extendedUntil: string | undefined; late: Lateness },
): { message: Message; until: string; timeoutSeconds: number } | undefined {
  const { since } = times;
  const { reminders, answerEnd, end: theEnd } = periods(owner, settings, { ...times, last });
  const boundaries = [...reminders.filter((one) => one < answerEnd), answerEnd, theEnd];
  const elapsed = (Date.parse(at) - Date.parse(since)) / 1000;
  const passed = boundaries.filter((end) => end < elapsed + WAIT_ENDS_EARLY).length;
  const boundary = boundaries[passed];
  if (boundary === undefined) return undefined;
  const end = (offset: number) => new Date(Date.parse(since) + offset * 1000).toISOString();
  const timeoutSeconds = secondsBetween(at, end(boundary));
  if (boundary > answerEnd) return { message: 'escalated', until: end(boundary), timeoutSeconds };
  return { message: passed === 0 ? 'asked' : 'reminded', until: end(answerEnd), timeoutSeconds };
}

type Lateness = NonNullable<Question['lateBefore']>;

/** By how many seconds the times of the owner and of the security contacts began late, or would as things stand. */
function latenessAfter(before: Question | undefined, at: string): Lateness {
  const { answer, escalation } = before?.lateBefore ?? { answer: 0, escalation: 0 };
  const late = before === undefined ? 0 : lateBy(before, at);
  return {
    answer: answer + (before?.message === 'asked' ? late : 0),
    escalation: escalation + (before?.message === 'escalated' ? late : 0),
  };
}

/** When, in seconds after the question was put, reminders are due, the owner's time ends, and all time ends. */
function periods(
  owner: Owner,
  settings: Settings,
  {
    since,
    extendedUntil,
    last,
    late,
  }: { since: string; extendedUntil: string | undefined; last?: string | undefined; late: Lateness },
): { reminders: number[]; answerEnd: number; end: number } {
  const offset = (iso: string) => Math.ceil((Date.parse(iso) - Date.parse(since)) / 1000);
  const reminders = settings.reminders.map((one) => seconds(one) + late.answer).sort((a, b) => a - b);
  const limit = last === undefined ? Number.POSITIVE_INFINITY : offset(last);
  const extended = extendedUntil === undefined ? 0 : offset(extendedUntil);
  const escalation = owner.source === 'security' ? 0 : seconds(settings.escalateFor);
  const planned = seconds(settings.answerWithin) + late.answer;
  // More time is the owner's, also where the security contacts were asked already.
  const answerEnd = Math.min(Math.max(planned, extended), limit);
  return { reminders, answerEnd, end: Math.min(answerEnd + escalation + late.escalation, limit) };
}
