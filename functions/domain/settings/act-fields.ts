import * as z from 'zod';
import { actWindowsSchema } from '../window/act-windows.ts';
import { blackoutSchema } from '../window/blackout-dates.ts';
import { accountSchema } from './shapes.ts';

const protectedSchema = z.strictObject({
  tags: z
    .array(z.strictObject({ key: z.string().min(1), value: z.string().optional() }))
    .default([{ key: 'break-glass' }])
    .describe('A user that carries one of these tags (with this value, if one is given) is never touched.'),
  paths: z
    .array(z.string().regex(/^\/.*\/$/, 'a path starts and ends with "/"'))
    .default([])
    .describe('Users below one of these IAM paths are never touched.'),
  names: z
    .array(z.string().min(1))
    .default([])
    .describe('Name patterns with "*" for any characters; such users are never touched.'),
});

/** What is never done to users, and when the rest is. */
export const actFields = {
  protected: protectedSchema.prefault({}).describe('Users that are never touched.'),
  noNewPasswordsIn: z
    .array(accountSchema)
    .default([])
    .describe(
      'Accounts in which nobody can be given a new password: the roles there may neither create nor delete one, so a password is never turned off.',
    ),
  passwordReaders: z
    .array(z.string().regex(/^arn:[\w-]+:iam::\d{12}:(role|user)\/.+$/, 'an IAM role or user ARN'))
    .default([])
    .describe(
      'Roles or users of the hub account that may read the secret with a restored user’s new password.',
    ),
  pauseAfterRestores: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(5)
    .describe(
      'So many restores within a day pause everything: nothing more is disabled or deleted until somebody resumes. 0: never.',
    ),
  actWindows: actWindowsSchema
    .default([{ days: ['Mon', 'Tue', 'Wed', 'Thu'], from: '09:00', to: '16:00' }])
    .describe(
      'When something may be turned off or deleted, in `timeZone`; giving back waits for nothing. The last act begins 30 minutes before the end of a window.',
    ),
  blackoutDates: z
    .array(blackoutSchema)
    .default([])
    .describe(
      'Days on which nothing is turned off or deleted: `2026-12-24`, `2026-12-24/2027-01-06`, for every year `--12-24` or `--12-24/--01-06`.',
    ),
  maxActsPerDay: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(200)
    .describe('On so many users at most something is turned off on one day, or deleted.'),
};
