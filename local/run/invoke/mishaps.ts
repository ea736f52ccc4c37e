import type { Clock } from '../../engine/clock.ts';
import type { InvocationResult } from './environment.ts';

/**
 * What befalls something on its way to a function: an event between a rule and its target, a message in a queue, or an
 * invocation by the workflow, an event or a queue. Lambda refuses an invocation where its limit of concurrency is
 * reached, of whoever invokes.
 */
export interface MishapSpec {
  of: 'event' | 'message' | 'invocation';
  how: 'lost' | 'twice' | 'late' | 'throttled';
  /** The folder of the function to which it is on its way; any if left out. */
  function?: string | undefined;
  /** How many of them arrive as they should first. */
  after?: number | undefined;
  /** How many meet it; one if left out. */
  times?: number | undefined;
  /** How late, in milliseconds. */
  lateMs: number;
}

/** What is to befall events, messages and invocations. */
export interface Mishaps {
  /** Returns how many have met it, which counts on. */
  add(mishap: MishapSpec): { readonly met: number };
  /** How many can still be met. */
  left(): number;
  /** Brings an event or a message to its destination, in the way that is planned for it. */
  bring(of: 'event' | 'message', folder: string, arrive: () => void): void;
  /** Makes an invocation of this folder's function, in the way that is planned for it; the caller gets the reply of the first. */
  invoke(folder: string, invoke: () => Promise<InvocationResult>): Promise<InvocationResult>;
  /** The same of a request of the HTTP API: nobody makes it twice or late. */
  request(folder: string, invoke: () => Promise<InvocationResult>): Promise<InvocationResult>;
}

interface MishapsOptions {
  clock: Clock;
  /** Resolves when so much virtual time has passed, which goes on while nothing else runs. */
  wait(ms: number): Promise<void>;
  /** Lets functions run at once while work is done. */
  atOnce<Value>(work: () => Promise<Value>): Promise<Value>;
}

/** Nothing is planned yet. */
export function createMishaps({ clock, wait, atOnce }: MishapsOptions): Mishaps {
  const planned: { spec: MishapSpec; passed: number; met: number }[] = [];

  const take = (of: MishapSpec['of'], folder: string, can = ANY): MishapSpec | undefined => {
    const due = planned
      .filter(({ spec, met }) => spec.of === of && met < (spec.times ?? 1) && can.includes(spec.how))
      .filter(({ spec }) => spec.function === undefined || spec.function === folder)
      .filter((one) => {
        one.passed += 1;
        return one.passed > (one.spec.after ?? 0);
      });
    const [first] = due;
    if (first !== undefined) first.met += 1;
    return first?.spec;
  };

  return {
    add(spec) {
      const one = { spec, passed: 0, met: 0 };
      planned.push(one);
      return one;
    },
    left: () => planned.filter(({ spec, met }) => met < (spec.times ?? 1)).length,
    bring(of, folder, arrive) {
      const mishap = take(of, folder);
      if (mishap?.how === 'lost') return;
      if (mishap?.how === 'late') clock.schedule(clock.now() + mishap.lateMs, arrive);
      else arrive();
      if (mishap?.how === 'twice') arrive();
    },
    async invoke(folder, invoke) {
      const mishap = take('invocation', folder);
      if (mishap?.how === 'throttled') return THROTTLED;
      if (mishap?.how === 'late') await wait(mishap.lateMs);
      if (mishap?.how !== 'twice') return invoke();
      return atOnce(async () => {
        const [first] = await Promise.all([invoke(), invoke()]);
        return first;
      });
    },
    async request(folder, invoke) {
      return take('invocation', folder, ['throttled']) === undefined ? invoke() : THROTTLED;
    },
  };
}

const ANY: readonly MishapSpec['how'][] = ['lost', 'twice', 'late', 'throttled'];

/** What Lambda answers instead of running the function (Lambda API reference, Invoke: `TooManyRequestsException`, 429). */
const THROTTLED: InvocationResult = {
  error: {
    errorType: 'TooManyRequestsException',
    errorMessage: 'Rate Exceeded.',
    trace: [],
    isThrottled: true,
  },
};
