import * as z from 'zod';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const YEARLY = /^--\d{2}-\d{2}$/;

/** Whether there is such a day; of a yearly one, in some year. */
function exists(day: string): boolean {
  const full = day.replace(/^--/, '2024-');
  const date = new Date(`${full}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(full);
}

/** Days on which nothing is disabled or deleted, both ends included: of one year, or of each (`--12-24`). */
export const blackoutSchema = z.string().superRefine((text, context) => {
  const [from = '', to = from, ...more] = text.split('/');
  const isSameKind = [DAY, YEARLY].some((kind) => kind.test(from) && kind.test(to));
  if (!isSameKind || more.length > 0)
    context.addIssue({
      code: 'custom',
      message: `${JSON.stringify(text)} is no day and no range of days; write "2026-12-24", "2026-12-24/2027-01-06", or for every year "--12-24" or "--12-24/--01-06"`,
    });
  else if (!exists(from) || !exists(to))
    context.addIssue({ code: 'custom', message: `${exists(from) ? to : from} is not in the calendar` });
  else if (DAY.test(from) && from > to)
    context.addIssue({ code: 'custom', message: `${text} ends before it begins` });
});

/** Whether a day (`2026-12-24`) is one of the blackout dates. */
export function isBlackout(date: string, blackoutDates: readonly string[]): boolean {
  return blackoutDates.some((text) => {
    const [from = '', to = from] = text.split('/');
    return DAY.test(from) ? from <= date && date <= to : isInYear(date.slice(4), from.slice(1), to.slice(1));
  });
}

/** All of the form `-12-24`; a range may run over the end of the year. */
function isInYear(day: string, from: string, to: string): boolean {
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
}

/** The years that blackout dates name, and whether some count in every year. */
export function yearsOf(blackoutDates: readonly string[]): { years: number[]; isYearly: boolean } {
  const days = blackoutDates.flatMap((text) => text.split('/'));
  return {
    years: days.filter((day) => DAY.test(day)).map((day) => Number(day.slice(0, 4))),
    isYearly: days.some((day) => YEARLY.test(day)),
  };
}
