import { stillOff } from '../case/case-record.ts';
import type { Outcome } from '../case/outcome.ts';
import { showCredential } from '../credential/credential.ts';
import { isClean, sayWhatStays, showEvidence, showState } from '../plan/evidence.ts';
import { type PlanItem, proposed } from '../plan/plan.ts';
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

/** What happened to credentials besides the plain course of this step, and what stays whatever was answered. */
export function othersOf({ case: { outcomes, plan, user } }: NoteContext, but?: Outcome['result']): string {
  const isThere = ({ credential }: PlanItem) => user?.credentials.some(({ id }) => id === credential.id);
  const stay = sayWhatStays({ items: plan?.items.filter(isThere) ?? [] });
  const others = outcomes.filter(
    ({ result }) => result !== but && ['dropped', 'failed', 'kept', 'used', 'not-used'].includes(result),
  );
  const words = others.length === 0 ? stay : [`Also: ${listOutcomes(others)}.`, ...stay];
  return words.map((one) => ` ${one}`).join('');
}

/** What this case has disabled, deleted or restored; of a user that is gone, in the past. */
export function changesSoFar({ case: case_ }: NoteContext): string {
  const { outcomes, userGone } = case_;
  const is = userGone ? 'was' : 'is';
  const changed = outcomes.filter(({ result }) => result === 'deleted' || result === 'restored');
  const known = new Set(changed.map(({ credentialId }) => credentialId));
  const words = [
    ...stillOff(case_)
      .filter(({ credentialId }) => !known.has(credentialId))
      .map(({ credentialId }) => `${showCredential(credentialId)} ${is} disabled`),
    ...changed.map(({ credentialId, result }) => `${showCredential(credentialId)} ${is} ${result}`),
  ];
  return words.length === 0 ? '' : `${words.join(', ')}.`;
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

/** What the latest read of IAM showed. */
export function stateOf({ case: { user, userGone } }: NoteContext): string {
  if (userGone) return 'the user no longer exists';
  return user === undefined ? 'not read' : showState(user);
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

/** The people asked: the first by address, the others by number. */
export function peopleOf({ case: { question } }: NoteContext): string {
  const addresses = question?.recipients.map(({ address }) => address) ?? [];
  const [first = 'nobody', ...rest] = addresses;
  return rest.length === 0 ? first : `${first} and ${rest.length} more`;
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
