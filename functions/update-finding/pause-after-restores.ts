import { callsForPause, type PauseState, type Restore } from '../domain/assess/pause.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { OperatorsTopic, PauseControl } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import { measure } from '../runtime/metrics.ts';

const BY = 'the workflow itself';

/**
 * Counts a restore, and pauses everything once there are as many within a day as the settings allow: then something is
 * wrong with what is being retired. Tells the operators. What was restored stays restored, whatever this meets.
 */
export async function pauseAfterRestores(
  restore: Restore,
  { pauses, topic, settings }: { pauses: PauseControl; topic: OperatorsTopic; settings: Settings },
): Promise<void> {
  const { pauseAfterRestores: limit } = settings;
  if (limit === 0) return;
  try {
    const restores = await pauses.addRestore(restore);
    const last = await pauses.last();
    const state = callsForPause(restores, last, { at: restore.at, limit })
      ? pauseOf(restore, restores.length)
      : last;
    if (state !== undefined && state !== last) await pauses.write(state);
    // Also where an earlier attempt has paused and could tell nobody.
    if (state?.paused === true && state.by === BY && state.since === restore.at)
      await tell(state, restore, topic);
  } catch (error) {
    if (!(error instanceof PermanentServiceError)) throw error;
    log('error', `restores were not counted: ${error.message}`, { caseId: restore.caseId });
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

async function tell(
  { since, reason }: PauseState,
  { caseId }: Restore,
  topic: OperatorsTopic,
): Promise<void> {
  measure({ at: since, values: { AutomaticPauses: 1 }, about: { message: 'paused', reason, caseId } });
  const next = 'Nothing more is disabled or deleted. Find out what was needed, then: npm run cases -- resume';
  await topic.publish({
    subject: 'Unused credentials: paused, because of restores',
    text: JSON.stringify({ version: 1, step: 'paused', at: since, reason, case: caseId, next }, undefined, 2),
    attributes: { step: 'paused', status: 'unchanged', caseId },
  });
}
