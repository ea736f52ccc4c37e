import * as z from 'zod';
import { KINDS, kindOf } from '../credential/kinds.ts';
import { newPasswordSchema } from '../credential/new-password.ts';
import { userFactsSchema } from '../credential/user.ts';
import { dueSchema } from '../due/due.ts';
import { evidenceSchema } from '../evidence/evidence.ts';
import { controlSchema } from '../finding/control.ts';
import { findingRefSchema } from '../finding/finding.ts';
import { otherNoteSchema } from '../finding/other-note.ts';
import { bouncedSchema, messageOfCaseSchema } from '../message/message.ts';
import { ownerSchema } from '../plan/owner.ts';
import { planSchema } from '../plan/plan.ts';
import { answerSchema } from '../question/answer.ts';
import { quarantineSchema } from '../question/quarantine.ts';
import { openQuestionSchema } from '../question/question.ts';
import { disabledSchema, leftOffSchema, outcomeSchema, takenOnSchema } from './outcome.ts';

/** The latest status and note written on the findings of a case; a finding that joins later gets the same. */
export const findingUpdateSchema = z.object({
  status: z.enum(['NEW', 'NOTIFIED', 'RESOLVED', 'SUPPRESSED']).optional(),
  note: z.string().min(1).max(512),
  fields: z.record(z.string().max(128), z.string().max(1024)),
  /** RESOLVED where Security Hub has resolved the finding already, because its control passes. */
  unlessPassed: z.boolean().optional(),
});
export type FindingUpdate = z.infer<typeof findingUpdateSchema>;

/** An entry of a state: the latest that the workflow has made, with what was decided in it, once that is. */
export const entrySchema = z.object({
  state: z.string(),
  enteredAt: z.string(),
  outcome: z.string().optional(),
  /** When the latest wait ends of those that there were (ISO). */
  waitsUntil: z.string().optional(),
});
export type Entry = z.infer<typeof entrySchema>;

/** What was there before a whole user or a credential was deleted; written before anything goes (design D7 of the invariants). */
export const restoreKitSchema = z.object({
  writtenAt: z.string(),
  scope: z.enum(['credentials', 'user']),
  user: userFactsSchema,
  inlinePolicyDocuments: z.record(z.string(), z.string()),
  /** An attempt has failed by which something is gone, or may be. */
  isBegun: z.boolean().optional(),
  /** More than one attempt has set out with it: what one finds gone another one may have deleted. */
  isShared: z.boolean().optional(),
});
export type RestoreKit = z.infer<typeof restoreKitSchema>;

/** The item of one IAM user in the table `cases`; `revision` guards every write (optimistic locking). */
export const caseRecordSchema = z.object({
  version: z.literal(1),
  revision: z.number().int(),
  status: z.enum(['open', 'closed']),
  caseId: z.string(),
  /** Number of this case for the user: 1, 2, …; 0 where there was none yet. */
  sequence: z.number().int().nonnegative(),
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
  /** When an analyst clicked "Stop or restore" and no case was running (ISO): a click of before opens none. */
  stopClickedAt: z.string().optional(),
  findings: z.array(findingRefSchema),
  /** The step last written on the findings. */
  step: z.string(),
  deadline: z.string().optional(),
  /** The latest steps with their times (ISO), oldest first, for the case page. */
  steps: z.array(z.object({ step: z.string(), at: z.string() })).optional(),
  update: findingUpdateSchema.optional(),
  /** Counts the updates of the user's item up: a lower one never takes the place of a higher one on a finding. */
  updateNumber: z.number().int().optional(),
  due: dueSchema.optional(),
  /** The state that the workflow is in; absent before the first. */
  entry: entrySchema.optional(),
  plan: planSchema.optional(),
  /** What the latest read of IAM showed. */
  user: userFactsSchema.optional(),
  /** What else is known of the user, for whoever is asked about it; it decides nothing. */
  evidence: evidenceSchema.optional(),
  /** The latest read found no such user any more. */
  userGone: z.boolean().default(false),
  /** Whom people have named in the place of the owner that tags and settings give. */
  namedOwner: ownerSchema.optional(),
  question: openQuestionSchema.optional(),
  answers: z.array(answerSchema),
  /** Ids of answers that a wait did not take and that an assessment took after it. */
  taken: z.array(z.string()).optional(),
  /** The messages that have asked about this case, oldest first; each stands there before it is sent. */
  messages: z.array(messageOfCaseSchema),
  /** Marks of the messages that went out, so that a retry mails nobody twice. */
  told: z.array(z.string()).optional(),
  /** Messages of this case that have not come to their addresses, as SES has told later. */
  bounced: z.array(bouncedSchema).optional(),
  /** What this case disables, written before each act so that a retry knows its own work from another's. */
  disabled: z.array(disabledSchema),
  /** What earlier cases, and this one once it has ended, have left off: the way back outlives them (design D15). */
  off: z.array(leftOffSchema).optional(),
  /** What wishes for that have brought into the running case. */
  takenOn: z.array(takenOnSchema).optional(),
  /** Those of them that were refused, and when (ISO): their person did not own the user any more. */
  refused: z.array(z.object({ answerId: z.string(), at: z.string() })).optional(),
  /** What people were told, when they were asked first, that follows once the observation is over. */
  promised: z.enum(['stay-disabled', 'asked', 'deleted']).optional(),
  /** When the observation ends (ISO). */
  observeUntil: z.string().optional(),
  /** Credentials that must be used, and by when (ISO). */
  mustUse: z
    .object({
      credentialIds: z.array(z.string()),
      from: z.string(),
      until: z.string(),
      /** When the people asked were reminded of what was still unused (ISO). */
      remindedAt: z.string().optional(),
    })
    .optional(),
  outcomes: z.array(outcomeSchema).default([]),
  /** Sentences that the next note should carry: warnings, changes, what Security Hub says. */
  remarks: z.array(z.string()).default([]),
  /** What this case turns on again, and since when (ISO); written before each act so that a retry knows its own work from another's. */
  turningOn: z.array(z.object({ credentialId: z.string(), since: z.string() })).optional(),
  /** When what was disabled was restored. */
  restoredAt: z.string().optional(),
  restoreKit: restoreKitSchema.optional(),
  /** The kit of an earlier case that has half deleted the user: what was there is known by nothing else. */
  formerKit: restoreKitSchema.extend({ caseId: z.string() }).optional(),
  /** The kit of an attempt to delete was withdrawn: what the next one finds gone that attempt may have deleted. */
  hasTriedToDelete: z.boolean().optional(),
  /** The new password of a restore, in the secret named after this case, or after the one whose place it has taken. */
  passwordSecret: newPasswordSchema.optional(),
  /** Earlier cases of the user that ended with their secret left; the sweep deletes it. */
  leftSecrets: z.array(z.string()).optional(),
  /** The day on which the case has a place for its next act, and when that may begin (ISO); `acts#<date>` counts them. */
  place: z.object({ date: z.string(), opensAt: z.string() }).optional(),
  /** What holds the case up: the state that has failed, since when, and what its findings said before. */
  heldUp: z
    .object({
      state: z.string(),
      since: z.string(),
      before: z
        .object({ update: findingUpdateSchema, step: z.string(), deadline: z.string().optional() })
        .optional(),
    })
    .optional(),
  /** That AWS has quarantined the user, once it was found. */
  quarantine: quarantineSchema.optional(),
  /** What others had written on the findings before a note of ours took its place, oldest first. */
  otherNotes: z.array(otherNoteSchema).optional(),
  exemption: z.object({ until: z.string(), reason: z.string(), by: z.string() }).optional(),
});
export type CaseRecord = z.infer<typeof caseRecordSchema>;

/** The record without its new password, once the secret is deleted. */
export function withoutPasswordSecret({ passwordSecret: _gone, ...record }: CaseRecord): CaseRecord {
  return record;
}

/** The name of the secret that holds a case's new password, until it is used or its time is over. */
export function passwordSecretName(caseId: string): string {
  return `unused-credentials/${caseId}`;
}

/** The case after which the secret of a case's new password is named. */
export function passwordCaseOf({
  caseId,
  passwordSecret,
}: Pick<CaseRecord, 'caseId' | 'passwordSecret'>): string {
  return passwordSecret?.caseId ?? caseId;
}

/** Whether a new password is there to be handed over; one that IAM has refused is of no use. */
export function newPasswordWaits({
  passwordSecret,
  outcomes,
}: Pick<CaseRecord, 'passwordSecret' | 'outcomes'>): boolean {
  const isRefused = outcomes.some(
    ({ credentialId, result }) => KINDS[kindOf(credentialId)].isReplaced && result === 'failed',
  );
  return passwordSecret !== undefined && !isRefused;
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
