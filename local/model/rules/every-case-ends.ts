import { type Chronicle, type ExecutionEvent, eventsOf, type NoteEvent } from '../chronicle.ts';
import { stateAt } from '../history.ts';
import type { Violation } from '../violation.ts';

/** The steps after which nothing more is to come. */
const LAST_STEPS = [
  ...['gone', 'recreated', 'in-use', 'protected', 'unknown', 'nothing-active', 'unanswered', 'changed'],
  ...[
    'stop',
    'exempt',
    'exemption-ended',
    'used',
    'not-used',
    'drift',
    'left-disabled',
    'deleted',
    'user-deleted',
  ],
  ...['nothing-to-restore', 'failed'],
];

/** 5. Every case ends, and at the end every finding of it has a status and a note of an end (their truth: 4 and 12). */
export function everyCaseEnds(chronicle: Chronicle): Violation[] {
  if (!chronicle.isOver) return [];
  return lastOf(eventsOf(chronicle, 'execution')).flatMap((execution) => [
    ...(execution.status === 'RUNNING' ? [violation(chronicle, execution, 'the case never ended')] : []),
    ...findingsLeft(chronicle, execution),
  ]);
}

function findingsLeft(chronicle: Chronicle, execution: ExecutionEvent): Violation[] {
  const { caseId } = execution;
  const notes = eventsOf(chronicle, 'note').filter(({ isProduct }) => isProduct);
  if (!notes.some((note) => note.caseId === caseId))
    return [violation(chronicle, execution, 'no finding tells of the case')];
  // A finding that a later case has taken over tells of that one.
  return lastNotes(notes)
    .filter((note) => note.caseId === caseId)
    .filter(({ step, status }) => !LAST_STEPS.includes(step) || status === '')
    .map(({ step, status }) => violation(chronicle, execution, `a finding stays ${status} with "${step}"`));
}

function lastOf(executions: ExecutionEvent[]): ExecutionEvent[] {
  return [...new Map(executions.map((one) => [one.caseId, one])).values()];
}

function lastNotes(notes: NoteEvent[]): NoteEvent[] {
  return [...new Map(notes.map((one) => [one.findingId, one])).values()];
}

function violation(chronicle: Chronicle, { at, caseId }: ExecutionEvent, claim: string): Violation {
  const state = stateAt(chronicle, chronicle.events.length - 1, caseId);
  return { rule: 5, at, about: caseId, state, by: 'end of the case', claim };
}
