import type { QuestionKind, Role } from './question.ts';

/** What an answer does to its question and to the case. */
export type Effect =
  /** Decides about the credentials: a form of an earlier question cannot say it any more. */
  | 'decides'
  /** Counts at any time, to any plan, and stays until the next step acts on it. */
  | 'overrides'
  /** Decides about the deletion: given early, it waits for that question. */
  | 'decides-deletion'
  /** Has somebody else asked. */
  | 'passes-on'
  /** Has the same question put again, or for longer. */
  | 'puts-again'
  /** Has IAM read now; the same question goes on. */
  | 'looks';

/** What a person must enter with an answer, by the name of the form's field. */
export type Entry = 'decisions' | 'userName' | 'reason' | 'until' | 'deadline' | 'person' | 'every';

/** Everything that differs from one kind of answer to another. */
export interface AnswerRow {
  /** What it says, for docs/security.md. */
  says: string;
  effect: Effect;
  /** Which role may give it to which question; the number is its place among that role's answers. */
  offered: Partial<Record<QuestionKind, Partial<Record<Role, number>>>>;
  /** Whether it can be given about a user that AWS has quarantined, by security contacts and analysts (design D16). */
  inQuarantine: boolean;
  /** What must be entered, in the order of the form. */
  needs: readonly Entry[];
  /** Whether it is about what the plan proposes, and so names the plan that the person saw. */
  namesPlan: boolean;
  /** Where several answers count, the one with the lowest rank does: the more careful word weighs more. */
  rank: number;
  /** The questions that take it at once when they are put, because it was given before. */
  pickedUpBy: readonly QuestionKind[];
  /** The steps of a case whose notes and mails name it. */
  leadsTo: readonly string[];
}
