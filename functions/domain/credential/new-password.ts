import * as z from 'zod';
import { isShownBy } from '../time/shown-by.ts';

/**
 * A new password in the secret of its case: since when it may be there (ISO), and how many attempts have set out to make
 * it. Recorded before the secret and the login profile are made.
 */
export const newPasswordSchema = z.object({
  since: z.string(),
  attempts: z.number().int().optional(),
  /** The case that has set out to make it, where that has died since and another one goes on: the secret bears its name. */
  caseId: z.string().optional(),
});
export type NewPassword = z.infer<typeof newPasswordSchema>;

/**
 * Whose the login profile is that a read of IAM shows, while a case gives a password back. `before`: it is as old as
 * what the case has disabled, so the read is late or nothing was disabled; IAM's answer to CreateLoginProfile tells.
 */
export type Whose = 'nobodys' | 'ours' | 'before' | 'somebody-elses';

/** Whose the login profile is that was created at this time (ISO); undefined: IAM shows none. */
export function whosePassword(
  createdAt: string | undefined,
  { made, disabledAt }: { made: NewPassword | undefined; disabledAt: string },
): Whose {
  if (createdAt === undefined) return 'nobodys';
  if (made !== undefined && isNotBefore(createdAt, made.since)) return 'ours';
  return isNotBefore(createdAt, disabledAt) ? 'somebody-elses' : 'before';
}

// IAM gives creation dates in whole seconds.
function isNotBefore(createdAt: string, time: string): boolean {
  return Date.parse(createdAt) + 1000 > Date.parse(time);
}

/**
 * One more attempt to make a password. Counted anew where the earlier ones are long over and have made none, so that a
 * password that somebody sets meanwhile is not taken for the case's own.
 */
export function withAttempt(
  made: NewPassword | undefined,
  { at, whose }: { at: string; whose: Whose },
): NewPassword {
  if (made === undefined) return { since: at, attempts: 1 };
  const isOver = whose !== 'ours' && isShownBy(at, made.since);
  const counted = isOver
    ? { since: at, attempts: 1 }
    : { since: made.since, attempts: (made.attempts ?? 1) + 1 };
  return { ...made, ...counted };
}
