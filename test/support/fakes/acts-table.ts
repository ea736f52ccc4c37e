import { type DayOfActs, emptyDay } from '../../../functions/domain/window/day-of-acts.ts';
import type { ActsTable } from '../../../functions/ports.ts';
import type { Calls } from './calls.ts';

/** The days of acts in memory. */
export interface FakeActsTable extends ActsTable {
  /** Who acts on which day. */
  days(): Record<string, string[]>;
  /** What a day holds, whatever it held before. */
  set(day: DayOfActs): void;
}

export function createActsTable(calls: Calls): FakeActsTable {
  const days = new Map<string, DayOfActs>();
  return {
    days: () =>
      Object.fromEntries([...days].map(([date, { acts }]) => [date, acts.map(({ caseId }) => caseId)])),
    set: (day) => {
      days.set(day.date, day);
    },
    get: (date) => calls.run('acts.get', () => days.get(date) ?? emptyDay(date)),
    put: (day) =>
      calls.run('acts.put', () => {
        if ((days.get(day.date)?.revision ?? 0) !== day.revision) return false;
        days.set(day.date, { ...day, revision: day.revision + 1 });
        return true;
      }),
  };
}
