import * as z from 'zod';
import type { Entry } from './answer-row.ts';
import { ANSWER_KINDS, ANSWERS, type AnswerKind, answersWhere } from './answers.ts';
import { type Question, type QuestionKind, type Role, roleSchema } from './question.ts';

/** Every answer a person can give. Which of them count depends on the question and the role. */
export const answerKindSchema = z.enum(ANSWER_KINDS);
export type { AnswerKind } from './answers.ts';

/** How often something runs that runs only now and then. */
export const rhythmSchema = z.enum(['month', 'quarter', 'year']);
export type Rhythm = z.infer<typeof rhythmSchema>;

/** An answer as the table keeps it: who (as far as a link proves it), when, and to which plan. */
export const answerSchema = z.object({
  answerId: z.string(),
  questionNumber: z.number().int(),
  planId: z.string(),
  kind: answerKindSchema,
  /** For `retire`: the decision for each credential of the plan that is proposed for retirement. */
  decisions: z.record(z.string(), z.enum(['retire', 'keep'])),
  role: roleSchema,
  /** The mailbox whose link was used; of an analyst: the custom action. */
  by: z.string(),
  at: z.string(),
  reason: z.string().max(1000).optional(),
  /** Of an exemption: its end; of `keep` with `every`: by when to use it; of `extend`: the new deadline (ISO). */
  until: z.string().optional(),
  /** The person says that it runs only now and then. */
  every: rhythmSchema.optional(),
  /** Of `name-other`: the mailbox of the right person. */
  person: z.string().optional(),
  /** A wish after the end of these cases: to have back what they have left off (design D15). */
  ofCases: z.array(z.string()).min(1).optional(),
  /** Set once Step Functions has taken it. */
  delivered: z.boolean(),
});
export type Answer = z.infer<typeof answerSchema>;

/** The answers that a person in this role may give to this question, in the order of the form. */
export function answersOffered(question: QuestionKind, role: Role): readonly AnswerKind[] {
  const placeOf = (kind: AnswerKind) => ANSWERS[kind].offered[question]?.[role];
  return ANSWER_KINDS.filter((kind) => placeOf(kind) !== undefined).sort(
    (one, other) => (placeOf(one) ?? 0) - (placeOf(other) ?? 0),
  );
}

/** Whether the answer can be given about a user that AWS has quarantined. */
export function isOfferedInQuarantine(kind: AnswerKind): boolean {
  return ANSWERS[kind].inQuarantine;
}

/** The answers that this question takes at once if they were given before, the one that weighs most first. */
export function answersPickedUp(question: QuestionKind): readonly AnswerKind[] {
  return answersWhere(({ pickedUpBy }) => pickedUpBy.includes(question));
}

/** Whether the answer decides nothing about the credentials, but whom to ask, when, or how long. */
export function isRequest(kind: string): boolean {
  return answersWhere(({ effect }) => effect === 'passes-on' || effect === 'puts-again').some(
    (request) => request === kind,
  );
}

/** Whether the answer has somebody else asked. */
export function passesOn({ kind }: Pick<Answer, 'kind'>): boolean {
  return ANSWERS[kind].effect === 'passes-on';
}

/** Whether the question goes on after the answer, so that the same can be said to it again. */
export function isPutAgain(kind: AnswerKind): boolean {
  return ANSWERS[kind].effect === 'puts-again' || ANSWERS[kind].effect === 'looks';
}

/** Whether the answer counts at any time and to any plan: to restore, or to stop. */
export function countsAtAnyTime({ kind }: Pick<Answer, 'kind'>): boolean {
  return ANSWERS[kind].effect === 'overrides';
}

/** Whether the answer decides nothing for good: the same can be said again once the question goes on. */
export function canBeRepeated(kind: AnswerKind): boolean {
  return isPutAgain(kind) || isRequest(kind);
}

/**
 * Whether an answer was given to this question, as it stands: what can be said again only while the question has it as
 * its answer.
 */
export function isToQuestion(
  { kind, questionNumber, answerId }: Pick<Answer, 'kind' | 'questionNumber' | 'answerId'>,
  question: { number: number; answerId?: string | undefined } | undefined,
): boolean {
  if (canBeRepeated(kind)) return answerId === question?.answerId;
  return questionNumber === (question?.number ?? 0);
}

/** Whether this must be entered with the answer. */
export function needs(kind: AnswerKind, entry: Entry): boolean {
  return ANSWERS[kind].needs.includes(entry);
}

/** Whether the answer turns something off or deletes it, and so needs the typed user name (design D6). */
export function needsTypedName(kind: AnswerKind): boolean {
  return needs(kind, 'userName');
}

/**
 * Whether the answer ends the wait at once. An early word about the deletion does not: the observation goes on, and
 * the question about deletion finds the answer already given. Of an analyst it ends the case, as before the product is
 * removed, so nothing is left to be observed for.
 */
export function endsWait(
  { kind, role }: Pick<Answer, 'kind' | 'role'>,
  question: Pick<Question, 'kind'>,
): boolean {
  return !(question.kind === 'impact' && ANSWERS[kind].effect === 'decides-deletion' && role !== 'analyst');
}

/** The wishes to have something back that nobody has settled. */
export function unsettledWishes({
  answers,
  taken = [],
}: {
  answers: readonly Answer[];
  taken?: readonly string[] | undefined;
}): Answer[] {
  return answers.filter(({ kind, answerId }) => kind === 'restore' && !taken.includes(answerId));
}

/** What the workflow is told: keeping every credential of a mixed form is keeping. */
export function outcomeOf({ kind, decisions }: Answer): AnswerKind {
  const kept = kind === 'retire' && Object.values(decisions).every((decision) => decision === 'keep');
  return kept ? 'keep' : kind;
}
