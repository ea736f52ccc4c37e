import type { PauseState } from '../domain/assess/pause.ts';
import type { OperatorsMessage } from '../domain/due/due.ts';
import type { OperatorsTopic, PauseControl } from '../ports.ts';
import { log } from '../runtime/logger.ts';

/** Why everything is paused: the items may be older than what was done since. */
const REASON = 'the table of cases was replaced, as by one from a backup';

/**
 * Pauses everything, once, and tells the operators, since the table is not the one that was worked with before: what was
 * done since its backup is not in it. An operator's own pause stays, with this besides. It goes on once an operator has looked and
 * resumes (docs/runbook.md).
 */
export async function pauseInOtherTable(
  at: string,
  { pauses, topic }: { pauses: PauseControl; topic: OperatorsTopic },
): Promise<void> {
  const last = await pauses.last();
  const before = last?.paused === true ? last : undefined;
  if (before?.reason.includes(REASON) === true) return;
  const state: PauseState =
    before === undefined
      ? { version: 1, paused: true, by: 'the deliverer', reason: REASON, since: at }
      : { ...before, reason: `${before.reason}; ${REASON}` };
  await pauses.write(state);
  log('error', 'paused', { reason: REASON });
  // Where this fails the alarm "deliver-missing" still comes.
  await topic.publish(messageOf(state));
}

function messageOf({ since, reason }: PauseState): OperatorsMessage {
  const next =
    'Nothing is disabled or deleted, and no mail goes out. Compare the cases with their findings, then: npm run cases -- resume';
  return {
    subject: 'Unused credentials: paused, because the table was replaced',
    text: JSON.stringify({ version: 1, step: 'paused', at: since, reason, next }, undefined, 2),
    attributes: { step: 'paused', status: 'unchanged' },
  };
}
