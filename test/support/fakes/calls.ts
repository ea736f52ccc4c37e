import { TransientServiceError } from '../../../functions/domain/errors/errors.ts';

interface Failure {
  matches: (name: string, index: number) => boolean;
  when: 'before' | 'after';
  error: Error;
}

/** Every call that the fakes take, in order, and which of them fail. */
export interface Calls {
  /** Names of the calls so far: `iam.deactivateKey`, `table.put`, … */
  readonly made: readonly string[];
  /** Lets the n-th call of this name (counted from now) fail: before its effect, or after it, so that only the reply is lost. */
  fail(name: string, options?: { nth?: number; when?: 'before' | 'after'; error?: Error }): void;
  /** Lets the call with this index (from 0, whatever its name) fail. */
  failAt(index: number, when: 'before' | 'after'): void;
  /** Runs once, just before the call with this index takes effect: what somebody else does meanwhile. */
  meanwhileAt(index: number, act: () => Promise<unknown>): void;
  /** Makes a call: runs the effect unless it is planned to fail. */
  run<Result>(name: string, effect: () => Result | Promise<Result>): Promise<Result>;
}

/** The error of a crash or a network trouble: worth another try. */
export function aCrash(): Error {
  return new TransientServiceError('the reply was lost');
}

export function createCalls(): Calls {
  const made: string[] = [];
  const failures: Failure[] = [];
  const acts = new Map<number, () => Promise<unknown>>();
  return {
    made,
    fail(name, { nth = 1, when = 'before', error = aCrash() } = {}) {
      const from = made.length;
      const isNth = (index: number) =>
        made.slice(from, index + 1).filter((one) => one === name).length === nth;
      failures.push({ matches: (called, index) => called === name && isNth(index), when, error });
    },
    failAt(index, when) {
      failures.push({ matches: (_, called) => called === index, when, error: aCrash() });
    },
    meanwhileAt: (index, act) => void acts.set(index, act),
    async run(name, effect) {
      const index = made.push(name) - 1;
      await acts.get(index)?.();
      const failure = failures.find(({ matches }) => matches(name, index));
      if (failure?.when === 'before') throw failure.error;
      const result = await effect();
      if (failure !== undefined) throw failure.error;
      return result;
    },
  };
}
