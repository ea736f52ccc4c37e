import type { AnsweredCall } from '../twin/session.ts';
import { createTableScale } from './table-units.ts';

/** What calls come to. */
export interface Meter {
  /** `at`: epoch ms. */
  heard(call: AnsweredCall, at: number): void;
  read(): Metered;
}

export interface Metered {
  calls: number;
  /** Calls that were refused because there were too many, by the API; each was made again. */
  throttled: Record<string, number>;
  /** Of DynamoDB, as it bills them (table-units.ts). */
  writeUnits: number;
  readUnits: number;
  /** Bytes of the largest item, as JSON. */
  largestItem: number;
  /** Calls that `sweep-cases` has made in all, and in the longest of its runs. */
  sweepCalls: number;
  longestSweep: number;
}

const HOUR = 3_600_000;

/** Nothing heard yet. */
export function createMeter(): Meter {
  const metered: Metered = {
    ...{
      calls: 0,
      throttled: {},
      writeUnits: 0,
      readUnits: 0,
      largestItem: 0,
      sweepCalls: 0,
      longestSweep: 0,
    },
  };
  let sweep = { until: 0, calls: 0 };

  const table = createTableScale();
  const sweptAt = (at: number): void => {
    metered.sweepCalls += 1;
    // It runs once a day; what comes soon after a call of it belongs to the same run.
    sweep = { until: at + HOUR, calls: at > sweep.until ? 1 : sweep.calls + 1 };
    metered.longestSweep = Math.max(metered.longestSweep, sweep.calls);
  };
  const tableCalled = (operation: string, parameters: unknown): void => {
    const { read, write } = table.weigh(operation, parameters);
    metered.readUnits += read;
    metered.writeUnits += write;
    metered.largestItem = table.largest();
  };
  return {
    heard({ service, operation, parameters, error, principal }, at) {
      metered.calls += 1;
      if (service === 'dynamodb') tableCalled(operation, parameters);
      const api = `${service}:${operation}`;
      if (/Throttling|TooManyRequests/.test(error ?? ''))
        metered.throttled[api] = (metered.throttled[api] ?? 0) + 1;
      if (principal.functionFolder === 'sweep-cases') sweptAt(at);
    },
    read: () => metered,
  };
}
