import { Interrupted } from '../errors.ts';
import type { Engine, Execution } from './engine.ts';

/** Throws Interrupted when the execution was ended from outside. */
export function assertRunning(execution: Execution): void {
  if (execution.status !== 'RUNNING') throw new Interrupted('the execution has ended');
}

/**
 * Waits, without counting as work in flight, until `resume` is called. `start` returns what to undo afterwards. The
 * end of the execution ends the wait too and throws Interrupted.
 */
export async function park<T>(
  { inFlight }: Engine,
  execution: Execution,
  start: (resume: (value: T) => void) => () => void,
): Promise<T> {
  assertRunning(execution);
  const waiting: { cleanUp?: () => void; open: boolean } = { open: true };
  const value = await new Promise<T | undefined>((resolve) => {
    const close = (result?: T): void => {
      if (!waiting.open) return;
      waiting.open = false;
      inFlight.enter();
      delete execution.wake;
      waiting.cleanUp?.();
      resolve(result);
    };
    execution.wake = () => close();
    waiting.cleanUp = start(close);
    // Counting down last keeps the count above zero while the work that is waited for starts.
    inFlight.leave();
    if (!waiting.open) waiting.cleanUp();
  });
  assertRunning(execution);
  return value as T;
}

/** Waits on the clock until the time (epoch ms); returns at once when it is not in the future. */
export async function sleepUntil(engine: Engine, execution: Execution, at: number): Promise<void> {
  if (at <= engine.clock.now()) return;
  await park<void>(engine, execution, (resume) => {
    const timer = engine.clock.schedule(at, () => resume());
    return () => timer.cancel();
  });
}
