import * as z from 'zod';
import { userFactsSchema } from '../credential/user.ts';
import { controlSchema } from '../finding/control.ts';
import { ownerSchema } from '../plan/owner.ts';
import { planSchema } from '../plan/plan.ts';
import { questionSchema } from '../question/question.ts';

/** What happened to one credential in this case, as the closing note lists it. */
export const outcomeSchema = z.object({
  credentialId: z.string(),
  result: z.enum([
    'kept',
    'used',
    'not-used',
    'disabled',
    'left-disabled',
    'deleted',
    'restored',
    'dropped',
    'failed',
  ]),
  /** Why, where it is not the plain course. */
  reason: z.string().optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** A credential that this case has disabled. */
export const disabledSchema = z.object({
  credentialId: z.string(),
  kind: z.enum(['password', 'access-key']),
  /** Last use as IAM reported it before disabling (ISO); a later one means it was used since. */
  lastUsedAt: z.string().optional(),
  disabledAt: z.string(),
});
export type Disabled = z.infer<typeof disabledSchema>;

/**
 * The state of one case as it travels through the workflow: references and facts for people, never an authority.
 * What disables or deletes takes answer and plan from the table (design D2).
 */
export const caseSchema = z.object({
  version: z.literal(1),
  caseId: z.string(),
  account: z.string(),
  partition: z.string(),
  userName: z.string(),
  userId: z.string(),
  userArn: z.string(),
  controls: z.array(controlSchema).min(1),
  thresholdDays: z.number().int().positive(),
  openedAt: z.string(),
  /** What the latest read of IAM showed. */
  user: userFactsSchema.optional(),
  /** The latest read found no such user any more. */
  userGone: z.boolean().default(false),
  plan: planSchema.optional(),
  question: questionSchema.optional(),
  /** Whom people have named in the place of the owner that tags and settings give. */
  namedOwner: ownerSchema.optional(),
  disabled: z.array(disabledSchema).default([]),
  /** When the observation ends (ISO). */
  observeUntil: z.string().optional(),
  /** Credentials that must be used, and by when (ISO). */
  mustUse: z.object({ credentialIds: z.array(z.string()), from: z.string(), until: z.string() }).optional(),
  outcomes: z.array(outcomeSchema).default([]),
  /** ARN of the secret with a restored user's new password, until it is deleted. */
  passwordSecretArn: z.string().optional(),
  hasNewPassword: z.boolean().default(false),
  /** Sentences that the next note should carry: warnings, changes, what Security Hub says. */
  remarks: z.array(z.string()).default([]),
});
export type Case = z.infer<typeof caseSchema>;

/** Replaces the outcomes of the given credentials and keeps the others. */
export function withOutcomes(outcomes: Outcome[], changed: Outcome[]): Outcome[] {
  const ids = new Set(changed.map(({ credentialId }) => credentialId));
  return [...outcomes.filter(({ credentialId }) => !ids.has(credentialId)), ...changed];
}

type Start = Pick<
  Case,
  | 'caseId'
  | 'account'
  | 'partition'
  | 'userName'
  | 'userId'
  | 'userArn'
  | 'controls'
  | 'thresholdDays'
  | 'openedAt'
>;

/** A case as its execution starts with it; made from the item alone, so that a second start is the same start. */
export function startOfCase(start: Start): Case {
  const { caseId, account, partition, userName, userId, userArn, controls, thresholdDays, openedAt } = start;
  return {
    version: 1,
    caseId,
    account,
    partition,
    userName,
    userId,
    userArn,
    controls,
    thresholdDays,
    openedAt,
    userGone: false,
    disabled: [],
    outcomes: [],
    hasNewPassword: false,
    remarks: [],
  };
}
