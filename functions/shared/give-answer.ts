import { randomUUID } from 'node:crypto';
import { type Answer, type AnswerKind, answersOffered, endsWait } from '../domain/answer.ts';
import { type CaseRecord, canRestore } from '../domain/case-record.ts';
import { proposed } from '../domain/plan.ts';
import type { Role } from '../domain/question.ts';
import { changeRecord } from './change-record.ts';
import type { CaseTable, TaskTokens } from './ports.ts';
import { speaksForUser } from './speaks-for-user.ts';

/** What a person wants to answer, not yet checked against the case. */
export interface Proposal {
  userId: string;
  caseId: string;
  role: Role;
  /** The mailbox whose link was used, or the analyst's custom action. */
  by: string;
  kind: AnswerKind;
  /** The plan that the person saw; undefined where the answer does not depend on one. */
  planId: string | undefined;
  decisions: Record<string, 'retire' | 'keep'>;
  reason?: string;
  until?: string;
  at: string;
}

/** `stored`: kept for the next step of the case, which will act on it. `not-taken`: nothing was recorded. */
export type AnswerOutcome =
  | { is: 'taken' | 'stored' | 'already-answered'; answer: Answer; record: CaseRecord }
  | { is: 'not-taken'; reason: string };

/**
 * Records an answer and then wakes the execution; the one way by which answers come in. Exactly one of several
 * simultaneous answers counts. If Step Functions says that the wait is over, the answer is withdrawn, except for
 * what the next step picks up itself (design D6).
 */
export async function giveAnswer(
  proposal: Proposal,
  { table, tokens }: { table: CaseTable; tokens: TaskTokens },
): Promise<AnswerOutcome> {
  const answer = answerOf(proposal);
  let outcome: AnswerOutcome = { is: 'not-taken', reason: 'Nothing was recorded.' };
  const record = await changeRecord(table, proposal, (current) => {
    const checked = accept(current, answer, proposal.planId);
    outcome = checked.outcome;
    return checked.changed;
  });
  const accepted = outcome as AnswerOutcome;
  if (accepted.is === 'not-taken') return accepted;
  if (accepted.is === 'already-answered' && accepted.answer.delivered) return accepted;
  return wake({ ...accepted, record }, { table, tokens });
}

function answerOf({ planId = '', ...proposal }: Proposal): Answer {
  const { kind, decisions, role, by, at, reason, until } = proposal;
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
  };
}

type Checked = { outcome: AnswerOutcome; changed?: CaseRecord };

function accept(record: CaseRecord, answer: Answer, planId: string | undefined): Checked {
  const refusal = refuse(record, answer, planId);
  if (refusal !== undefined) return { outcome: { is: 'not-taken', reason: refusal } };
  const earlier = answerThatStands(record, answer);
  if (earlier !== undefined) return { outcome: { is: 'already-answered', answer: earlier, record } };
  const question = record.question;
  const open = question?.taskToken !== undefined && question.answerId === undefined;
  const full: Answer = {
    ...answer,
    questionNumber: question?.number ?? 0,
    planId: planId ?? question?.planId ?? record.plan?.planId ?? '',
    decisions: decisionsOf(record, answer),
  };
  const ends = open && question !== undefined && endsWait(full.kind, question);
  return {
    outcome: { is: ends ? 'taken' : 'stored', answer: full, record },
    changed: {
      ...record,
      answers: [...record.answers, full],
      ...(ends && { question: { ...question, answerId: full.answerId } }),
    },
  };
}

// A single proposed credential needs no decision of its own: the answer "retire" is the decision.
function decisionsOf({ plan }: CaseRecord, { kind, decisions: given }: Answer): Answer['decisions'] {
  if (plan === undefined || (kind !== 'retire' && kind !== 'keep')) return {};
  const unsaid = kind === 'retire' && Object.keys(given).length === 0 ? 'retire' : 'keep';
  return Object.fromEntries(
    proposed(plan).map(({ credential: { id } }) => [id, kind === 'keep' ? 'keep' : (given[id] ?? unsaid)]),
  );
}

function refuse(record: CaseRecord, answer: Answer, planId: string | undefined): string | undefined {
  if (record.status === 'closed') return 'The case is closed.';
  if (record.restoreKit !== undefined && answer.kind !== 'check')
    return 'The credentials are being deleted right now, or have been.';
  if (!speaksForUser(record, { ...answer, address: answer.by }))
    return 'Somebody else is the owner of this user now, and is asked instead.';
  if (waitsBetweenQuestions(record, answer)) return undefined;
  const { question } = record;
  if (question?.taskToken === undefined && question?.answerId === undefined)
    return 'The case is between two steps; please try again in a minute.';
  if (!answersOffered(question.kind, answer.role).includes(answer.kind))
    return 'This answer does not fit the question that is open now.';
  if (planId !== undefined && planId !== question.planId)
    return 'What the case proposes has changed since you opened the page; please look again.';
  return undefined;
}

/** A wish to restore after disabling, or to stop before it, counts at any time (design D6). */
function waitsBetweenQuestions({ disabled, question }: CaseRecord, { kind, role }: Answer): boolean {
  if (kind === 'restore') return disabled.length > 0;
  return (
    kind === 'stop' && disabled.length === 0 && role !== 'stakeholder' && question?.taskToken === undefined
  );
}

// Restoring overrides an earlier confirmation; everything else stands as first given.
function answerThatStands(record: CaseRecord, { kind }: Answer): Answer | undefined {
  const number = record.question?.number;
  const restore = record.answers.find((one) => one.kind === 'restore' && canRestore(record));
  if (restore !== undefined) return restore;
  const same = record.answers.find((one) => one.kind === kind && one.questionNumber === number);
  if (same !== undefined) return same;
  return record.answers.find(({ answerId }) => answerId === record.question?.answerId && kind !== 'restore');
}

async function wake(
  accepted: Exclude<AnswerOutcome, { is: 'not-taken' }>,
  { table, tokens }: { table: CaseTable; tokens: TaskTokens },
): Promise<AnswerOutcome> {
  const { record, answer } = accepted;
  const { question } = record;
  if (question?.taskToken === undefined || question.answerId !== answer.answerId) return accepted;
  const taken = await tokens.succeed(question.taskToken, { outcome: outcomeOf(answer) });
  const changed = await changeRecord(table, record, (current) =>
    taken === 'taken' ? delivered(current, answer) : withdrawn(current, answer),
  );
  if (taken === 'taken') return { ...accepted, answer: { ...answer, delivered: true }, record: changed };
  return answer.kind === 'restore' || answer.kind === 'stop'
    ? { is: 'stored', answer, record: changed }
    : { is: 'not-taken', reason: 'The time to answer was just over. Please open the link again.' };
}

/** What the workflow is told: keeping every credential of a mixed form is keeping. */
export function outcomeOf({ kind, decisions }: Answer): AnswerKind {
  const kept = kind === 'retire' && Object.values(decisions).every((decision) => decision === 'keep');
  return kept ? 'keep' : kind;
}

/** The record once Step Functions has taken the answer: the token is spent and forgotten. */
export function delivered(record: CaseRecord, { answerId }: Answer): CaseRecord {
  const answers = record.answers.map((one) =>
    one.answerId === answerId ? { ...one, delivered: true } : one,
  );
  // The execution may already have put its next question; that one stays as it is.
  if (record.question?.answerId !== answerId) return { ...record, answers };
  const question = { ...record.question };
  delete question.taskToken;
  return { ...record, answers, question };
}

// What the next step picks up by itself stays; everything else counts as never given, and the person is told.
function withdrawn(record: CaseRecord, { answerId, kind }: Answer): CaseRecord {
  const stays = kind === 'restore' || kind === 'stop';
  const answers = stays ? record.answers : record.answers.filter((one) => one.answerId !== answerId);
  if (record.question?.answerId !== answerId) return { ...record, answers };
  const question = { ...record.question };
  delete question.answerId;
  delete question.taskToken;
  return { ...record, answers, question };
}
