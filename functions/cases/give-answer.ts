import { randomUUID } from 'node:crypto';
import { acceptAnswer } from '../domain/answering/accept-answer.ts';
import type { AnswerRefusal } from '../domain/answering/answer-refusal.ts';
import type { AnswerOutcome, Proposal } from '../domain/answering/proposal.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { type Answer, countsAtAnyTime, outcomeOf } from '../domain/question/answer.ts';
import type { CaseTable, TaskTokens } from '../ports.ts';
import { changeRecord } from './change-record.ts';

/**
 * Records an answer and then wakes the execution; the one way by which answers come in. Exactly one of several
 * simultaneous answers counts. If Step Functions says that the wait is over, the answer is withdrawn, except for
 * what the next step picks up itself (design D6).
 */
export async function giveAnswer(
  proposal: Proposal,
  { table, tokens }: { table: CaseTable; tokens: TaskTokens },
): Promise<AnswerOutcome> {
  const answer = newAnswer(proposal);
  let outcome: AnswerOutcome | undefined;
  const record = await changeRecord(table, proposal, (current) => {
    const checked = acceptAnswer(current, answer, proposal);
    outcome = checked.outcome;
    return checked.changed;
  });
  const accepted = outcome as AnswerOutcome | undefined;
  if (accepted === undefined || accepted.is === 'not-taken')
    return accepted ?? { is: 'not-taken', why: 'nothing', record };
  return wake({ ...accepted, record }, { table, tokens });
}

/** Why this record would not take an answer; undefined where it would. Writes nothing. */
export function refusalOfProposal(record: CaseRecord, proposal: Proposal): AnswerRefusal | undefined {
  const { outcome } = acceptAnswer(record, newAnswer(proposal), proposal);
  return outcome.is === 'not-taken' ? outcome.why : undefined;
}

function newAnswer({ planId = '', ...proposal }: Proposal): Answer {
  const { kind, decisions, role, by, at, reason, until, every, person } = proposal;
  return {
    answerId: randomUUID(),
    questionNumber: 0,
    planId,
    kind,
    decisions,
    role,
    by,
    at,
    delivered: false,
    ...(reason !== undefined && { reason }),
    ...(until !== undefined && { until }),
    ...(every !== undefined && { every }),
    ...(person !== undefined && { person }),
  };
}

async function wake(
  accepted: Exclude<AnswerOutcome, { is: 'not-taken' }>,
  { table, tokens }: { table: CaseTable; tokens: TaskTokens },
): Promise<AnswerOutcome> {
  const { record, answer } = accepted;
  const { question } = record;
  if (question?.taskToken === undefined || question.answerId !== answer.answerId) return accepted;
  const taken = await tokens.succeed(question.taskToken, { outcome: outcomeOf(answer) });
  // Sent again and not taken, it may have been taken the first time: it stays, and a next question would take it.
  if (taken === 'unsure' || (taken === 'gone' && accepted.is === 'already-answered')) return accepted;
  const changed = await changeRecord(table, record, (current) =>
    taken === 'taken' ? delivered(current, answer) : withdrawn(current, answer),
  );
  if (taken === 'taken') return { ...accepted, answer: { ...answer, delivered: true }, record: changed };
  const same = sentAgain(changed, answer);
  // Somebody else has brought it to the workflow under another id; it was recorded by whoever gave it first.
  if (same !== undefined) return { is: 'taken', answer: same, record: changed };
  return countsAtAnyTime(answer)
    ? { is: 'stored', answer, record: changed }
    : { is: 'not-taken', why: 'too-late', record: changed };
}

/** The same answer to the same question, sent again in the same moment: it has the token that this one had. */
function sentAgain({ answers }: CaseRecord, { answerId, kind, questionNumber }: Answer): Answer | undefined {
  return answers.find(
    (one) => one.answerId !== answerId && one.kind === kind && one.questionNumber === questionNumber,
  );
}

/** The record once Step Functions has taken the answer: the token is spent and forgotten. */
function delivered(record: CaseRecord, answer: Answer): CaseRecord {
  // Sent again by somebody meanwhile, it has another id.
  const taken = record.answers.find(
    ({ answerId, kind, questionNumber }) =>
      answerId === answer.answerId || (kind === answer.kind && questionNumber === answer.questionNumber),
  );
  const answers = record.answers.map((one) => (one === taken ? { ...one, delivered: true } : one));
  // The execution may already have put its next question; that one stays as it is.
  if (taken === undefined || record.question?.answerId !== taken.answerId) return { ...record, answers };
  const question = { ...record.question };
  delete question.taskToken;
  return { ...record, answers, question };
}

// What the next step picks up by itself stays; everything else counts as never given, and the person is told.
function withdrawn(record: CaseRecord, answer: Answer): CaseRecord {
  const { answerId } = answer;
  const answers = countsAtAnyTime(answer)
    ? record.answers
    : record.answers.filter((one) => one.answerId !== answerId);
  if (record.question?.answerId !== answerId) return { ...record, answers };
  const question = { ...record.question };
  delete question.answerId;
  delete question.taskToken;
  return { ...record, answers, question };
}
