import type { AnsweredCall } from '../twin/session.ts';

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
  /** Of DynamoDB: a unit is a kilobyte written, or four read consistently. */
  writeUnits: number;
  readUnits: number;
  /** Bytes of the largest item, as JSON. */
  largestItem: number;
  /** Calls that `sweep-cases` has made in all, and in the longest of its runs. */
  sweepCalls: number;
  longestSweep: number;
}

const KILOBYTE = 1024;
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

  const write = (item: unknown): void => {
    const bytes = Buffer.byteLength(JSON.stringify(item));
    metered.largestItem = Math.max(metered.largestItem, bytes);
    metered.writeUnits += Math.ceil(bytes / KILOBYTE);
  };
  const sweptAt = (at: number): void => {
    metered.sweepCalls += 1;
    // It runs once a day; what comes soon after a call of it belongs to the same run.
    sweep = { until: at + HOUR, calls: at > sweep.until ? 1 : sweep.calls + 1 };
    metered.longestSweep = Math.max(metered.longestSweep, sweep.calls);
  };
  const tableCalled = (operation: string, item: unknown): void => {
    if (operation === 'PutItem') write(item);
    else if (operation === 'UpdateItem') metered.writeUnits += 1;
    else metered.readUnits += 1;
  };
  return {
    heard({ service, operation, parameters, error, principal }, at) {
      metered.calls += 1;
      if (service === 'dynamodb') tableCalled(operation, (parameters as { Item?: unknown }).Item);
      const api = `${service}:${operation}`;
      if (/Throttling|TooManyRequests/.test(error ?? ''))
        metered.throttled[api] = (metered.throttled[api] ?? 0) + 1;
      if (principal.functionFolder === 'sweep-cases') sweptAt(at);
    },
    read: () => metered,
  };
}
