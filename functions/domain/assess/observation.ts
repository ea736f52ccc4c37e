import { afterObservation, needsConfirmation, withMoreToConfirm } from '../asking/after-observation.ts';
import { deletionQuestion, EARLY_CHECK, impactQuestion } from '../asking/off-question.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { type Disabled, type Outcome, withOutcomes } from '../case/outcome.ts';
import { askedOn, endsAt } from '../case/time-to-answer.ts';
import type { UserFacts } from '../credential/user.ts';
import { askContactsAboutOff } from '../incident/ask-contacts.ts';
import {
  callsForContacts,
  isNewToContacts,
  withQuarantine,
  wordOfContacts,
} from '../incident/quarantined.ts';
import { withinScope } from '../plan/plan.ts';
import { protectionOf } from '../plan/protection.ts';
import type { Answer } from '../question/answer.ts';
import { latestQuestionEnd } from '../question/longest-wait.ts';
import type { Quarantine } from '../question/quarantine.ts';
import type { Settings } from '../settings/settings.ts';
import { after, hasTimeLeft } from '../time/duration.ts';
import { earlier, later } from '../time/time.ts';
import { stillOff } from '../wish/have-back.ts';
import type { Assessment } from './assessment.ts';
import { changesOfDisabled, requireReadable } from './changes-of-disabled.ts';

interface Observing {
  at: string;
  settings: Settings;
  securityHub: string | undefined;
  /** What somebody asked for in the place of an answer. */
  request?: Answer | undefined;
}

/**
 * Decides how the observation of disabled credentials goes on, at the early check, at its end, and after the question
 * about deletion. Throws PermanentServiceError where one of them cannot be read and nothing else decides.
 */
export function assessObservation(case_: CaseRecord, user: UserFacts, context: Observing): Assessment {
  const changes = changesOfDisabled(case_.disabled, user);
  const remarks = [...changes.used, ...changes.drift].map((reason) => `${upper(reason)}.`);
  const plan = case_.plan && withinScope(case_.plan, context.settings);
  const found = withQuarantine(case_, user, context.at);
  const assessed: CaseRecord = { ...found, ...(plan && { plan }), user, remarks };
  const { quarantine } = assessed;
  const ask = (known: Quarantine) => askContactsAboutOff(assessed, known, { ...context, used: changes.used });
  const isAnyOff = changes.same.length + changes.used.length > 0;
  if (quarantine !== undefined && isAnyOff && callsForContacts(assessed, changes.used))
    return ask(quarantine);
  const known = { before: case_, assessed, changes };
  const settled = disturbance(known, user, context) ?? stillAsking(known, context);
  if (settled !== undefined) return settled;
  if (quarantine === undefined) return undisturbed(assessed, changes, context);
  const said = afterContacts(assessed, wordOfContacts(case_, context.at));
  if (said !== undefined) return said;
  // Newly quarantined, or their question was ended by nobody who may.
  const isToAsk = isNewToContacts(assessed) || case_.question?.number === quarantine.asked;
  return isToAsk && isAnyOff ? ask(quarantine) : undisturbed(assessed, changes, context);
}

/** A case before and after this read, with what the read shows of what is off. */
interface Read {
  before: CaseRecord;
  assessed: CaseRecord;
  changes: ReturnType<typeof changesOfDisabled>;
}

/** What ends the observation whoever is asked. Throws PermanentServiceError where nothing does and something cannot be read. */
function disturbance(
  { assessed, changes }: Read,
  user: UserFacts,
  { settings }: Observing,
): Assessment | undefined {
  if (assessed.quarantine === undefined && changes.used.length > 0)
    return { outcome: 'used', case: assessed };
  const protection = protectionOf(user, settings);
  if (protection !== undefined)
    return { outcome: 'protected', case: { ...assessed, remarks: [`Protected now: ${protection}.`] } };
  if (changes.drift.length > 0) return { outcome: 'drift', case: assessed };
  requireReadable(changes);
  return undefined;
}

/** What becomes of what is off once the security contacts have said to leave it, or nothing. */
function afterContacts(case_: CaseRecord, word: ReturnType<typeof wordOfContacts>): Assessment | undefined {
  const assessed = { ...case_, remarks: [] };
  if (word === 'leave') return ending(assessed, 'left-disabled');
  return word === 'silence' ? { outcome: 'quarantine-unanswered', case: assessed } : undefined;
}

function undisturbed(
  case_: CaseRecord,
  { missing, same }: { missing: Disabled[]; same: Disabled[] },
  { at, settings, securityHub, request }: Observing,
): Assessment {
  const outcomes = withOutcomes(case_.outcomes, missing.map(alreadyGone));
  const remarks = securityHub === undefined ? [] : [securityHub];
  const next: CaseRecord = { ...case_, outcomes, remarks };
  if (same.length === 0) return ending(next, 'left-disabled');
  const word = wordOfAnalyst(case_);
  if (word !== undefined)
    return ending(
      { ...next, remarks: [...remarks, `An analyst ended the case early, with ${word.by}.`] },
      'left-disabled',
    );
  const isDeletion = case_.question?.kind === 'deletion';
  const until = observedUntil(case_, { at, settings, request });
  const end = observedToTheEnd(case_, until, { at, settings });
  if (hasTimeLeft(at, end) && !isDeletion)
    return observing({ ...next, observeUntil: until }, { at, settings, request, end });
  if (afterObservation(next, settings) === 'stay-disabled' || (isDeletion && request === undefined))
    return ending(next, 'left-disabled');
  const joined = withMoreToConfirm(next);
  if (!needsConfirmation(joined, settings)) return { outcome: 'delete', case: next };
  return {
    outcome: 'confirm',
    case: { ...joined, question: deletionQuestion(joined, { at, settings, request }) },
  };
}

/** The question about what is off goes on where its mail went out late or has not gone out, but for a new quarantine. */
function stillAsking(
  { before, assessed, changes }: Read,
  { at, settings, request }: Observing,
): Assessment | undefined {
  if (before.question?.kind !== 'deletion' || request !== undefined || isNewToContacts(assessed))
    return undefined;
  return changes.same.length === 0 ? undefined : askedOn(assessed, at, settings);
}

/** The analyst's word to leave off what is off, to the question that has just ended. */
function wordOfAnalyst({ answers, question }: CaseRecord): Answer | undefined {
  return answers.find(
    ({ kind, role, questionNumber }) =>
      kind === 'leave-disabled' && role === 'analyst' && questionNumber === question?.number,
  );
}

function observedUntil(
  { observeUntil, openedAt, question }: CaseRecord,
  { at, settings, request }: Omit<Observing, 'securityHub'>,
): string {
  const isExtended = request?.kind === 'extend' && question?.kind === 'impact';
  if (!isExtended || request.until === undefined) return observeUntil ?? at;
  return earlier(request.until, latestQuestionEnd('impact', openedAt, settings));
}

/** The end of the observation (ISO) as things stand: later than it is said, while its mail has not gone out. */
function observedToTheEnd(
  case_: CaseRecord,
  until: string,
  { at, settings }: Pick<Observing, 'at' | 'settings'>,
): string {
  const { question } = case_;
  if (question?.kind !== 'impact') return until;
  return later(until, endsAt({ ...case_, question }, at, settings));
}

/** Nobody is written to again, unless somebody asked for that, or for more time. */
function observing(
  case_: CaseRecord,
  { at, settings, request, end }: Omit<Observing, 'securityHub'> & { end: string },
): Assessment {
  const { observeUntil: until = at, question: before } = case_;
  const check = after(before?.since ?? at, EARLY_CHECK);
  const waitUntil = hasTimeLeft(at, check) ? earlier(check, end) : end;
  const first = request !== undefined || before?.unreachable !== undefined;
  const question = impactQuestion(case_, { at, settings }, { until, waitUntil, first });
  const outcome = first ? 'disabled' : 'wait';
  return { outcome, case: { ...case_, remarks: [], question } };
}

/** A case whose retired credentials are done: it ends, unless a kept credential still has to be used. */
export function ending(case_: CaseRecord, outcome: 'left-disabled' | 'deleted' | 'user-deleted'): Assessment {
  const result = outcome === 'left-disabled' ? 'left-disabled' : 'deleted';
  const done = stillOff(case_).map(({ credentialId }): Outcome => ({ credentialId, result }));
  const closed = { ...case_, outcomes: withOutcomes(case_.outcomes, done) };
  return { outcome: case_.mustUse === undefined ? outcome : 'kept', case: closed };
}

/** The case with what this read shows as deleted by somebody else; as it is where an attempt of its own may have deleted it. */
export function withGone(case_: CaseRecord, user: UserFacts): CaseRecord {
  if (case_.hasTriedToDelete === true) return case_;
  const { missing } = changesOfDisabled(case_.disabled, user);
  return { ...case_, outcomes: withOutcomes(case_.outcomes, missing.map(alreadyGone)) };
}

/** What somebody else has deleted. */
export function alreadyGone({ credentialId }: Pick<Disabled, 'credentialId'>): Outcome {
  return { credentialId, result: 'dropped', reason: 'someone else deleted it' };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
