import { randomUUID } from 'node:crypto';
import type { AnswerOutcome } from '../domain/answering/proposal.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import type { FindingRef } from '../domain/finding/finding.ts';
import type { Answer } from '../domain/question/answer.ts';
import { acceptWish, type MayNot } from '../domain/way-back/accept-wish.ts';
import type { CaseTable } from '../ports.ts';
import { withFindings } from './add-findings.ts';
import { changeItem } from './change-record.ts';

/** A wish to have back what ended cases of a user have left off. */
export interface WishProposal extends Pick<Answer, 'role' | 'by' | 'at' | 'reason'> {
  userId: string;
  /** The ended cases; all of them, if left out. */
  ofCases?: string[];
  /** Findings that are to say what comes of it. */
  findings?: FindingRef[];
  /** Who may not have it; an analyst may. */
  mayNot?: MayNot;
}

/**
 * Records the wish in the user's item, in one conditional write, whichever case that holds by now. It stays due until
 * an execution has taken it: the one that `deliver` starts, or that of a running case (design D15). Wakes nobody.
 */
export async function askBack(
  { userId, ofCases, findings = [], mayNot, ...said }: WishProposal,
  table: CaseTable,
): Promise<AnswerOutcome> {
  const seen = await table.get(userId);
  if (seen === undefined)
    throw new InvalidInputError(`The table holds no user ${userId}; nothing was recorded.`);
  const wish = { ...newWish(said), ...(ofCases && { ofCases }) };
  let accepted = acceptWish(seen, wish, mayNot);
  const record = await changeItem(table, seen, (current) => {
    accepted = acceptWish(current, wish, mayNot);
    return accepted.is === 'recorded' ? withFindings(accepted.changed, findings) : undefined;
  });
  return outcomeOf(accepted, record);
}

function outcomeOf(accepted: ReturnType<typeof acceptWish>, record: CaseRecord): AnswerOutcome {
  if (accepted.is === 'refused') return { is: 'not-taken', why: accepted.why, record };
  return { is: accepted.is === 'already' ? 'already-answered' : 'stored', answer: accepted.answer, record };
}

function newWish({ role, by, at, reason }: Pick<WishProposal, 'role' | 'by' | 'at' | 'reason'>): Answer {
  return {
    ...{ answerId: randomUUID(), questionNumber: 0, planId: '', kind: 'restore', decisions: {} },
    ...{ role, by, at, delivered: false },
    ...(reason !== undefined && { reason }),
  };
}
