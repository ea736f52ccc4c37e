import { fileURLToPath } from 'node:url';
import type { Violation } from '../model/violation.ts';
import { startPool } from '../processes/pool.ts';
import type { SweptCall } from './calls-of.ts';
import type { Sweep, Sweeper } from './sweeper.ts';

/** What a process of the sweep is asked. */
export type SweepTask = { callsOf: string } | (Sweep & { onArtifacts: boolean });

/** Plays in processes of their own, as many at once as this computer can; `close` ends them. */
export function startSweepers(): Sweeper & { close(): void } {
  const script = fileURLToPath(new URL('sweep-process.ts', import.meta.url));
  const pool = startPool<SweepTask, unknown>(script);
  return {
    width: pool.size,
    callsOf: async (callsOf) => (await pool.run({ callsOf })) as SweptCall[],
    violationsOf: async (sweep, onArtifacts) => (await pool.run({ ...sweep, onArtifacts })) as Violation[],
    close: pool.close,
  };
}
