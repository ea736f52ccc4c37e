import type { CaseRecord } from '../domain/case/case-record.ts';
import type { CaseTable, TaskTokens } from '../ports.ts';
import { changeRecord } from './change-record.ts';

/** What ends a question whose case has been widened; the workflow then assesses the user anew. */
export const WIDENED = { outcome: 'widened' } as const;

/**
 * Whether the question "needed or not" stands on a plan that was made for a higher threshold than the case has since:
 * more may be unused.
 */
export function isWidened({
  plan,
  question,
  thresholdDays,
}: Pick<CaseRecord, 'plan' | 'question' | 'thresholdDays'>): boolean {
  return question?.kind === 'stakeholder' && plan !== undefined && plan.thresholdDays > thresholdDays;
}

/**
 * Ends the open question "needed or not" of a case that has been widened, so that it is put anew with a new plan. Where
 * no question is open yet, the one that is about to be put does this itself (`ask`); one that has just ended was
 * answered, and that answer counts.
 */
export async function wakeWidened(
  record: CaseRecord,
  { table, tokens }: { table: CaseTable; tokens: TaskTokens },
): Promise<void> {
  const { question } = record;
  if (!isWidened(record) || question?.taskToken === undefined) return;
  const { taskToken } = question;
  if ((await tokens.succeed(taskToken, WIDENED)) === 'gone') return;
  await changeRecord(table, record, (current) => {
    if (current.question?.taskToken !== taskToken) return undefined;
    const { taskToken: _spent, ...rest } = current.question;
    return { ...current, question: rest };
  });
}
