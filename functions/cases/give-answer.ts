import { randomUUID } from 'node:crypto';
import { acceptAnswer } from '../domain/answering/accept-answer.ts';
import type { AnswerRefusal } from '../domain/answering/answer-refusal.ts';
import type { AnswerOutcome, Proposal } from '../domain/answering/proposal.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { CaseTable, TaskTokens } from '../ports.ts';
import { changeRecord } from './change-record.ts';
import { wake } from './wake.ts';

/**
 * Records an answer and then tries once to wake the execution; the one way by which answers come in. Exactly one of
 * several simultaneous answers counts. Whatever waking meets, what is recorded stays due until the workflow has taken
 * it (design D6, D13).
 */
export async function giveAnswer(
  proposal: Proposal,
  { table, tokens }: { table: CaseTable; tokens: TaskTokens },
): Promise<AnswerOutcome> {
  const outcome = await recordAnswer(proposal, table);
  if (outcome.is === 'not-taken') return outcome;
  return { ...outcome, record: await wake(outcome.record, proposal.at, { table, tokens }) };
}

/** The same without waking: the answer is due at once. */
export async function recordAnswer(proposal: Proposal, table: CaseTable): Promise<AnswerOutcome> {
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
  return { ...accepted, record };
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
