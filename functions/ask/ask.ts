import { changeRecord } from '../cases/change-record.ts';
import type { Case } from '../domain/case/case.ts';
import type { CaseRecord, OpenQuestion } from '../domain/case/case-record.ts';
import type { Link } from '../domain/case/link.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import { type Answer, outcomeOf } from '../domain/question/answer.ts';
import type { Question } from '../domain/question/question.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { CaseTable, Mailer, TaskTokens } from '../ports.ts';
import { checkRecipients } from './check-recipients.ts';
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
 * Puts a question: stores it with its task token and the hashes of its links, then mails it. An answer that is
 * already there (given between two questions, or early) is handed over at once and nobody is asked. A retry
 * stores the new token and mails nobody a second time.
 */
export async function ask(input: AskInput, dependencies: Dependencies): Promise<void> {
  const { case: case_, enteredAt: at, taskToken } = input;
  const { question, plan } = case_;
  if (question === undefined || plan === undefined)
    throw new InvalidInputError('The case has no question or no plan to ask about.');
  checkRecipients(question.recipients, dependencies.settings);
  const put = { question, case: case_, at };
  let pending: Answer | undefined;
  let addressees: Addressee[] = [];
  const record = await changeRecord(dependencies.table, case_, (current) => {
    pending = pendingAnswer(current, question.kind, plan.planId);
    addressees = pending === undefined ? addresseesOf(put, current, dependencies.casePageUrl) : [];
    return withQuestion(current, input, { question, pending, links: addressees.map(({ link }) => link) });
  });
  if (pending !== undefined) return handOver(pending as Answer, taskToken, case_, dependencies);
  await mailQuestion(addressees, { question, case: case_, record }, dependencies);
}

function withQuestion(
  record: CaseRecord,
  { case: { plan, user }, taskToken }: AskInput,
  { question, pending, links }: { question: Question; pending: Answer | undefined; links: Link[] },
): CaseRecord {
  // Once an owner has answered, the plan in the table is the answered one and no payload may replace it.
  const proposal = question.kind === 'stakeholder' ? plan : record.plan;
  const planId = proposal?.planId ?? '';
  const sent = record.question?.number === question.number && record.question.sent;
  return {
    ...record,
    ...(proposal !== undefined && { plan: proposal }),
    ...(user !== undefined && { user }),
    links: [...record.links, ...links],
    deadline: question.until,
    question: {
      ...question,
      planId,
      sent,
      ...(question.kind === 'paused' && { before: beforePause(record) }),
      ...(pending === undefined ? { taskToken } : { answerId: pending.answerId }),
    },
  };
}

/** How far the case had come when the pause began: taken from the table, since deletion is allowed by it. */
function beforePause({ question }: CaseRecord): OpenQuestion['before'] {
  return question?.kind === 'paused'
    ? question.before
    : question && { kind: question.kind, until: question.until };
}

async function handOver(
  answer: Answer,
  taskToken: string,
  case_: Case,
  { tokens, table }: Dependencies,
): Promise<void> {
  const taken = await tokens.succeed(taskToken, { outcome: outcomeOf(answer) });
  // If the wait has ended before, the answer stays in the table, undelivered, for the next question.
  if (taken !== 'taken') return;
  await changeRecord(table, case_, (record) => ({
    ...record,
    answers: record.answers.map((one) =>
      one.answerId === answer.answerId ? { ...one, delivered: true } : one,
    ),
  }));
}
