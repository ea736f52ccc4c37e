import type { TaskState } from '../asl.ts';
import { resourceKey } from '../definition/check-state.ts';
import { StateFailure } from '../errors.ts';
import type { TaskEventDetails } from '../history.ts';
import type { Json } from '../json.ts';
import { type Deadlines, deadlinesOf, watch } from './deadlines.ts';
import { errorDetails } from './end.ts';
import type { Visit } from './engine.ts';
import { park } from './park.ts';
import { checkSize, evaluate } from './scope.ts';
import { type Attempt, type Outcome, startHandler } from './task-handler.ts';

type Base = Pick<Attempt, 'visit' | 'resource' | 'arguments_'>;

function describeResource(resource: string): { key: string; details: TaskEventDetails } {
  const key = resourceKey(resource);
  const [, , , resourceType = '', name = ''] = key.split(':');
  return { key, details: { resourceType, resource: name } };
}

function recordOutcome({ visit, resource }: Base, outcome: Outcome): void {
  const { history } = visit.execution;
  if (outcome.kind === 'succeeded') {
    const result = { output: outcome.text, outputDetails: { truncated: false } };
    history.record('TaskSucceeded', { taskSucceededEventDetails: { ...resource.details, ...result } });
    return;
  }
  const details = { ...resource.details, ...errorDetails(outcome.failure) };
  if (outcome.kind === 'failed') history.record('TaskFailed', { taskFailedEventDetails: details });
  else history.record('TaskTimedOut', { taskTimedOutEventDetails: details });
}

function begin(base: Base, deadlines: Deadlines, resume: (end: Outcome) => void): () => void {
  const { visit } = base;
  const { tokens } = visit.engine;
  let settled = false;
  const attempt: Attempt = {
    ...base,
    settle(outcome) {
      if (settled) return;
      settled = true;
      recordOutcome(base, outcome);
      resume(outcome);
    },
    submitted(result) {
      if (settled) return;
      const output = { output: JSON.stringify(result), outputDetails: { truncated: false } };
      const taskSubmittedEventDetails = { ...base.resource.details, ...output };
      visit.execution.history.record('TaskSubmitted', { taskSubmittedEventDetails });
    },
  };
  const watching = watch(visit.engine.clock, deadlines, (failure) =>
    attempt.settle({ kind: 'timedOut', failure }),
  );
  const token = visit.taskToken;
  if (token !== undefined) {
    tokens.open(token, {
      succeed: (output, text) => attempt.settle({ kind: 'succeeded', output, text }),
      fail: (error, cause) => {
        const names = error === undefined ? [] : [error];
        attempt.settle({ kind: 'failed', failure: { ...errorDetails({ error, cause }), names } });
      },
      beat: () => watching.beat(),
    });
  }
  startHandler(attempt);
  return () => {
    settled = true;
    watching.stop();
    if (token !== undefined) tokens.close(token);
  };
}

function recordStart(base: Base, { timeout, heartbeat }: Deadlines): void {
  const { history, machine } = base.visit.execution;
  const { details } = base.resource;
  history.record('TaskScheduled', {
    taskScheduledEventDetails: {
      ...details,
      region: machine.arn.split(':')[3] ?? '',
      parameters: JSON.stringify(base.arguments_),
      ...(timeout === undefined ? {} : { timeoutInSeconds: timeout }),
      ...(heartbeat === undefined ? {} : { heartbeatInSeconds: heartbeat }),
    },
  });
  history.record('TaskStarted', { taskStartedEventDetails: details });
}

/** One attempt of a Task: evaluates, invokes, waits. Returns the result or throws StateFailure. */
export async function attemptTask(visit: Visit, state: TaskState): Promise<Json> {
  const resource = describeResource(state.Resource);
  // Each attempt has a token of its own; the one before is closed.
  if (resource.key.endsWith('.waitForTaskToken')) {
    visit.taskToken = visit.engine.tokens.issue(visit.execution.arn);
  }
  const arguments_ = await evaluate(visit, state.Arguments ?? {}, 'Arguments');
  checkSize(visit, arguments_, 'tried to use an input');
  const deadlines = await deadlinesOf(visit, state);
  const base = { visit, resource, arguments_ };
  recordStart(base, deadlines);
  const outcome = await park<Outcome>(visit.engine, visit.execution, (resume) =>
    begin(base, deadlines, resume),
  );
  if (outcome.kind !== 'succeeded') throw new StateFailure(outcome.failure);
  return outcome.output;
}
