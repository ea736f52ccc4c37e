import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { PLAYING } from './playing.ts';

/** Processes of this computer that do tasks, each one at a time, in the order in which they are free. */
export interface Pool<Task, Result> {
  /** How many tasks are done at once. */
  readonly size: number;
  /** Rejects with the error of the task, or if the process ends before it has answered. */
  run(task: Task): Promise<Result>;
  /** Ends the processes. */
  close(): void;
}

/** How a process answers, by its only message for each task. */
export type Answer = { result: unknown } | { error: string };

interface Waiting {
  task: unknown;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface PoolOptions {
  /** How many processes; as many as the computer runs at once if left out. */
  size?: number;
  /** What Node.js is told beside what this process was told. */
  execArgv?: readonly string[];
}

/** Starts processes that serve tasks (`serveTasks`). Tasks and results are JSON. They end with this process. */
export function startPool<Task, Result>(
  script: string,
  { size = availableParallelism(), execArgv = [] }: PoolOptions = {},
): Pool<Task, Result> {
  const start = (): ChildProcess =>
    fork(script, {
      execArgv: [...process.execArgv, ...PLAYING, ...execArgv],
    });
  const children = Array.from({ length: size }, start);
  const idle = [...children];
  const waiting: Waiting[] = [];
  const next = (): void => {
    const child = idle.pop();
    const one = child === undefined ? undefined : waiting.shift();
    if (child === undefined) return;
    if (one === undefined) {
      idle.push(child);
      return;
    }
    serve(child, one, () => {
      idle.push(child);
      next();
    });
  };
  return {
    size,
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve: (result) => resolve(result as Result), reject });
        next();
      }),
    close() {
      for (const child of children) child.kill();
    },
  };
}

/** Gives a task to a process; `free` is called when it has answered. */
function serve(child: ChildProcess, { task, resolve, reject }: Waiting, free: () => void): void {
  const onExit = (code: number | null): void => reject(new Error(`a process ended with code ${code}`));
  child.once('exit', onExit);
  child.once('message', (answer: Answer) => {
    child.off('exit', onExit);
    if ('error' in answer) reject(new Error(answer.error));
    else resolve(answer.result);
    free();
  });
  child.send({ task });
}
