import * as z from 'zod';
import { wholeDays } from '../time/time.ts';
import { type Credential, isOff } from './credential.ts';
import { KINDS } from './kinds.ts';

/**
 * What the evidence says of a credential (design D7).
 * `unused`: not used for `days` whole days, at or above the threshold. `in-use`: used more recently.
 * `new`: never used and younger than the threshold. `off`: cannot be used. `unknown`: nothing may be concluded.
 */
export const verdictSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('unused'), days: z.number(), neverUsed: z.boolean() }),
  z.object({ is: z.literal('in-use'), days: z.number() }),
  z.object({ is: z.literal('new'), days: z.number() }),
  z.object({ is: z.literal('off') }),
  z.object({ is: z.literal('unknown'), reason: z.string() }),
]);
export type Verdict = z.infer<typeof verdictSchema>;

/**
 * Judges one credential at a point in time (ISO) against a threshold in days; `>=` the threshold is unused.
 */
export function judge(credential: Credential, thresholdDays: number, at: string): Verdict {
  if (credential.problem !== undefined) return { is: 'unknown', reason: credential.problem };
  if (isOff(credential)) return { is: 'off' };
  if (credential.status !== 'Active')
    return {
      is: 'unknown',
      reason: `IAM reports the status "${credential.status}", which is not known here`,
    };
  if (credential.createdAt === undefined) return { is: 'unknown', reason: 'IAM reports no creation date' };
  // Also the date that does not decide: a sign-in that cannot be read is not "never" (design D7).
  if (isUnreadableDate(credential.createdAt) || isUnreadableDate(credential.lastUsedAt))
    return { is: 'unknown', reason: 'IAM reports a date that cannot be read' };
  const since = lastActivity(credential);
  const days = Math.max(0, wholeDays(since, at));
  const used = credential.lastUsedAt !== undefined && since === credential.lastUsedAt;
  if (days >= thresholdDays) return { is: 'unused', days, neverUsed: !used };
  return used ? { is: 'in-use', days } : { is: 'new', days };
}

function isUnreadableDate(date: string | undefined): boolean {
  return date !== undefined && Number.isNaN(Date.parse(date));
}

/** ISO time from which the age of a credential counts; empty if IAM gave neither date. */
export function lastActivity({ kind, createdAt = '', lastUsedAt }: Credential): string {
  return lastUsedAt === undefined ? createdAt : KINDS[kind].activeSince(createdAt, lastUsedAt);
}
