import type { CaseRecord } from '../case/case-record.ts';
import { ownerOfCase } from '../case/owner-of-case.ts';
import { isStillAsked, lateBy } from '../case/time-to-answer.ts';
import { showCredential } from '../credential/credential.ts';
import type { UserFacts } from '../credential/user.ts';
import { askContacts } from '../incident/ask-contacts.ts';
import { withQuarantine } from '../incident/quarantined.ts';
import { sayWhatStays } from '../plan/evidence.ts';
import type { Owner } from '../plan/owner.ts';
import { makePlan, type Plan, proposed } from '../plan/plan.ts';
import { protectionOf } from '../plan/protection.ts';
import type { Answer } from '../question/answer.ts';
import { latestQuestionEnd } from '../question/longest-wait.ts';
import { numberAfter, type Question, type Recipient } from '../question/question.ts';
import { isWidened } from '../question/widened.ts';
import type { Settings } from '../settings/settings.ts';
import { seconds, secondsBetween } from '../time/duration.ts';
import { withOffJoined } from '../way-back/join-off.ts';
import type { Assessment } from './assessment.ts';
import { deletionQuestion } from './observation.ts';
import { ownersOf, securityContacts } from './recipients.ts';

/**
 * Plans the retirement of a user's unused credentials and says whom to ask next, or why nothing is asked. About a user
 * that AWS has quarantined only the security contacts are asked, at once (design D16).
 */
export function assessForRetirement(
  case_: CaseRecord,
  user: UserFacts,
  { at, settings, request }: { at: string; settings: Settings; request?: Answer | undefined },
): Assessment {
  const { owner, isNew } = ownerOfCase(case_, user, { settings, request });
  const { thresholdDays } = case_;
  const { deleteScope, noNewPasswordsIn } = settings;
  const { quarantine } = withQuarantine(case_, user, at);
  const isQuarantined = quarantine !== undefined;
  const plan = makePlan(user, { thresholdDays, at, deleteScope, owner, noNewPasswordsIn, isQuarantined });
  const { namedOwner: before, ...rest } = case_;
  const namedOwner = isNew || owner === before ? owner : undefined;
  const remarks = planRemarks(plan);
  const assessed = {
    ...{ ...rest, user, plan, remarks },
    ...(namedOwner && { namedOwner }),
    ...(quarantine && { quarantine }),
  };
  const protection = protectionOf(user, settings);
  if (protection !== undefined)
    return {
      outcome: 'protected',
      case: { ...assessed, remarks: [`The settings protect this user: ${protection}.`] },
    };
  if (proposed(plan).length === 0) return withNothingToAsk(assessed, user, { at, settings });
  if (isQuarantined) return askContacts(assessed, { at, settings });
  const last = latestQuestionEnd('stakeholder', case_.openedAt, settings);
  const asked = isNew ? askedAnew(case_.question, at) : case_.question;
  const isUndisturbed = request === undefined && !isNew && !isWidened(case_) && isStillAsked(case_, at);
  const question = nextQuestion(asked, owner, { at, settings, request, last, isUndisturbed });
  if (question === undefined) return { outcome: 'unanswered', case: assessed };
  const outcome = question.number === asked?.number ? 'asking' : question.message;
  return { outcome, case: { ...assessed, question } };
}

/**
 * A case with nothing active that is unused: it ends, unless earlier ones have left something off; whether that may be
 * deleted is asked then (design D15). An answer to one of them authorises nothing.
 */
function withNothingToAsk(
  assessed: CaseRecord & { plan: Plan },
  user: UserFacts,
  { at, settings }: { at: string; settings: Settings },
): Assessment {
  const outcome = withoutProposal(assessed.plan);
  const isFirst = assessed.question === undefined && settings.afterObservation === 'delete';
  const isAskable = isFirst && (outcome === 'nothing-active' || outcome === 'in-use');
  const joined = isAskable ? withOffJoined(assessed, user) : assessed;
  if (joined.disabled.length === 0) return { outcome, case: assessed };
  return { outcome: 'confirm', case: { ...joined, question: deletionQuestion(joined, { at, settings }) } };
}

/** Why a plan proposes nothing: something unknown weighs most, then something unused that stays, then something used. */
function withoutProposal({ items }: Plan): 'unknown' | 'protected' | 'in-use' | 'nothing-active' {
  const verdicts = items.map(({ verdict }) => verdict.is);
  if (verdicts.includes('unknown')) return 'unknown';
  if (verdicts.includes('unused')) return 'protected';
  return verdicts.includes('in-use') || verdicts.includes('new') ? 'in-use' : 'nothing-active';
}

/** What people should know about a plan besides its items. */
export function planRemarks(plan: Plan): string[] {
  const unknown = plan.items.flatMap(({ credential, verdict }) =>
    verdict.is === 'unknown' ? [`${showCredential(credential.id)} is left alone: ${verdict.reason}.`] : [],
  );
  const owner =
    plan.owner.source === 'tag' ? [] : plan.owner.problems.slice(0, 2).map((one) => `Owner: ${one}.`);
  const whole =
    plan.userDeletionBlockers.length === 0
      ? []
      : [`Not proposing to delete the whole user: ${plan.userDeletionBlockers.slice(0, 3).join(', ')}.`];
  return [...unknown, ...sayWhatStays(plan), ...owner, ...whole];
}

/** Another person gets all the time that the first one had. */
function askedAnew(before: Question | undefined, at: string): Question | undefined {
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
  const passed = boundaries.filter((end) => end <= elapsed).length;
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
