import type { CaseRecord } from '../domain/case/case-record.ts';
import { NOTHING_DUE, triedInVain } from '../domain/due/due.ts';
import { wakeUpOf } from '../domain/due/due-at.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import type { CaseTable, TaskTokens } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import { changeRecord } from './change-record.ts';

/**
 * Tries once to tell the waiting execution how its question has ended: with an answer, or because the case was widened.
 * What it meets is written down: taken; or the wait is over, and the next step of the case finds the same in the table;
 * or it stays due, and is tried again (design D13). Throws nothing: all of it is recorded. Returns the record as it
 * then stands.
 */
export async function wake(
  record: CaseRecord,
  at: string,
  { table, tokens }: { table: CaseTable; tokens: TaskTokens },
): Promise<CaseRecord> {
  const wakeUp = wakeUpOf(record);
  const taskToken = record.question?.taskToken;
  if (wakeUp === undefined || taskToken === undefined) return record;
  try {
    const end = await tokens.succeed(taskToken, { outcome: wakeUp.outcome });
    const spent = { taskToken, answerId: wakeUp.answer?.answerId, isTaken: end === 'taken' };
    return await changeRecord(table, record, (current) => afterWaking(current, spent));
  } catch (error) {
    log('error', 'the workflow could not be woken', { caseId: record.caseId, error: errorNameOf(error) });
    return leaveDue(record, { taskToken, at }, table);
  }
}

/** Counts the try. Where not even that can be written, the answer is due all the same. */
async function leaveDue(
  record: CaseRecord,
  { taskToken, at }: { taskToken: string; at: string },
  table: CaseTable,
): Promise<CaseRecord> {
  try {
    return await changeRecord(table, record, (current) => stillDue(current, taskToken, at));
  } catch (error) {
    log('error', 'a try to wake the workflow was not counted', {
      caseId: record.caseId,
      error: errorNameOf(error),
    });
    return record;
  }
}

function afterWaking(
  record: CaseRecord,
  { taskToken, answerId, isTaken }: { taskToken: string; answerId: string | undefined; isTaken: boolean },
): CaseRecord {
  const answers = record.answers.map((one) =>
    isTaken && one.answerId === answerId ? { ...one, delivered: true } : one,
  );
  // The execution may have put its next question already; that one stays as it is.
  if (record.question?.taskToken !== taskToken) return { ...record, answers };
  const { taskToken: _spent, ...question } = record.question;
  const { wake: _done, ...due } = record.due ?? NOTHING_DUE;
  return { ...record, answers, question, due };
}

function stillDue(record: CaseRecord, taskToken: string, at: string): CaseRecord | undefined {
  if (record.question?.taskToken !== taskToken) return undefined;
  const { due = NOTHING_DUE } = record;
  const before = due.wake ?? { tries: 0, nextTryAt: at };
  return { ...record, due: { ...due, wake: triedInVain(before, at, 'wake') } };
}
