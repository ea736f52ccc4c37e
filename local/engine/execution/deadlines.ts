import type { TaskState } from '../asl.ts';
import type { Clock } from '../clock.ts';
import type { Failure } from '../errors.ts';
import type { Json } from '../json.ts';
import type { Visit } from './engine.ts';
import { evaluateAs, isSeconds } from './scope.ts';

const timeoutFailure: Failure = { error: 'States.Timeout', names: ['States.Timeout'] };
const heartbeatFailure: Failure = {
  error: 'States.Timeout',
  names: ['States.HeartbeatTimeout', 'States.Timeout'],
};

function isPositive(value: Json): value is number {
  return isSeconds(value) && value > 0;
}

/** Seconds that an attempt may take, and that may pass without a heartbeat. */
export interface Deadlines {
  timeout?: number;
  heartbeat?: number;
}

/** Calls `expire` when a deadline passes; `beat` starts the heartbeat's time again. */
export function watch(
  clock: Clock,
  { timeout, heartbeat }: Deadlines,
  expire: (failure: Failure) => void,
): { beat(): void; stop(): void } {
  const after = (seconds: number | undefined, failure: Failure) =>
    seconds === undefined ? undefined : clock.schedule(clock.now() + seconds * 1000, () => expire(failure));
  const total = after(timeout, timeoutFailure);
  let pulse = after(heartbeat, heartbeatFailure);
  return {
    beat() {
      pulse?.cancel();
      pulse = after(heartbeat, heartbeatFailure);
    },
    stop() {
      total?.cancel();
      pulse?.cancel();
    },
  };
}

/** Evaluates TimeoutSeconds and HeartbeatSeconds. */
export async function deadlinesOf(visit: Visit, state: TaskState): Promise<Deadlines> {
  const read = async (field: 'TimeoutSeconds' | 'HeartbeatSeconds'): Promise<number | undefined> =>
    state[field] === undefined
      ? undefined
      : evaluateAs(visit, state[field], field, 'positive number', isPositive);
  const timeout = await read('TimeoutSeconds');
  const heartbeat = await read('HeartbeatSeconds');
  return {
    ...(timeout === undefined ? {} : { timeout }),
    ...(heartbeat === undefined ? {} : { heartbeat }),
  };
}
