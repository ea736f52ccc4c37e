import { changeRecord } from '../cases/change-record.ts';
import type { CaseRecord, OpenQuestion } from '../domain/case/case-record.ts';
import { checkEntry } from '../domain/case/entry.ts';
import type { Link } from '../domain/case/link.ts';
import { type Due, NOTHING_DUE } from '../domain/due/due.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import type { Plan } from '../domain/plan/plan.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { afterSeconds } from '../domain/time/duration.ts';
import { later } from '../domain/time/time.ts';
import type { CaseTable, Mailer } from '../ports.ts';
import { type Addressee, addresseesOf, mailQuestion } from './mail-question.ts';
import { pendingAnswer } from './pending-answer.ts';
import type { AskInput } from './schema.ts';

interface Dependencies {
  table: CaseTable;
  mailer: Mailer;
  settings: Settings;
  casePageUrl: string;
}

/**
 * Puts the question that the item holds: stores its task token and the hashes of its links, then mails it. Where an
 * answer is there already (given between two questions, or early) nobody is asked: it is due to wake the execution. A
 * retry stores the new token and mails nobody a second time; a late repetition of an earlier try changes nothing.
 */
export async function ask(input: AskInput, dependencies: Dependencies): Promise<void> {
  const { table, casePageUrl, settings } = dependencies;
  let addressees: Addressee[] = [];
  let isLate = false;
  const record = await changeRecord(table, input.case, (current) => {
    const { question, plan } = toBePut(current, input);
    isLate = isPutLater(question, input) || isAnswered(current, question, input);
    if (isLate) return undefined;
    const pending = pendingAnswer(current, question.kind, plan.planId);
    const at = input.enteredAt;
    addressees =
      pending === undefined ? addresseesOf(current, { question, plan, at, casePageUrl, settings }) : [];
    return put(current, input, { question, plan, pending, links: addressees.map(({ link }) => link) });
  });
  if (isLate) return;
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
      taskToken,
      ...(pending !== undefined && { answerId: pending.answerId }),
    },
    due: withoutWake(record.due),
  };
}

/** A new wait is reached anew, whatever the tries of the one before have met. */
function withoutWake({ wake: _before, ...due }: Due = NOTHING_DUE): Due {
  return due;
}
