import { ConnectionReset } from './fault-errors.ts';
import type { KilledAs } from './faults.ts';

/** The execution environments whose functions call the twin. */
export interface Environments {
  /** Makes a call of an environment, by its id. Throws ConnectionReset, once it has ended, if it is killed. */
  call<Result>(id: string | undefined, doing: () => Promise<Result>): Promise<Result>;
  /** From now on nothing that the environment calls takes effect; it ends when no call of it is under way. */
  kill(id: string, killedAs?: KilledAs): void;
}

interface Killed {
  /** Resolves when the environment has ended. */
  over: Promise<void>;
  end(): void;
}

/** Ends an environment for good, under this error; resolves when it has ended. */
export type EndEnvironment = (id: string, killedAs?: KilledAs) => Promise<void>;

/** Lets an environment wait so many milliseconds of virtual time. */
export type PauseEnvironment = (id: string, ms: number) => Promise<void>;

/** Environments of which none has called. */
export function createEnvironments(end: EndEnvironment): Environments {
  const underWay = new Map<string, number>();
  const killed = new Map<string, Killed>();
  const count = (id: string, by: number): number => {
    const calls = (underWay.get(id) ?? 0) + by;
    underWay.set(id, calls);
    return calls;
  };
  /** What was called before the kill still takes effect, but nobody is left who could see the reply. */
  const leave = async (id: string): Promise<void> => {
    const calls = count(id, -1);
    const kill = killed.get(id);
    if (kill === undefined) return;
    if (calls === 0) kill.end();
    await kill.over;
    throw new ConnectionReset(`${id} is killed`);
  };
  return {
    async call(id, doing) {
      if (id === undefined) return doing();
      if (killed.has(id)) throw new ConnectionReset(`${id} is killed`);
      count(id, 1);
      const [outcome] = await Promise.allSettled([doing()]);
      await leave(id);
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    },
    kill(id, killedAs) {
      if (killed.has(id)) return;
      let isOver = (): void => {};
      const over = new Promise<void>((resolve) => {
        isOver = resolve;
      });
      killed.set(id, { over, end: () => void end(id, killedAs).then(isOver) });
    },
  };
}
