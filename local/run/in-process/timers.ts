/** The timers of one module: of an environment, or of the packages that all environments share. */
export interface Timers {
  globals: Readonly<Record<string, unknown>>;
  /** Ends all; none runs any more. */
  end(): void;
}

/** A slow computer must not make a time-out pass: the shortest limit of an invocation here is as many times that of a call. */
const TIMEOUT_FACTOR = 12;

type Callback = (...values: unknown[]) => void;

/**
 * The SDK pauses between its retries. A timer whose callback is a promise's own resolve function is such a pause, which
 * `onPause` lets pass. Every other timer is a time-out and runs in real time, only longer.
 */
export function createTimers(onPause: (ms: number) => Promise<void>): Timers {
  const running = new Set<NodeJS.Timeout>();
  let isOver = false;

  const later = (callback: Callback, delay = 0, ...values: unknown[]): NodeJS.Timeout | object => {
    if (isOver) return {};
    if (isResolve(callback)) {
      void onPause(delay).then(() => (isOver ? undefined : callback()));
      return {};
    }
    const timer = setTimeout(() => {
      running.delete(timer);
      callback(...values);
    }, delay * TIMEOUT_FACTOR);
    running.add(timer);
    return timer;
  };
  const again = (callback: Callback, delay = 0, ...values: unknown[]): NodeJS.Timeout | object => {
    if (isOver) return {};
    const timer = setInterval(callback, delay, ...values);
    running.add(timer);
    return timer;
  };
  const clear = (timer: NodeJS.Timeout | undefined): void => {
    if (timer !== undefined && running.delete(timer)) clearTimeout(timer);
  };
  return {
    globals: { setTimeout: later, clearTimeout: clear, setInterval: again, clearInterval: clear },
    end() {
      isOver = true;
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}

/** The SDK binds a callback of a time-out, which then reads as native too, but has a name. */
function isResolve(callback: Callback): boolean {
  return callback.name === '' && Function.prototype.toString.call(callback).includes('[native code]');
}
