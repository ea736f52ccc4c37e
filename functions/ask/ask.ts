import { changeRecord } from '../cases/change-record.ts';
import { allowedRecipients } from '../domain/asking/allowed-recipients.ts';
import { pendingAnswer } from '../domain/asking/pending-answer.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { checkEntry } from '../domain/case/entry.ts';
import { type Due, NOTHING_DUE } from '../domain/due/due.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import type { Plan } from '../domain/plan/plan.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { OpenQuestion } from '../domain/question/question.ts';
import { isWidened } from '../domain/question/widened.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { withOthersNamed } from '../domain/telling/question-sent.ts';
import { afterSeconds } from '../domain/time/duration.ts';
import { later } from '../domain/time/time.ts';
import { withQuestionDue } from '../mail/due-messages.ts';
import type { CaseTable } from '../ports.ts';
import type { AskInput } from './schema.ts';

interface Dependencies {
  table: CaseTable;
  settings: Settings;
}

/**
 * Puts the question that the item holds: stores its task token, and that the people who are asked must be mailed.
 * Where an answer is there already (given between two questions, or early), or the case was widened since its plan was
 * made, nobody is asked: that is due to wake the execution. A retry stores the new token; a late repetition of an earlier try changes nothing. Whom
 * the settings do not allow to be asked is not asked.
 */
export async function ask(input: AskInput, { table, settings }: Dependencies): Promise<void> {
  await changeRecord(table, input.case, (current) => {
    const { question, plan } = toBePut(current, input);
    if (isPutLater(question, input) || isAnswered(current, question, input)) return undefined;
    const recipients = allowedRecipients(question.recipients, settings);
    const pending = pendingAnswer(current, question.kind, plan.planId);
    const next = put(current, input, { question: { ...question, recipients }, plan, pending, settings });
    return withOthersNamed(next, question.recipients, input.enteredAt);
  });
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
    settings,
  }: { question: OpenQuestion; plan: Plan; pending: Answer | undefined; settings: Settings },
): CaseRecord {
  const { taskToken: _spent, answerId: _given, ...rest } = question;
  const end = afterSeconds(enteredAt, question.timeoutSeconds);
  return {
    ...record,
    entry: { state, enteredAt, waitsUntil: later(end, record.entry?.waitsUntil ?? end) },
    deadline: question.until,
    question: {
      ...rest,
      planId: plan.planId,
      put: { enteredAt, retryCount },
      taskToken,
      ...(pending !== undefined && { answerId: pending.answerId }),
    },
    due: dueOnce(record, { question, pending, settings, at: enteredAt }),
  };
}

/** A new wait is reached anew, whatever the tries of the one before have met; who is asked must be told. */
function dueOnce(
  record: CaseRecord,
  {
    question,
    pending,
    ...when
  }: { question: OpenQuestion; pending: Answer | undefined; settings: Settings; at: string },
): Due {
  const { wake: _before, ...rest } = record.due ?? NOTHING_DUE;
  const { messages } = rest;
  if (pending !== undefined || isWidened(record))
    return { ...rest, messages: messages.filter(({ about }) => about.is !== 'question') };
  return withQuestionDue(rest, { question, told: record.told, ...when });
}
