import { LONGEST_CASE, LONGEST_WAIT_FOR_PLACE } from '../settings/longest-history.ts';
import type { Settings } from '../settings/settings.ts';
import { seconds } from '../time/duration.ts';
import type { QuestionKind } from './question.ts';

const STILL_TO_COME = {
  stakeholder: ['observation', 'confirmDeletionWithin', 'useWithin'],
  use: ['observation', 'confirmDeletionWithin', 'useWithin'],
  impact: ['confirmDeletionWithin', 'useWithin'],
  deletion: ['useWithin'],
  paused: ['observation', 'confirmDeletionWithin', 'useWithin'],
} as const satisfies Record<QuestionKind, readonly (keyof Settings)[]>;

/** How many acts may still come, each of which waits for its day. */
const ACTS_TO_COME = {
  stakeholder: 2,
  use: 2,
  impact: 1,
  deletion: 1,
  paused: 2,
} as const satisfies Record<QuestionKind, number>;

/** The latest time (ISO) at which a question of this kind can end, so that all that may follow fits into the case. */
export function latestQuestionEnd(
  kind: QuestionKind,
  openedAt: string,
  settings: Pick<Settings, 'observation' | 'confirmDeletionWithin' | 'useWithin'>,
): string {
  const forDays = ACTS_TO_COME[kind] * seconds(LONGEST_WAIT_FOR_PLACE);
  const rest = STILL_TO_COME[kind].reduce((sum, name) => sum + seconds(settings[name]), forDays);
  return new Date(Date.parse(openedAt) + (seconds(LONGEST_CASE) - rest) * 1000).toISOString();
}
