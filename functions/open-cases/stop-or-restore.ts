import { askBack } from '../cases/ask-back.ts';
import { giveAnswer } from '../cases/give-answer.ts';
import { ANSWER_REFUSALS } from '../domain/answering/answer-refusal.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { leftOffOf } from '../domain/case/outcome.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { fitNote } from '../domain/note/note.ts';
import { canAskBack } from '../domain/wish/have-back.ts';
import { log } from '../runtime/logger.ts';
import type { Dependencies } from './dependencies.ts';
import { stopSince, withStop } from './earlier-clicks.ts';
import { howItStands } from './how-it-stands.ts';
import type { Clicked } from './users.ts';

const ATTEMPTS = 5;

/**
 * Answers the running case for the analyst: before anything was disabled "stop, leave as it was", after it "restore".
 * Never stops the execution itself, so that the case ends with a true note. Where no case is running, what ended ones
 * have left off is wanted back (design D15); where nothing is, the time of the click is remembered: the queue may bring
 * a click of before after it.
 */
export async function stopOrRestore(clicked: Clicked, at: string, dependencies: Dependencies): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const record = await dependencies.table.get(clicked.user.userId);
    const isSettled =
      record?.status === 'open'
        ? (await answer(record, clicked, at, dependencies)) !== 'closed'
        : await withoutCase(record, clicked, at, dependencies);
    if (isSettled) return;
  }
  throw new TransientServiceError(
    `The record of ${clicked.user.userId} was changed by others ${ATTEMPTS} times.`,
  );
}

/** Where no case is running. False where others have written the item meanwhile. */
async function withoutCase(
  record: CaseRecord | undefined,
  clicked: Clicked,
  at: string,
  dependencies: Dependencies,
): Promise<boolean> {
  if (record !== undefined && hasEndedIt(record, clicked, at))
    logOnly('stopped by this click', record.caseId);
  else if (record !== undefined && leftOffOf(record).length > 0)
    await wantBack(record, clicked, at, dependencies);
  else if (await dependencies.table.put(withStop(record, clicked, at)))
    await sayNone(clicked, record, dependencies);
  else return false;
  return true;
}

/** Whether it is this click, come once more, that has ended the user's last case: the note of that end says all. */
function hasEndedIt({ answers, findings }: CaseRecord, clicked: Clicked, at: string): boolean {
  const told = new Set(findings.map(({ findingId }) => findingId));
  const isAnswer = answers.some((one) => one.role === 'analyst' && Date.parse(one.at) === Date.parse(at));
  return isAnswer && clicked.findings.every(({ findingId }) => told.has(findingId));
}

/** `deliver` starts the execution that gives it back; the findings say what comes of it, and keep their note until then. */
async function wantBack(
  { userId, caseId }: CaseRecord,
  { findings }: Clicked,
  at: string,
  dependencies: Dependencies,
): Promise<undefined> {
  const wish = { userId, role: 'analyst', by: 'the custom action', at, findings } as const;
  const outcome = await askBack(wish, dependencies.table);
  log('info', 'wanted back after the end', { caseId, outcome: outcome.is });
}

/** The note that this one takes the place of may be the only one that says what is off. */
async function sayNone(
  { user, findings }: Clicked,
  record: CaseRecord | undefined,
  { findings: store, settings }: Dependencies,
): Promise<void> {
  const stands = howItStands(record, settings);
  const text = `Nothing was done: no case is running for the IAM user ${user.userName}.${stands}`;
  await store.update(findings, {
    note: fitNote(text, stands === '' ? undefined : record?.caseId),
    fields: {},
  });
}

/** `closed`: the case has ended since it was read, and the click is one of after its end. */
async function answer(
  record: CaseRecord,
  clicked: Clicked,
  at: string,
  dependencies: Dependencies,
): Promise<'closed' | undefined> {
  const { caseId, userId, openedAt, restoredAt, passwordSecret } = record;
  const isAskedBack = canAskBack(record);
  // A click comes for each finding, and may come twice.
  if (stopSince(record, at) !== undefined)
    return logOnly('this word, or a later one, was taken before', caseId);
  const isBefore = Date.parse(at) < Date.parse(openedAt);
  // Clicked for an earlier case, or once this one has given back what it can: it is about what ended ones have left off.
  const isAboutOthers = isBefore || (restoredAt !== undefined && !isAskedBack);
  if (isAboutOthers && leftOffOf(record).length > 0) return wantBack(record, clicked, at, dependencies);
  if (isBefore) return logOnly('stop of before the case', caseId);
  // A second click must not end the wait in which the owner gets the new password: its note already says all.
  if (restoredAt !== undefined && passwordSecret !== undefined && !isAskedBack)
    return logOnly('already restored', caseId);
  const outcome = await giveAnswer(
    {
      userId,
      caseId,
      role: 'analyst',
      by: 'the custom action',
      kind: isAskedBack ? 'restore' : 'stop',
      planId: undefined,
      decisions: {},
      at,
    },
    dependencies,
  );
  log('info', 'stop or restore', { caseId, outcome: outcome.is });
  if (outcome.is !== 'not-taken') return undefined;
  if (outcome.why === 'closed') return 'closed';
  const why = `Stop or restore was not taken: ${ANSWER_REFUSALS[outcome.why]}`;
  const note = fitNote(why + howItStands(outcome.record, dependencies.settings), caseId);
  await dependencies.findings.update(clicked.findings, { note, fields: {} });
  return undefined;
}

function logOnly(message: string, caseId: string): undefined {
  log('info', message, { caseId });
}
