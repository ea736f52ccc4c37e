import * as z from 'zod';
import { userFactsSchema } from '../credential/user.ts';
import { controlSchema } from '../finding/control.ts';
import { findingRefSchema } from '../finding/finding.ts';
import { planSchema } from '../plan/plan.ts';
import { type AnswerKind, answerSchema } from '../question/answer.ts';
import { questionKindSchema, questionSchema } from '../question/question.ts';
import { disabledSchema } from './case.ts';
import { linkSchema } from './link.ts';

/** The latest status and note written on the findings of a case; a finding that joins later gets the same. */
export const findingUpdateSchema = z.object({
  status: z.enum(['NEW', 'NOTIFIED', 'RESOLVED', 'SUPPRESSED']).optional(),
  note: z.string().min(1).max(512),
  fields: z.record(z.string().max(128), z.string().max(1024)),
});
export type FindingUpdate = z.infer<typeof findingUpdateSchema>;

/** The open question: with its token while it waits, and whether its message went out. */
export const openQuestionSchema = questionSchema.extend({
  taskToken: z.string().max(2048).optional(),
  planId: z.string(),
  sent: z.boolean(),
  answerId: z.string().optional(),
  /** Of a pause: the question before it, which says how far the case has come. */
  before: z.object({ kind: questionKindSchema, until: z.string() }).optional(),
});
export type OpenQuestion = z.infer<typeof openQuestionSchema>;

/** What was there before a whole user or a credential was deleted; written before anything goes (design D7 of the invariants). */
export const restoreKitSchema = z.object({
  writtenAt: z.string(),
  scope: z.enum(['credentials', 'user']),
  user: userFactsSchema,
  inlinePolicyDocuments: z.record(z.string(), z.string()),
});
export type RestoreKit = z.infer<typeof restoreKitSchema>;

/** The item of one IAM user in the table `cases`; `revision` guards every write (optimistic locking). */
export const caseRecordSchema = z.object({
  version: z.literal(1),
  revision: z.number().int(),
  status: z.enum(['open', 'closed']),
  caseId: z.string(),
  /** Number of this case for the user: 1, 2, … */
  sequence: z.number().int().positive(),
  account: z.string(),
  partition: z.string(),
  userName: z.string(),
  userId: z.string(),
  userArn: z.string(),
  controls: z.array(controlSchema).min(1),
  thresholdDays: z.number().int(),
  openedAt: z.string(),
  /** The id of the event that opened the case: only its retries may start what a crash left unstarted. */
  openedBy: z.string().optional(),
  closedAt: z.string().optional(),
  findings: z.array(findingRefSchema),
  /** The step last written on the findings. */
  step: z.string(),
  deadline: z.string().optional(),
  /** The latest steps with their times (ISO), oldest first, for the case page. */
  steps: z.array(z.object({ step: z.string(), at: z.string() })).optional(),
  update: findingUpdateSchema.optional(),
  plan: planSchema.optional(),
  /** The user as it was when the latest question was put, for the case page. */
  user: userFactsSchema.optional(),
  question: openQuestionSchema.optional(),
  answers: z.array(answerSchema),
  links: z.array(linkSchema),
  /** Marks of the messages that went out, so that a retry mails nobody twice. */
  told: z.array(z.string()).optional(),
  /** What this case disables, written before each act so that a retry knows its own work from another's. */
  disabled: z.array(disabledSchema),
  /** When what was disabled was restored. */
  restoredAt: z.string().optional(),
  restoreKit: restoreKitSchema.optional(),
  /** The restored password: written before the login profile is created. */
  passwordSecret: z.object({ arn: z.string(), since: z.string() }).optional(),
  exemption: z.object({ until: z.string(), reason: z.string(), by: z.string() }).optional(),
});
export type CaseRecord = z.infer<typeof caseRecordSchema>;

/** Whether this case holds something disabled that can be restored. */
export function canRestore({ disabled, restoredAt, restoreKit }: CaseRecord): boolean {
  return disabled.length > 0 && restoredAt === undefined && restoreKit === undefined;
}

/** Whether everything was kept, so that a changed mind can still retire it: nothing was ever disabled here. */
export function canStillRetire({ disabled, answers, restoreKit }: CaseRecord): boolean {
  return disabled.length === 0 && restoreKit === undefined && answers.every(({ kind }) => kind !== 'retire');
}

/** Whether an answer to the open question would come too late, because something was disabled meanwhile. */
export function comesTooLate(record: CaseRecord, kind: AnswerKind): boolean {
  if (record.question?.kind === 'use' && kind === 'retire') return !canStillRetire(record);
  return record.question?.kind === 'paused' && kind === 'stop' && record.disabled.length > 0;
}

const STEPS_KEPT = 50;

/** The steps of a case with one more; a repeated attempt adds nothing. */
export function withStep(
  { steps = [] }: Pick<CaseRecord, 'steps'>,
  step: string,
  at: string,
): NonNullable<CaseRecord['steps']> {
  const isKnown = steps.some((one) => one.step === step && one.at === at);
  return isKnown ? steps : [...steps, { step, at }].slice(-STEPS_KEPT);
}
