import * as z from 'zod';
import type { HistoryEvent } from '../../engine/step-functions.ts';
import { ELSE, outcomesIn, transition, type Workflow } from './workflow.ts';

/** What an execution went through, by its events: every state that it entered, every transition that it made. */
export function enteredBy(
  events: readonly HistoryEvent[],
  workflow: Workflow,
): { states: string[]; transitions: string[] } {
  const states: string[] = [];
  const transitions: string[] = [];
  let last: Left | undefined;
  for (const event of events) {
    const { name, input = '{}' } = event.stateEnteredEventDetails ?? {};
    if (name !== undefined) {
      if (last !== undefined) transitions.push(transitionOf(workflow, last, name));
      states.push(name);
      last = { state: name, input, error: undefined };
    } else if (last !== undefined) last = { ...last, error: errorOf(event, last.error) };
  }
  return { states, transitions };
}

/** A state that is being left: what it was given, and with what its task failed last, if it did. */
interface Left {
  state: string;
  input: string;
  error: string | undefined;
}

/** A task that is tried again starts without the error of the try before. */
function errorOf(event: HistoryEvent, before: string | undefined): string | undefined {
  if (event.type === 'TaskTimedOut') return event.taskTimedOutEventDetails?.error ?? 'States.Timeout';
  if (event.type === 'TaskFailed') return event.taskFailedEventDetails?.error ?? 'States.TaskFailed';
  return event.type === 'TaskSucceeded' || event.type === 'TaskScheduled' ? undefined : before;
}

const inputSchema = z.object({ outcome: z.string() }).catch({ outcome: '' });

function transitionOf(workflow: Workflow, { state, input, error }: Left, to: string): string {
  const { Catch = [], Choices = [] } = workflow.get(state) ?? {};
  if (Choices.length > 0) {
    const { outcome } = inputSchema.parse(JSON.parse(input));
    const isNamed = Choices.some(
      ({ Next, Condition }) => Next === to && outcomesIn(Condition).includes(outcome),
    );
    return transition(state, to, isNamed ? outcome : ELSE);
  }
  if (error === undefined) return transition(state, to);
  const catcher = Catch.find(({ ErrorEquals }) =>
    ErrorEquals.some((one) => one === error || one === 'States.ALL'),
  );
  return transition(state, to, catcher?.ErrorEquals.join(', '));
}
