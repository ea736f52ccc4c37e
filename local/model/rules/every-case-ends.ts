import { type Chronicle, type ExecutionEvent, eventsOf, type NoteEvent } from '../chronicle.ts';
import { clicksOn } from '../clicks.ts';
import { stateAt, userIdIn } from '../history.ts';
import { isTellingRefused } from '../refused-for-good.ts';
import type { Violation } from '../violation.ts';

/** The steps after which something is still to come. */
export const STEPS_ON_THE_WAY = [
  ...[
    'opened',
    'asked',
    'reminded',
    'escalated',
    'quarantined',
    'kept',
    'disabled',
    'quarantined-off',
    'confirm-deletion',
    'restored',
    'wish-refused',
    'paused',
    'scheduled',
    'held-up',
  ],
];

/**
 * 5. Every case ends, and at the end every finding of it has a status and a note of an end (their truth: 4 and 12), but where
 * AWS lets nobody write one.
 */
export function everyCaseEnds(chronicle: Chronicle): Violation[] {
  if (!chronicle.isOver) return [];
  return lastOf(eventsOf(chronicle, 'execution')).flatMap((execution) => [
    ...(execution.status === 'RUNNING' ? [violation(chronicle, execution, 'the case never ended')] : []),
    ...(isTellingRefused(chronicle) ? [] : findingsLeft(chronicle, execution)),
  ]);
}

function findingsLeft(chronicle: Chronicle, execution: ExecutionEvent): Violation[] {
  const { caseId } = execution;
  const notes = eventsOf(chronicle, 'note').filter(({ isProduct }) => isProduct);
  if (!notes.some((note) => note.caseId === caseId))
    return [violation(chronicle, execution, 'no finding tells of the case')];
  // A finding that a later case has taken over tells of that one.
  const open = lastNotes(notes)
    .filter((note) => note.caseId === caseId)
    .filter(({ step, status }) => [...STEPS_ON_THE_WAY, ''].includes(step) || status === '')
    .map(({ step, status }) => violation(chronicle, execution, `a finding stays ${status} with "${step}"`));
  return isForgotten(chronicle, caseId, notes)
    ? [...open, violation(chronicle, execution, 'a clicked finding tells nothing')]
    : open;
}

/** Whether a finding that an analyst has clicked to retire this user got no note at all. */
function isForgotten(chronicle: Chronicle, caseId: string, notes: NoteEvent[]): boolean {
  const account = notes.find((note) => note.caseId === caseId)?.userArn.split(':')[4] ?? '';
  return clicksOn(chronicle, userIdIn(caseId), account)
    .filter(({ action }) => action === 'RetireCredentials')
    .some((clicked) => !notes.some(({ findingId }) => findingId === clicked.findingId));
}

function lastOf(executions: readonly ExecutionEvent[]): ExecutionEvent[] {
  return [...new Map(executions.map((one) => [one.caseId, one])).values()];
}

function lastNotes(notes: NoteEvent[]): NoteEvent[] {
  return [...new Map(notes.map((one) => [one.findingId, one])).values()];
}

function violation(chronicle: Chronicle, { at, caseId }: ExecutionEvent, claim: string): Violation {
  const state = stateAt(chronicle, chronicle.events.length - 1, caseId);
  return { rule: 5, at, about: caseId, state, by: 'end of the case', claim };
}
