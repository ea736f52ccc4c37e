import { needsConfirmation } from '../asking/after-observation.ts';
import { changesOfDisabled } from '../assess/changes-of-disabled.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { endsAt } from '../case/time-to-answer.ts';
import type { UserFacts } from '../credential/user.ts';
import { InvalidInputError, TransientServiceError } from '../errors/errors.ts';
import { findOwner, isStillNamed } from '../plan/owner.ts';
import { type PlanItem, proposed } from '../plan/plan.ts';
import type { Answer } from '../question/answer.ts';
import { isUpToContacts, restoreThatCounts, stillDecides } from '../question/quarantine.ts';
import type { Settings } from '../settings/settings.ts';
import { hasTimeLeft } from '../time/duration.ts';
import { hasOnlyOffJoined } from '../way-back/join-off.ts';

/**
 * The recorded answer by which this case may disable now. Throws InvalidInputError if there is none, and once the
 * disabling is done: what it has led to is observed. Of a quarantined user only a security contact may say so.
 */
export function disablingAuthorityOf(record: CaseRecord): { answer: Answer; items: PlanItem[] } {
  const authority = authorityOf(record);
  if (isUpToContacts(record, authority.answer))
    throw new InvalidInputError(
      `Only the security contacts decide about the quarantined user of case ${record.caseId}; nothing was touched.`,
    );
  if (record.observeUntil !== undefined)
    throw new InvalidInputError(`Case ${record.caseId} has disabled already; nothing was touched.`);
  return authority;
}

/**
 * The recorded human answer that allows this case to disable, and the credentials it names. It is read from the
 * table, so that neither a task token nor the right to invoke a function is enough (design D2, D8).
 * Throws InvalidInputError if there is none for the plan in force.
 */
export function authorityOf(record: CaseRecord): { answer: Answer; items: PlanItem[] } {
  const { plan, caseId, restoredAt } = record;
  const word = record.answers.findLast(
    ({ kind, planId }) => (kind === 'retire' || kind === 'keep') && planId === plan?.planId,
  );
  // Who has said "needed" since, as while the case waited for its day, has taken the answer back.
  const answer = word?.kind === 'retire' || record.disabled.length > 0 ? retiring(record) : undefined;
  if (
    record.status !== 'open' ||
    plan === undefined ||
    answer === undefined ||
    answer.role === 'analyst' ||
    restoredAt !== undefined
  )
    throw new InvalidInputError(
      `No recorded answer allows to disable anything in case ${caseId}; nothing was touched.`,
    );
  const items = proposed(plan).filter(({ credential }) => answer.decisions[credential.id] === 'retire');
  return { answer, items };
}

function retiring({ answers, plan }: CaseRecord): Answer | undefined {
  return answers.findLast(({ kind, planId }) => kind === 'retire' && planId === plan?.planId);
}

/**
 * The recorded answer that allows deletion: a confirmation, not taken back, where the settings ask for one, AWS has
 * quarantined the user (then of a security contact), or earlier cases have turned some of it off; else the answer that
 * allowed disabling. Throws InvalidInputError if there is none, or before the observation is over.
 */
export function deletionAuthorityOf(record: CaseRecord, settings: Settings, at: string): Answer {
  const isOnlyJoined =
    hasOnlyOffJoined(record) && record.status === 'open' && record.restoredAt === undefined;
  const answer = isOnlyJoined ? undefined : authorityOf(record).answer;
  if (!isObserved(record, settings, at))
    throw new InvalidInputError(`The observation of case ${record.caseId} is not over; nothing was deleted.`);
  if (answer !== undefined && !needsConfirmation(record, settings)) return answer;
  const confirmation = record.answers.findLast(
    (one) =>
      (one.kind === 'confirm' || one.kind === 'leave-disabled') &&
      one.planId === record.plan?.planId &&
      stillDecides(record, one),
  );
  if (confirmation?.kind !== 'confirm')
    throw new InvalidInputError(
      `No recorded confirmation allows deletion in case ${record.caseId}; nothing was deleted.`,
    );
  return confirmation;
}

/** Whether the case has come to its deletion: asked about it, or where nobody is asked, watched to the end. */
function isObserved(record: CaseRecord, settings: Settings, at: string): boolean {
  // A pause takes the place of the question without bringing the case any further.
  const isPaused = record.question?.kind === 'paused';
  const question = isPaused ? record.question?.before : record.question;
  // What is only decided has not come to its person yet.
  const isPut = isPaused || record.question?.put !== undefined;
  if (question?.kind === 'deletion') return isPut;
  const until =
    isPaused || record.question === undefined
      ? question?.until
      : endsAt({ ...record, question: record.question }, at, settings);
  const isOver = until !== undefined && !hasTimeLeft(at, until);
  return !needsConfirmation(record, settings) && question?.kind === 'impact' && isOver;
}

/**
 * Refuses to restore anything unless somebody asked for it or IAM shows a use since it was disabled; of a quarantined
 * user neither a use nor an owner's wish is enough. Throws InvalidInputError otherwise, and TransientServiceError where
 * this read does not show the use that the one before has found: it may have failed in part, or be late.
 */
export function checkRestoreAllowed(record: CaseRecord, user: UserFacts): void {
  const { status, quarantine, disabled, restoredAt, restoreKit } = record;
  const isOff = disabled.length > 0 && restoredAt === undefined && restoreKit === undefined;
  const isAskedFor = restoreThatCounts(record) !== undefined;
  const isUsed = (read: UserFacts) =>
    quarantine === undefined && changesOfDisabled(disabled, read).used.length > 0;
  if (status === 'open' && isOff && (isAskedFor || isUsed(user))) return;
  if (status === 'open' && isOff && record.user !== undefined && isUsed(record.user))
    throw new TransientServiceError(
      'IAM does not show the use any more that it has shown; it is read again.',
    );
  throw new InvalidInputError(
    `No recorded answer and no use calls for giving back in case ${record.caseId}; nothing was touched.`,
  );
}

/** Why an answer no longer speaks for the user's owner; undefined if it does, or came from a security contact. */
export function ownerStillAnswers(
  { plan }: CaseRecord,
  { role, by }: Answer,
  user: UserFacts,
  settings: Settings,
): string | undefined {
  if (role === 'security-contact') return undefined;
  const now = findOwner(user, settings);
  const { addresses } = now;
  const isNamed = plan?.owner.source === 'named' && isStillNamed(plan.owner, now);
  if (isNamed && plan.owner.addresses.includes(by)) return undefined;
  const same = addresses.join() === plan?.owner.addresses.join();
  return same || addresses.includes(by) ? undefined : 'its owner has changed since the answer';
}
