import { changeRecord } from '../cases/change-record.ts';
import { isWidened, WIDENED } from '../cases/widen-case.ts';
import type { CaseRecord, OpenQuestion } from '../domain/case/case-record.ts';
import { checkEntry } from '../domain/case/entry.ts';
import type { Link } from '../domain/case/link.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { type Answer, outcomeOf } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { afterSeconds } from '../domain/time/duration.ts';
import { later } from '../domain/time/time.ts';
import type { CaseTable, Mailer, TaskTokens } from '../ports.ts';
import { type Addressee, addresseesOf, mailQuestion } from './mail-question.ts';
import { pendingAnswer } from './pending-answer.ts';
import type { AskInput } from './schema.ts';

interface Dependencies {
  table: CaseTable;
  mailer: Mailer;
  tokens: TaskTokens;
  settings: Settings;
  casePageUrl: string;
}

/**
 * Puts the question that the item holds: stores its task token and the hashes of its links, then mails it. An answer
 * that is already there (given between two questions, or early) is handed over at once and nobody is asked; nor where
 * the case was widened since its plan was made. A retry stores the new token and mails nobody a second time; a late
 * repetition of an earlier try changes nothing.
 */
export async function ask(input: AskInput, dependencies: Dependencies): Promise<void> {
  const { table, casePageUrl, settings } = dependencies;
  let pending: Answer | undefined;
  let addressees: Addressee[] = [];
  let isLate = false;
  let isOutdated = false;
  const record = await changeRecord(table, input.case, (current) => {
    const { question, plan } = toBePut(current, input);
    isLate = isPutLater(question, input) || isAnswered(current, question, input);
    if (isLate) return undefined;
    pending = pendingAnswer(current, question.kind, plan.planId);
    const at = input.enteredAt;
    isOutdated = pending === undefined && isWidened(current);
    addressees =
      pending === undefined && !isOutdated
        ? addresseesOf(current, { question, plan, at, casePageUrl, settings })
        : [];
    return put(current, input, { question, plan, pending, links: addressees.map(({ link }) => link) });
  });
  if (isLate) return;
  if (pending !== undefined) return handOver(pending as Answer, input, dependencies);
  if (isOutdated) return void (await dependencies.tokens.succeed(input.taskToken, WIDENED));
  await mailQuestion(record, addressees, dependencies);
}

function toBePut(record: CaseRecord, input: AskInput): { question: OpenQuestion; plan: Plan } {
  checkEntry(record, input);
  const { question, plan } = record;
  if (question === undefined || plan === undefined)
    throw new InvalidInputError('The case has no question or no plan to ask about.');
  return { question, plan };
}

/** Whether the question has been put by a later entry of its state, or by a later try of the same. */
function isPutLater({ put: latest }: OpenQuestion, { enteredAt, retryCount }: AskInput): boolean {
  if (latest === undefined) return false;
  const order = Date.parse(latest.enteredAt) - Date.parse(enteredAt);
  return order > 0 || (order === 0 && latest.retryCount > retryCount);
}

/** Whether this very try has put the question and the workflow has its answer: what comes again is a repetition. */
function isAnswered(
  { answers }: CaseRecord,
  { put: latest, answerId }: OpenQuestion,
  input: AskInput,
): boolean {
  const isSame = latest?.enteredAt === input.enteredAt && latest.retryCount === input.retryCount;
  return isSame && answers.some((one) => one.answerId === answerId && one.delivered);
}

function put(
  record: CaseRecord,
  { state, enteredAt, retryCount, taskToken }: AskInput,
  {
    question,
    plan,
    pending,
    links,
  }: { question: OpenQuestion; plan: Plan; pending: Answer | undefined; links: Link[] },
): CaseRecord {
  const { taskToken: _spent, answerId: _given, ...rest } = question;
  const end = afterSeconds(enteredAt, question.timeoutSeconds);
  return {
    ...record,
    entry: { state, enteredAt, waitsUntil: later(end, record.entry?.waitsUntil ?? end) },
    links: [...record.links, ...links],
    deadline: question.until,
    question: {
      ...rest,
      planId: plan.planId,
      put: { enteredAt, retryCount },
      ...(pending === undefined ? { taskToken } : { answerId: pending.answerId }),
    },
  };
}

async function handOver(
  answer: Answer,
  { case: address, taskToken }: AskInput,
  { tokens, table }: Dependencies,
): Promise<void> {
  const taken = await tokens.succeed(taskToken, { outcome: outcomeOf(answer) });
  // If the wait has ended before, the answer stays in the table, undelivered, for the next question.
  if (taken !== 'taken') return;
  await changeRecord(table, address, (record) => ({
    ...record,
    answers: record.answers.map((one) =>
      one.answerId === answer.answerId ? { ...one, delivered: true } : one,
    ),
  }));
}
