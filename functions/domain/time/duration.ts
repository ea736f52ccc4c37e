import * as z from 'zod';

const PATTERN = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Seconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds; undefined for anything else. */
export function durationSeconds(text: string): number | undefined {
  const match = PATTERN.exec(text);
  if (match === null || !/\d[WDHMS]$/.test(text)) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return weeks * 604_800 + days * 86_400 + hours * 3_600 + minutes * 60 + seconds;
}

/** A hundred years: a time that lies much farther ahead has no date any more. */
const LONGEST_SECONDS = 36_500 * 86_400;

/**
 * A positive ISO 8601 duration, kept as its text. Months and years have no fixed length and are refused; so is what is
 * longer than a hundred years.
 */
export const durationSchema = z
  .string()
  .refine((text) => (durationSeconds(text) ?? 0) > 0, {
    error: (issue) =>
      `${JSON.stringify(issue.input)} is not a positive ISO 8601 duration of weeks, days, hours, minutes or seconds; write for example "P14D" or "PT36H"`,
  })
  .refine((text) => (durationSeconds(text) ?? 0) <= LONGEST_SECONDS, {
    error: (issue) => `${JSON.stringify(issue.input)} is longer than a hundred years`,
  })
  .meta({ format: 'duration' });

/** Seconds of a duration that the schema has accepted. */
export function seconds(duration: string): number {
  const value = durationSeconds(duration);
  if (value === undefined) throw new RangeError(`${duration} is not an ISO 8601 duration`);
  return value;
}

/** The ISO time that lies `duration` after `iso`. */
export function after(iso: string, duration: string): string {
  return afterSeconds(iso, seconds(duration));
}

/** The ISO time that lies so many seconds after `iso`. */
export function afterSeconds(iso: string, many: number): string {
  return new Date(Date.parse(iso) + many * 1000).toISOString();
}

/** Whole seconds from one ISO time to another, at least one: what a state can wait. */
export function secondsBetween(from: string, to: string): number {
  return Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / 1000));
}

/** A wait may end within the minute before its time. */
const EARLY_MS = 60_000;

/** Whether more than a minute is left at one ISO time until another. */
export function hasTimeLeft(at: string, end: string): boolean {
  return Date.parse(at) < Date.parse(end) - EARLY_MS;
}
