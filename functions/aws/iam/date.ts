import * as z from 'zod';

/** A date in an answer of IAM: known, absent, or there but unreadable, which is never taken for absent. */
export type IamDate = { is: 'known'; iso: string } | { is: 'absent' } | { is: 'unreadable' };

/** Parses a date as the SDK hands it over. */
export const dateSchema = z
  .unknown()
  .optional()
  .transform((value): IamDate => {
    if (value === undefined || value === null) return { is: 'absent' };
    return value instanceof Date && !Number.isNaN(value.getTime())
      ? { is: 'known', iso: value.toISOString() }
      : { is: 'unreadable' };
  });
