import type { Retrier } from './asl.ts';
import type { Failure } from './errors.ts';

const terminal = ['States.Runtime', 'States.DataLimitExceeded'];
const timeouts = ['States.Timeout', 'States.HeartbeatTimeout'];

/**
 * Whether an ErrorEquals takes the failure. States.ALL takes all but the terminal errors; States.TaskFailed takes
 * those except time-outs; nothing takes States.Runtime and States.DataLimitExceeded.
 */
export function matchesError(errorEquals: readonly string[], { names }: Failure): boolean {
  if (names.some((name) => terminal.includes(name))) return false;
  const isTimeout = names.some((name) => timeouts.includes(name));
  return errorEquals.some(
    (name) => name === 'States.ALL' || (name === 'States.TaskFailed' && !isTimeout) || names.includes(name),
  );
}

/** Milliseconds before the attempt that follows `attempts` retries of this retrier. */
export function retryDelay(retrier: Retrier, attempts: number, random: () => number): number {
  const { IntervalSeconds: interval = 1, BackoffRate: rate = 2, MaxDelaySeconds: max } = retrier;
  const seconds = Math.min(interval * rate ** attempts, max ?? Number.POSITIVE_INFINITY);
  return Math.round(seconds * 1000 * (retrier.JitterStrategy === 'FULL' ? random() : 1));
}

/**
 * Decides about the retries of one visit of a state: milliseconds until the next attempt, or undefined for no more.
 * The first retrier that takes the failure decides, and each counts its own retries (3 unless MaxAttempts is given).
 */
export function createRetryPolicy(
  retriers: readonly Retrier[],
  random: () => number,
): (failure: Failure) => number | undefined {
  const counts = new Map<Retrier, number>();
  return (failure) => {
    const retrier = retriers.find(({ ErrorEquals }) => matchesError(ErrorEquals, failure));
    if (retrier === undefined) return undefined;
    const attempts = counts.get(retrier) ?? 0;
    if (attempts >= (retrier.MaxAttempts ?? 3)) return undefined;
    counts.set(retrier, attempts + 1);
    return retryDelay(retrier, attempts, random);
  };
}
