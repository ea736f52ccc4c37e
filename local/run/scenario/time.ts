import * as z from 'zod';
import { durationMs, isMoment, momentMs } from '../../twin/world/moment.ts';

/** ISO 8601 duration. */
export const durationSchema = z.string().refine((text) => durationMs(text) !== undefined, {
  error:
    'is not an ISO 8601 duration of weeks, days, hours, minutes or seconds; write for example "P14D" or "PT6H"',
});

/** ISO 8601 time; a date alone means its first moment in UTC. */
export const timeSchema = z.string().refine((text) => isMoment(text) && !text.startsWith('P'), {
  error: 'is not an ISO 8601 time; write for example "2026-11-02T09:00:00Z"',
});

/** A point in the past of a scenario: a time, or how long before the start. */
export const momentSchema = z.string().refine(isMoment, {
  error: 'is neither an ISO 8601 time nor a duration before the start; write "2026-01-31" or "P120D"',
});

/** Milliseconds of a duration that the schema has accepted. */
export function toMs(duration: string): number {
  const value = durationMs(duration);
  if (value === undefined) throw new RangeError(`${duration} is not an ISO 8601 duration`);
  return value;
}

export { momentMs };
