import * as z from 'zod';
import { type Question, type QuestionKind, type Role, roleSchema } from './question.ts';

/** Every answer a person can give. Which of them count depends on the question and the role. */
export const answerKindSchema = z.enum([
  'retire',
  'keep',
  'exempt',
  'stop',
  'restore',
  'confirm',
  'leave-disabled',
  'check',
  'name-other',
  'hand-over',
  'ask-again',
  'extend',
]);
export type AnswerKind = z.infer<typeof answerKindSchema>;

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
  /** Set once Step Functions has taken it. */
  delivered: z.boolean(),
});
export type Answer = z.infer<typeof answerSchema>;

const OFFERED: Record<QuestionKind, Record<Role, readonly AnswerKind[]>> = {
  stakeholder: {
    stakeholder: ['retire', 'keep', 'name-other', 'hand-over'],
    'security-contact': ['retire', 'keep', 'exempt', 'name-other', 'ask-again', 'extend', 'stop'],
    analyst: ['stop'],
  },
  impact: {
    stakeholder: ['restore', 'extend', 'confirm'],
    'security-contact': ['restore', 'confirm', 'leave-disabled', 'extend', 'ask-again'],
    analyst: ['restore'],
  },
  deletion: {
    stakeholder: ['confirm', 'leave-disabled', 'restore'],
    'security-contact': ['confirm', 'leave-disabled', 'restore', 'extend', 'ask-again'],
    analyst: ['restore'],
  },
  use: {
    stakeholder: ['check', 'retire'],
    'security-contact': ['check', 'retire', 'exempt', 'extend', 'ask-again', 'stop'],
    analyst: ['stop'],
  },
  // What is disabled can be restored besides, as between any two questions.
  paused: {
    stakeholder: [],
    'security-contact': ['stop'],
    analyst: ['stop'],
  },
};

const REQUESTS: readonly AnswerKind[] = ['name-other', 'hand-over', 'ask-again', 'extend'];

/** Whether the answer decides nothing about the credentials, but whom to ask, when, or how long. */
export function isRequest(kind: string): boolean {
  return REQUESTS.some((request) => request === kind);
}

/** The answers that a person in this role may give to this question. */
export function answersOffered(kind: QuestionKind, role: Role): readonly AnswerKind[] {
  return OFFERED[kind][role];
}

/** Whether the answer turns something off or deletes it, and so needs the typed user name (design D6). */
export function needsTypedName(kind: AnswerKind): boolean {
  return kind === 'retire' || kind === 'confirm';
}

/**
 * Whether the answer ends the wait at once. An early confirmation does not: the observation goes on, and the
 * question about deletion finds the answer already given. Wishing to leave things disabled waits as well.
 */
export function endsWait(kind: AnswerKind, question: Pick<Question, 'kind'>): boolean {
  return !(question.kind === 'impact' && (kind === 'confirm' || kind === 'leave-disabled'));
}

/** What the workflow is told: keeping every credential of a mixed form is keeping. */
export function outcomeOf({ kind, decisions }: Answer): AnswerKind {
  const kept = kind === 'retire' && Object.values(decisions).every((decision) => decision === 'keep');
  return kept ? 'keep' : kind;
}
