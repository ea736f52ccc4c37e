import {
  type PoolOptions,
  type PoolRunnerInitializer,
  type PoolWorker,
  ThreadsPoolWorker,
  type WorkerRequest,
} from 'vitest/node';

type Listener = (arg: unknown) => void;
type Thread = { worker: ThreadsPoolWorker; config?: unknown; runs: number; isStarted: boolean };

/** After so many runs a new thread is taken: each run leaves something behind in it. */
const RUNS_PER_THREAD = 200;

let shared: Thread | undefined;

/**
 * A thread that outlives a run: the next one finds the modules of the product loaded, which takes ten times as long as its
 * tests. A mutant that acts while modules load gets a thread of its own.
 */
class WarmWorker implements PoolWorker {
  readonly name = 'threads';
  private readonly listeners: { event: string; listener: Listener }[] = [];
  private thread: Thread | undefined;

  constructor(private readonly options: PoolOptions) {}

  async start(): Promise<void> {
    const isStatic = this.options.project.getProvidedContext()['mutantActivation' as never] === 'static';
    if (isStatic || (shared !== undefined && shared.runs >= RUNS_PER_THREAD)) await end();
    if (shared === undefined) {
      shared = { worker: new ThreadsPoolWorker(this.options), runs: 0, isStarted: false };
      await shared.worker.start();
    }
    shared.runs = isStatic ? RUNS_PER_THREAD : shared.runs + 1;
    this.thread = shared;
  }

  async stop(): Promise<void> {
    for (const { event, listener } of this.listeners) this.thread?.worker.off(event, listener);
    this.thread = undefined;
  }

  send(message: WorkerRequest): void {
    const { thread } = this;
    if (thread === undefined) return;
    const { type } = message;
    // A thread is told once how it starts; later runs bring what has changed since.
    if (type === 'start') thread.config = message.context.config;
    if (type === 'stop' || (type === 'start' && thread.isStarted)) this.answer(type);
    else thread.worker.send(type === 'run' ? withConfig(message, thread.config) : message);
    thread.isStarted = true;
  }

  on(event: string, listener: Listener): void {
    this.listeners.push({ event, listener });
    this.thread?.worker.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    this.thread?.worker.off(event, listener);
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  private answer(to: 'start' | 'stop'): void {
    const type = to === 'start' ? 'started' : 'stopped';
    queueMicrotask(() => {
      for (const { event, listener } of this.listeners)
        if (event === 'message') listener({ type, __vitest_worker_response__: true });
    });
  }
}

type Run = Extract<WorkerRequest, { type: 'run' }>;

function withConfig(message: Run, config: unknown): Run {
  return { ...message, context: Object.assign({}, message.context, { config }) };
}

/** Ends the thread, if there is one. */
export async function end(): Promise<void> {
  const ended = shared;
  shared = undefined;
  await ended?.worker.stop();
}

/** What Vitest makes its workers of. */
export const warmPool: PoolRunnerInitializer = {
  name: 'warm',
  createPoolWorker: (options) => new WarmWorker(options),
};
