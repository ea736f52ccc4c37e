import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { PLAYING } from '../../processes/playing.ts';
import type { Played } from '../play/play.ts';
import type { Told } from './worker.ts';

/** Seeds that are played by processes of their own: each play keeps one core busy. */
export interface Work {
  /** From the first seed on, one after the other. */
  from: number;
  seeds: number;
  processes: number;
  /** Told of each play, in the order in which they end. */
  onPlayed(seed: number, played: Played): void;
  /** Lets what is being played end and plays nothing more. */
  signal: AbortSignal;
}

/** A worker is as warm after this as it gets; a new one gives back what the old one has kept. */
const PLAYS_OF_A_WORKER = 1000;
/** A play takes seconds: one that takes so long does not end. */
const LONGEST_PLAY_MS = 300_000;

/** Plays all seeds. Rejects where a worker ends that should not. */
export async function playSeeds(work: Work): Promise<void> {
  let next = work.from;
  const end = work.from + work.seeds;
  const take = (): number | undefined => {
    if (next >= end || work.signal.aborted) return undefined;
    next += 1;
    return next - 1;
  };
  const each = Array.from({ length: Math.min(work.processes, work.seeds) }, async () => {
    while (next < end && !work.signal.aborted) await oneWorker(take, work.onPlayed);
  });
  await Promise.all(each);
}

/** One worker from its start to its end: after so many plays, or when nothing is left. */
function oneWorker(take: () => number | undefined, onPlayed: Work['onPlayed']): Promise<void> {
  const child = fork(join(import.meta.dirname, 'worker.ts'), {
    execArgv: ['--import', 'tsx', ...PLAYING],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  let left = PLAYS_OF_A_WORKER;
  let playing: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const give = (): void => {
    clearTimeout(timer);
    playing = left > 0 ? take() : undefined;
    left -= 1;
    if (playing === undefined) child.disconnect();
    else {
      timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_PLAY_MS);
      child.send(playing);
    }
  };
  child.on('message', ({ seed, played }: Told) => {
    if (seed !== undefined && played !== undefined) onPlayed(seed, played);
    give();
  });
  return ended(child, () => {
    clearTimeout(timer);
    if (playing === undefined) return false;
    onPlayed(playing, endless(playing));
    return true;
  });
}

/** `isExcused`: asked where the process has not ended by itself. */
function ended(child: ChildProcess, isExcused: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('exit', (code, signal) => {
      if (isExcused() || code === 0) resolve();
      else reject(new Error(`a worker ended with ${code ?? signal}`));
    });
  });
}

function endless(seed: number): Played {
  const says = `the play of seed ${seed} did not end, or ended its process`;
  const covered = { states: [], transitions: [], answers: [], steps: [] };
  return { problems: [{ kind: 'did not end', says }], covered, calls: 0, cases: 0 };
}
