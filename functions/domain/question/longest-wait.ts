import { LONGEST_CASE } from '../settings/longest-history.ts';
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

/** The latest time (ISO) at which a question of this kind can end, so that all that may follow fits into the case. */
export function latestQuestionEnd(
  kind: QuestionKind,
  openedAt: string,
  settings: Pick<Settings, 'observation' | 'confirmDeletionWithin' | 'useWithin'>,
): string {
  const rest = STILL_TO_COME[kind].reduce((sum, name) => sum + seconds(settings[name]), 0);
  return new Date(Date.parse(openedAt) + (seconds(LONGEST_CASE) - rest) * 1000).toISOString();
}
