import type { PauseState } from '../functions/domain/assess/pause.ts';
import type { DeliverLease, PauseControl } from '../functions/ports.ts';

/** Who says something about the pause, why, and when (ISO). */
export interface Word {
  by: string;
  reason: string;
  at: string;
}

/** Pauses all cases; pausing again replaces the reason, and cases that wait are told of the new one. */
export async function pauseCases(pauses: PauseControl, { by, reason, at }: Word): Promise<PauseState> {
  const state: PauseState = { version: 1, paused: true, by, reason, since: at };
  await pauses.write(state);
  return state;
}

/**
 * Lets cases go on, with the table as it is now, and has restores counted anew. Undefined, and nothing written, where
 * nothing is paused.
 */
export async function resumeCases(
  { pauses, lease }: { pauses: PauseControl; lease: Pick<DeliverLease, 'table' | 'adopt'> },
  { by, reason, at }: Word,
): Promise<PauseState | undefined> {
  if ((await pauses.read()) === undefined) return undefined;
  const state: PauseState = { version: 1, paused: false, by, reason, since: at };
  // The lease of a run that is under way stays its own.
  if ((await lease.table()).isOther) await lease.adopt();
  await pauses.write(state);
  return state;
}
