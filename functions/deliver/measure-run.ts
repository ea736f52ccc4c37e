import type { CaseRecord } from '../domain/case/case-record.ts';
import { NOTHING_DUE } from '../domain/due/due.ts';
import { unheardSince } from '../domain/due/due-at.ts';
import { type DeliverMetric, measure } from '../runtime/metrics.ts';

const MINUTE_MS = 60_000;

/** How long the oldest of each kind has been due; alarms look at it, and at minutes in which nobody says anything. */
export function measureRun(records: readonly CaseRecord[], at: string, unreadable: number): void {
  const minutes = (times: (string | undefined)[]) =>
    Math.max(0, ...times.flatMap((time) => (time === undefined ? [] : [Date.parse(at) - Date.parse(time)]))) /
    MINUTE_MS;
  const answers = minutes(records.map(unheardSince));
  const untold = minutes(
    records.flatMap(({ due = NOTHING_DUE }) => [
      due.finding?.since,
      ...due.operators.map(({ since }) => since),
    ]),
  );
  const unsent = minutes(records.flatMap(({ due = NOTHING_DUE }) => due.messages.map(({ since }) => since)));
  const values: Record<DeliverMetric, number> = {
    Deliveries: 1,
    OldestMailMinutes: unsent,
    OldestAnswerMinutes: answers,
    OldestUntoldMinutes: untold,
  };
  measure({ at, values, about: { message: 'delivered', due: records.length, unreadable } });
}
