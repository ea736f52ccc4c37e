import { isSaidTooOften } from '../domain/answering/accept-answer.ts';
import { afterObservation } from '../domain/asking/after-observation.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import {
  type Answer,
  type AnswerKind,
  canBeRepeated,
  countsAtAnyTime,
  isToQuestion,
} from '../domain/question/answer.ts';
import { answersOpenTo, isUpToContacts } from '../domain/question/quarantine.ts';
import type { Role } from '../domain/question/question.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { carefulWord } from '../domain/wish/careful-word.ts';
import { canAskBack, canStop, mayAskBack, waitsToDelete } from '../domain/wish/have-back.ts';
import { comesTooLate, isForThisCase } from '../domain/wish/wishes.ts';
import { extensionDays } from './days.ts';

type Limits = Pick<
  Settings,
  | 'afterObservation'
  | 'deletionNeedsConfirmation'
  | 'timeZone'
  | 'observation'
  | 'confirmDeletionWithin'
  | 'useWithin'
>;

/**
 * The answers that this role may send at this point, whether or not one has been given: what is sent twice is told
 * so. Before disabling a stop is always among those of a security contact; after it wanting it back is, before all others,
 * until deletion has begun (design D6).
 */
export function answersPermitted(record: CaseRecord, role: Role, settings: Limits): AnswerKind[] {
  const { status, question, restoreKit } = record;
  if (status === 'closed') return [];
  const isPut = question?.taskToken !== undefined || question?.answerId !== undefined;
  const isHeard = waitsToDelete(record);
  const kinds = new Set<AnswerKind>(mayAskBack(record, { role }) ? ['restore'] : []);
  for (const kind of isPut ? answersOpenTo(record, role) : []) kinds.add(kind);
  if (canStop(record) && question !== undefined && role === 'security-contact') kinds.add('stop');
  // Where everything stays disabled, agreeing to a deletion would be an answer to nothing.
  const staysDisabled = afterObservation(record, settings) === 'stay-disabled';
  if (question?.kind === 'impact' && staysDisabled) kinds.delete('confirm');
  if (extensionDays(record, settings) === undefined) kinds.delete('extend');
  return [...kinds]
    .filter((kind) => !comesTooLate(record, kind))
    .filter((kind) => restoreKit === undefined || (kind === 'restore' ? isHeard : question?.kind === 'use'));
}

/** The answers that the form shows: those permitted that are not given, taken or overtaken already. */
export function answersShown(record: CaseRecord, role: Role, settings: Limits): AnswerKind[] {
  const permitted = answersPermitted(record, role, settings);
  const settled = record.answers.filter(
    (answer) => role === 'stakeholder' || !isUpToContacts(record, answer),
  );
  const { question } = record;
  const isOver = (one: Answer) =>
    (one.kind === 'restore' && record.taken?.includes(one.answerId) === true) || isTakenBack(one, record);
  const standing = settled.filter((one) => !isOver(one));
  const wantsBack =
    canAskBack(record) && standing.some((one) => one.kind === 'restore' && isForThisCase(record, one));
  const isAnswered = settled.some(({ answerId }) => answerId === question?.answerId);
  if (wantsBack) return [];
  const unsaid = permitted.filter(
    (kind) =>
      !standing.some((one) => one.kind === kind && (!canBeRepeated(kind) || isToQuestion(one, question))),
  );
  const isCareful = carefulWord(record) !== undefined;
  const open = unsaid.filter(
    (kind) => !(isCareful && kind === 'confirm') && !isSaidTooOften(record, { kind, role }),
  );
  return isAnswered ? open.filter((kind) => countsAtAnyTime({ kind })) : open;
}

/** What was kept and is to be turned off since, on a later word, can be kept once more. */
function isTakenBack({ kind, questionNumber }: Answer, { answers }: CaseRecord): boolean {
  const isLater = (one: Answer) => one.kind === 'retire' && one.questionNumber > questionNumber;
  return kind === 'keep' && answers.some(isLater);
}
