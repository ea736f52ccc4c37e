import * as z from 'zod';
import { credentialKindSchema } from '../credential/credential.ts';

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

/** Replaces the outcomes of the given credentials and keeps the others. */
export function withOutcomes(outcomes: Outcome[], changed: Outcome[]): Outcome[] {
  const ids = new Set(changed.map(({ credentialId }) => credentialId));
  return [...outcomes.filter(({ credentialId }) => !ids.has(credentialId)), ...changed];
}

/** A credential that this case has disabled. */
export const disabledSchema = z.object({
  credentialId: z.string(),
  kind: credentialKindSchema,
  /** Last use as IAM reported it before disabling (ISO); a later one means it was used since. */
  lastUsedAt: z.string().optional(),
  disabledAt: z.string(),
});
export type Disabled = z.infer<typeof disabledSchema>;
