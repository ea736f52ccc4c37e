import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../../../local/engine/step-functions.ts';
import { enteredBy } from '../../../local/simulate/play/entered.ts';
import { readWorkflow, transitionsOf } from '../../../local/simulate/play/workflow.ts';

const workflow = readWorkflow(
  JSON.stringify({
    States: {
      Ask: {
        Type: 'Task',
        Catch: [
          { ErrorEquals: ['States.Timeout'], Next: 'Says' },
          { ErrorEquals: ['States.ALL'], Next: 'Failed' },
        ],
        Next: 'Says',
      },
      Says: {
        Type: 'Choice',
        Choices: [
          { Condition: "{% $states.input.outcome in ['keep', 'retire'] %}", Next: 'Ask' },
          { Condition: "{% $states.input.outcome = 'timed-out' and $heldBack = 'Ask' %}", Next: 'Ask' },
        ],
        Default: 'Failed',
      },
      Failed: { Type: 'Fail' },
    },
  }),
);

const event = (type: string, details: object): HistoryEvent => ({ type, ...details }) as HistoryEvent;
const entered = (name: string, outcome = '') =>
  event('StateEntered', { stateEnteredEventDetails: { name, input: JSON.stringify({ outcome }) } });
const failed = (error: string) => event('TaskFailed', { taskFailedEventDetails: { error } });
const timedOut = event('TaskTimedOut', { taskTimedOutEventDetails: { error: 'States.Timeout' } });
const triedAgain = event('TaskScheduled', {});
const made = (...events: HistoryEvent[]) => enteredBy(events, workflow).transitions;

describe('the transitions of a workflow', () => {
  it('are every Next, Catch and Default, and each outcome of a Choice', () => {
    expect(transitionsOf(workflow)).toEqual([
      'Ask -> Says',
      'Ask -> Says (States.Timeout)',
      'Ask -> Failed (States.ALL)',
      'Says -> Ask (keep)',
      'Says -> Ask (retire)',
      'Says -> Ask (timed-out)',
      'Says -> Failed (else)',
    ]);
  });
});

describe('an execution', () => {
  it('has entered its states in order', () => {
    expect(enteredBy([entered('Ask'), entered('Says'), entered('Failed')], workflow).states).toEqual([
      'Ask',
      'Says',
      'Failed',
    ]);
  });

  it('has left a task by its Next, also after a try that failed', () => {
    expect(made(entered('Ask'), failed('Lambda.Unknown'), triedAgain, entered('Says'))).toEqual([
      'Ask -> Says',
    ]);
  });

  it('has left it by the Catch of the error, though both lead to one state', () => {
    expect(made(entered('Ask'), timedOut, entered('Says'))).toEqual(['Ask -> Says (States.Timeout)']);
    expect(made(entered('Ask'), failed('Other'), entered('Failed'))).toEqual(['Ask -> Failed (States.ALL)']);
  });

  it('has left a choice by its outcome, or by the Default', () => {
    expect(made(entered('Says', 'retire'), entered('Ask'))).toEqual(['Says -> Ask (retire)']);
    expect(made(entered('Says', 'nonsense'), entered('Failed'))).toEqual(['Says -> Failed (else)']);
    expect(made(entered('Says', 'keep'), entered('Failed'))).toEqual(['Says -> Failed (else)']);
  });
});
