import { fileURLToPath } from 'node:url';
import type { Violation } from '../model/violation.ts';
import { startPool } from '../processes/pool.ts';
import type { SweptCall } from './calls-of.ts';
import type { Journey } from './journeys/journey.ts';
import type { Judged, Sweeper, SweepTask } from './sweeper.ts';

/** What a process of the sweep is asked. */
export type Request = { callsOf: string } | { row: readonly SweepTask[] } | { whole: Journey };

/** Plays in processes of their own, as many at once as this computer can; `close` ends them. */
export function startSweepers(): Sweeper & { close(): void } {
  const script = fileURLToPath(new URL('sweep-process.ts', import.meta.url));
  const pool = startPool<Request, unknown>(script);
  return {
    width: pool.size,
    callsOf: async (callsOf) => (await pool.run({ callsOf })) as SweptCall[],
    judgeWhole: async (whole) => (await pool.run({ whole })) as Violation[],
    playRow: async (row) => (await pool.run({ row })) as Judged[],
    close: pool.close,
  };
}
