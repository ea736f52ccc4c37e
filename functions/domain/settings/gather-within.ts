import * as z from 'zod';
import { durationSeconds } from '../time/duration.ts';

/** Seconds. With 15 minutes the time to answer would begin late (functions/domain/case/time-to-answer.ts). */
const AT_MOST = 600;

/** How long a mail waits for others to the same person: an ISO 8601 duration from none to ten minutes. */
export const gatherWithinSchema = z
  .string()
  .refine((text) => (durationSeconds(text) ?? AT_MOST + 1) <= AT_MOST, {
    error: ({ input }) => `${JSON.stringify(input)} is not an ISO 8601 duration from "PT0S" to "PT10M"`,
  })
  .meta({ format: 'duration' });
