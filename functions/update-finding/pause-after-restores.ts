import { callsForPause, type PauseState, type Restore } from '../domain/assess/pause.ts';
import type { OperatorsMessage } from '../domain/due/due.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { PauseControl } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import { measure } from '../runtime/metrics.ts';

const BY = 'the workflow itself';

/**
 * Counts a restore, and pauses everything once there are as many within a day as the settings allow: then something is
 * wrong with what is being retired. Returns what the operators must be told of that, also where an earlier attempt has
 * paused and could tell nobody. What was restored stays restored, whatever this meets.
 */
export async function pauseAfterRestores(
  restore: Restore,
  { pauses, settings }: { pauses: PauseControl; settings: Settings },
): Promise<OperatorsMessage | undefined> {
  const { pauseAfterRestores: limit } = settings;
  if (limit === 0) return undefined;
  try {
    const restores = await pauses.addRestore(restore);
    const last = await pauses.last();
    const state = callsForPause(restores, last, { at: restore.at, limit })
      ? pauseOf(restore, restores.length)
      : last;
    if (state !== undefined && state !== last) await pauses.write(state);
    if (state?.paused !== true || state.by !== BY || state.since !== restore.at) return undefined;
    const { since, reason } = state;
    const { caseId } = restore;
    measure({ at: since, values: { AutomaticPauses: 1 }, about: { message: 'paused', reason, caseId } });
    return messageOf(state, restore);
  } catch (error) {
    if (!(error instanceof PermanentServiceError)) throw error;
    log('error', `restores were not counted: ${error.message}`, { caseId: restore.caseId });
    return undefined;
  }
}

function pauseOf({ at }: Restore, many: number): PauseState {
  return {
    version: 1,
    paused: true,
    by: BY,
    reason: `${many} ${many === 1 ? 'restore' : 'restores'} within a day`,
    since: at,
  };
}

function messageOf({ since, reason }: PauseState, { caseId }: Restore): OperatorsMessage {
  const next = 'Nothing more is disabled or deleted. Find out what was needed, then: npm run cases -- resume';
  return {
    subject: 'Unused credentials: paused, because of restores',
    text: JSON.stringify({ version: 1, step: 'paused', at: since, reason, case: caseId, next }, undefined, 2),
    attributes: { step: 'paused', status: 'unchanged', caseId },
  };
}
