import type { CaseRecord } from '../case/case-record.ts';
import type { Answer, AnswerKind, Rhythm } from '../question/answer.ts';
import type { Role } from '../question/question.ts';
import type { AnswerRefusal } from './answer-refusal.ts';

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
  /** The number of the question that the person saw; undefined of an analyst, who sees none. */
  seenQuestion?: number | undefined;
  decisions: Record<string, 'retire' | 'keep'>;
  reason?: string;
  until?: string;
  every?: Rhythm;
  person?: string;
  at: string;
}

/**
 * `stored`: kept for the next step of the case, which will act on it. `not-taken`: nothing was recorded. `record` is
 * the one by which this was decided: what a person is told comes from it, not from an earlier read.
 */
export type AnswerOutcome =
  | { is: 'taken' | 'stored' | 'already-answered'; answer: Answer; record: CaseRecord }
  | { is: 'not-taken'; why: AnswerRefusal; record: CaseRecord };
