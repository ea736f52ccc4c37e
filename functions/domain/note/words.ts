import type { Outcome } from '../case/outcome.ts';
import { showCredential } from '../credential/credential.ts';
import { shortened } from '../finding/other-note.ts';
import { isClean, sayWhatStays, showEvidence } from '../plan/evidence.ts';
import { type PlanItem, proposed } from '../plan/plan.ts';
import type { Recipient } from '../question/question.ts';
import { showStatement } from '../standing/show-statement.ts';
import { hasActed, offByUs, type Stands, thatAre, whatIsSo } from '../standing/standing.ts';
import { showTime } from '../time/time.ts';
import type { NoteContext, Status } from './step-row.ts';

/** Credentials as a list of names. */
export function namesOf(credentialIds: string[]): string {
  return credentialIds.map(showCredential).join(', ');
}

/** What became of each credential, with the reason where there is one. */
export function listOutcomes(outcomes: Outcome[]): string {
  if (outcomes.length === 0) return 'nothing to report';
  return outcomes
    .map(({ credentialId, result, reason }) => {
      const words = result === 'dropped' ? 'left alone' : result.replaceAll('-', ' ');
      return `${showCredential(credentialId)} ${words}${reason === undefined ? '' : ` (${reason})`}`;
    })
    .join('; ');
}

/** The credentials that ended with this result. */
export function resultsOf({ case: { outcomes } }: NoteContext, result: Outcome['result']): string {
  return namesOf(outcomes.filter((one) => one.result === result).map(({ credentialId }) => credentialId));
}

/** The outcomes but what IAM has refused, which a note says first. */
export function outcomesOf({ case: { outcomes } }: NoteContext): string {
  return listOutcomes(outcomes.filter(({ result }) => result !== 'failed'));
}

/** What happened to credentials besides the plain course of this step, and what stays whatever was answered. */
export function othersOf({ case: { outcomes, plan, user } }: NoteContext, but?: Outcome['result']): string {
  const isThere = ({ credential }: PlanItem) => user?.credentials.some(({ id }) => id === credential.id);
  const stay = sayWhatStays({ items: plan?.items.filter(isThere) ?? [] });
  const others = outcomes.filter(
    ({ result }) => result !== but && ['dropped', 'kept', 'used', 'not-used'].includes(result),
  );
  const words = others.length === 0 ? stay : [`Also: ${listOutcomes(others)}.`, ...stay];
  return words.map((one) => ` ${one}`).join('');
}

/** What the reasons of failures may take of a note, all together. */
const REASONS_LENGTH = 180;

/** What IAM has refused to do, before everything else that is said: what stands behind would be cut. */
export function failuresOf({ case: { outcomes } }: NoteContext): string {
  const failed = outcomes.filter(({ result }) => result === 'failed');
  const length = Math.floor(REASONS_LENGTH / Math.max(1, failed.length));
  return failed
    .map(({ credentialId, reason }) => {
      const why = reason === undefined ? '' : ` (${shortened(reason, length)})`;
      return `Failed: ${showCredential(credentialId)}${why}. `;
    })
    .join('');
}

/** How everything stands where the case has set out to change anything; else that nothing was changed. */
export function unchangedBut(context: NoteContext): string {
  return hasActed(context.case) ? stateOf(context) : 'Nothing was changed.';
}

/** How everything stands where the case has set out to change anything; else nothing. */
export function changesSoFar(context: NoteContext): string {
  return hasActed(context.case) ? stateOf(context) : '';
}

/** The credentials that stand as one of these, as a list of names. */
export function thoseThatAre({ case: case_ }: NoteContext, ...stands: Stands[]): string {
  return namesOf(thatAre(whatIsSo(case_), ...stands));
}

/** What the case has disabled and is still off, as a list of names. */
export function namesOff({ case: case_ }: NoteContext): string {
  return namesOf(offByUs(case_));
}

/** What a deletion takes: what is off, or the whole user with it. */
export function whatGoes(context: NoteContext): string {
  const names = namesOff(context);
  return context.case.plan?.scope === 'user' ? `the whole user with ${names}` : names;
}

/** That what is off can be given back, and how; empty where nothing is. */
export function givenBackWords(context: NoteContext): string {
  // What a deletion has begun with, the way back does not have: a half deleted user can have nothing back.
  if (context.case.restoreKit !== undefined) return '';
  const names = namesOff(context);
  if (names !== '') return ` ${names} can be given back with "Stop or restore".`;
  const isUnknown = context.case.disabled.length > 0 && thoseThatAre(context, 'unknown') !== '';
  if (!isUnknown) return '';
  return context.case.hasTriedToDelete === true
    ? ' Its deletion had begun; whatever is left can be given back with "Stop or restore".'
    : ' Whatever is needed back can be given back with "Stop or restore".';
}

/** That AWS has quarantined the user, before everything else that is said of it; empty where it has not. */
export function quarantineOf({ case: { quarantine } }: NoteContext): string {
  return quarantine === undefined ? '' : `Quarantined by AWS (${quarantine.policy}): an incident. `;
}

/** That the whole user goes on the security contacts' word only, where a plan proposes that of a quarantined one. */
export function wholeUserWaits({ case: { plan, quarantine } }: NoteContext): string {
  return plan?.scope === 'user' && quarantine !== undefined
    ? ' The whole user is deleted, its quarantine policy with it, on their word only.'
    : '';
}

/** The proposed credentials with their evidence. */
export function planOf({ case: { plan }, settings }: NoteContext): string {
  if (plan === undefined) return '';
  return `${proposed(plan)
    .map((item) => showEvidence(item, settings.timeZone))
    .join('; ')}.`;
}

/** What is so, as sentences (design D17); `but`: without those that stand so, since the note says that of them already. */
export function stateOf({ case: case_, settings: { timeZone } }: NoteContext, ...but: Stands[]): string {
  const statement = whatIsSo(case_);
  return showStatement(statement, { timeZone, but: thatAre(statement, ...but) });
}

/**
 * Who gave the answer and when, to follow a verb: `, with the link sent to …`. A link proves possession of a mailbox,
 * no more (design D6). Empty where no answer led to the step.
 */
export function saidBy({ answer, settings }: NoteContext): string {
  if (answer === undefined) return '';
  const when = showTime(answer.at, settings.timeZone);
  return answer.role === 'analyst'
    ? `, by an analyst with ${answer.by}, ${when}`
    : `, with the link sent to ${answer.by}, ${when}`;
}

/** What the addresses of a question may take of a note: three of usual length. */
const PEOPLE_LENGTH = 120;

/** The people asked, by address; where the note has no room for all of them, how many there are besides. */
export function peopleOf({ case: { question } }: NoteContext): string {
  return sayPeople(question?.recipients ?? []);
}

/** People as notes name them. */
export function sayPeople(people: readonly Pick<Recipient, 'address'>[]): string {
  const addresses = people.map(({ address }) => address);
  const named = addresses.filter(
    (_one, index) => index === 0 || addresses.slice(0, index + 1).join(', ').length <= PEOPLE_LENGTH,
  );
  const rest = addresses.length - named.length;
  if (named.length === 0) return 'nobody';
  return named.join(', ') + (rest === 0 ? '' : ` and ${rest} ${rest === 1 ? 'other' : 'others'}`);
}

/** Whose mail has bounced in the case, as a sentence; empty where none has. */
export function bouncedWords({ bounced = [] }: Pick<NoteContext['case'], 'bounced'>): string {
  const addresses = [...new Set(bounced.map(({ address }) => address))];
  return addresses.length === 0 ? '' : `Mail to ${addresses.join(', ')} bounced.`;
}

/** A point in time as people read it. */
export function timeOf({ settings }: NoteContext, iso: string | undefined): string {
  return iso === undefined ? 'an unknown time' : showTime(iso, settings.timeZone);
}

/** By when the control passes: evaluated within 24 h, from a credential report up to 4 h old (facts, section B). */
export function passesBy(context: NoteContext): string {
  return timeOf(context, new Date(Date.parse(context.at) + 28 * 3_600_000).toISOString());
}

/** Whether the latest read proves that nothing active is unused or unknown. */
export function isProvenClean({ case: { user, userGone, thresholdDays }, at }: NoteContext): boolean {
  return isClean(user, userGone, thresholdDays, at);
}

/** Whether something that was asked for did not happen: the worst outcome decides the status. */
export function isUndone({ case: { outcomes } }: NoteContext): boolean {
  return outcomes.some(({ result }) => result === 'failed' || result === 'not-used');
}

/** RESOLVED only where the re-read proves it and nothing else of the case is left undone (design D5). */
export function resolvedIfClean(context: NoteContext): Status {
  return !isUndone(context) && isProvenClean(context) ? 'RESOLVED' : 'NEW';
}
