import { describe, expect, it } from 'vitest';
import { TaskFailure } from '../../../local/engine/errors.ts';
import type { HistoryEvent } from '../../../local/engine/step-functions.ts';
import { ask, bench, codeOf, invoke, machineArn, start } from './fixture.ts';

const typesOf = (events: HistoryEvent[]) => events.map(({ type }) => type);
const linksOf = (events: HistoryEvent[]) => events.map(({ id, previousEventId }) => [id, previousEventId]);
const found = (events: HistoryEvent[], type: string) => events.find((event) => event.type === type);
const lambda = { resourceType: 'lambda', resource: 'invoke' };
const untruncated = { truncated: false };

describe('the history of a Task', () => {
  it('has the events and details that AWS records', async () => {
    const states = {
      Work: invoke({
        Assign: { n: '{% $states.result.n %}' },
        Output: { ok: true },
        TimeoutSeconds: '{% 9 %}',
      }),
    };
    const { begin, history } = bench(states, { work: async () => ({ n: 1 }) });

    const events = history(await begin({ a: 1 }));

    expect(events).toEqual([
      {
        timestamp: start,
        type: 'ExecutionStarted',
        id: 1,
        previousEventId: 0,
        executionStartedEventDetails: {
          input: '{"a":1}',
          inputDetails: untruncated,
          roleArn: 'arn:aws:iam::123456789012:role/cases',
        },
      },
      {
        timestamp: start,
        type: 'TaskStateEntered',
        id: 2,
        previousEventId: 0,
        stateEnteredEventDetails: { name: 'Work', input: '{"a":1}', inputDetails: untruncated },
      },
      {
        timestamp: start,
        type: 'TaskScheduled',
        id: 3,
        previousEventId: 2,
        taskScheduledEventDetails: {
          ...lambda,
          region: 'us-east-1',
          parameters: '{"FunctionName":"work","Payload":{"a":1}}',
          timeoutInSeconds: 9,
        },
      },
      { timestamp: start, type: 'TaskStarted', id: 4, previousEventId: 3, taskStartedEventDetails: lambda },
      {
        timestamp: start,
        type: 'TaskSucceeded',
        id: 5,
        previousEventId: 4,
        taskSucceededEventDetails: { ...lambda, output: '{"n":1}', outputDetails: untruncated },
      },
      {
        timestamp: start,
        type: 'TaskStateExited',
        id: 6,
        previousEventId: 5,
        stateExitedEventDetails: {
          name: 'Work',
          output: '{"ok":true}',
          outputDetails: untruncated,
          assignedVariables: { n: '1' },
          assignedVariablesDetails: untruncated,
        },
      },
      {
        timestamp: start,
        type: 'ExecutionSucceeded',
        id: 7,
        previousEventId: 6,
        executionSucceededEventDetails: { output: '{"ok":true}', outputDetails: untruncated },
      },
    ]);
  });

  it('shows a failed attempt, its retry and the catch', async () => {
    const states = {
      Work: invoke({
        Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ['E'], Next: 'Done' }],
        Next: 'Done',
      }),
      Done: { Type: 'Succeed' },
    };
    const { begin, advance, history } = bench(states, {
      work: async () => Promise.reject(new TaskFailure('E', 'why')),
    });
    const arn = await begin();
    await advance();

    const events = history(arn);

    expect(typesOf(events)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'TaskStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
    expect(found(events, 'TaskFailed')?.taskFailedEventDetails).toEqual({
      ...lambda,
      error: 'E',
      cause: 'why',
    });
    expect(events[5]?.timestamp).toBe(start + 1000);
  });

  it('shows a question: submitted, then succeeded with what came with the token', async () => {
    const { sfn, begin, tokens, history } = bench(
      { Ask: ask({ TimeoutSeconds: 60, HeartbeatSeconds: 30 }) },
      { ask: async () => ({ sent: true }) },
    );
    const arn = await begin();
    sfn.sendTaskSuccess({ taskToken: tokens[0] ?? '', output: '{ "a": 1 }' });
    await sfn.settled();

    const events = history(arn);

    expect(typesOf(events).slice(2, 7)).toEqual([
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
    ]);
    const resource = { resourceType: 'lambda', resource: 'invoke.waitForTaskToken' };
    expect(events[2]?.taskScheduledEventDetails).toMatchObject({
      timeoutInSeconds: 60,
      heartbeatInSeconds: 30,
    });
    expect(events[4]?.taskSubmittedEventDetails).toEqual({
      ...resource,
      output: '{"sent":true}',
      outputDetails: untruncated,
    });
    expect(events[5]?.taskSucceededEventDetails).toMatchObject({ ...resource, output: '{ "a": 1 }' });
  });

  it('shows a time-out without a cause', async () => {
    const { begin, advance, history } = bench({ Ask: ask({ TimeoutSeconds: 60 }) });
    const arn = await begin();
    await advance();

    const events = history(arn);

    expect(typesOf(events).slice(-2)).toEqual(['TaskTimedOut', 'ExecutionFailed']);
    expect(found(events, 'TaskTimedOut')?.taskTimedOutEventDetails).toEqual({
      resourceType: 'lambda',
      resource: 'invoke.waitForTaskToken',
      error: 'States.Timeout',
    });
    expect(found(events, 'ExecutionFailed')?.executionFailedEventDetails).toEqual({
      error: 'States.Timeout',
    });
  });
});

describe('the history of the other states', () => {
  it('has an entry and an exit for each, but no exit of a Fail', async () => {
    const { begin, advance, history } = bench({
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'C' }] },
      C: { Type: 'Wait', Seconds: 5, Next: 'D' },
      D: { Type: 'Fail', Error: 'E', Cause: 'c' },
    });
    const arn = await begin();
    await advance();

    const events = history(arn);

    expect(typesOf(events)).toEqual([
      'ExecutionStarted',
      'PassStateEntered',
      'PassStateExited',
      'ChoiceStateEntered',
      'ChoiceStateExited',
      'WaitStateEntered',
      'WaitStateExited',
      'FailStateEntered',
      'ExecutionFailed',
    ]);
    expect(linksOf(events)).toEqual([
      [1, 0],
      [2, 0],
      [3, 2],
      [4, 3],
      [5, 4],
      [6, 5],
      [7, 6],
      [8, 7],
      [9, 8],
    ]);
    expect(events[8]?.executionFailedEventDetails).toEqual({ error: 'E', cause: 'c' });
    expect(events[6]?.timestamp).toBe(start + 5000);
  });

  it('ends with ExecutionAborted and its reason when stopped', async () => {
    const { sfn, begin, history } = bench({ C: { Type: 'Wait', Seconds: 5, End: true } });
    const executionArn = await begin();
    sfn.stopExecution({ executionArn, error: 'Stopped', cause: 'by hand' });
    await sfn.settled();

    expect(history(executionArn).at(-1)).toEqual({
      timestamp: start,
      type: 'ExecutionAborted',
      id: 3,
      previousEventId: 0,
      executionAbortedEventDetails: { error: 'Stopped', cause: 'by hand' },
    });
  });

  it('ends with ExecutionTimedOut when the machine takes too long', async () => {
    const {
      begin,
      advance,
      history,
      describe: describeIt,
    } = bench({ C: { Type: 'Wait', Seconds: 25, End: true } }, { top: { TimeoutSeconds: 3 } });
    const arn = await begin();
    await advance();

    expect(history(arn).at(-1)).toMatchObject({
      type: 'ExecutionTimedOut',
      previousEventId: 0,
      executionTimedOutEventDetails: { error: 'States.Timeout' },
    });
    expect(describeIt(arn)).toMatchObject({ status: 'TIMED_OUT', stopDate: start + 3000 });
    expect(describeIt(arn)).not.toHaveProperty('error');
  });
});

describe('GetExecutionHistory', () => {
  const sixEvents = async () => {
    const { sfn, begin } = bench({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } });
    return { sfn, executionArn: await begin({ a: 1 }) };
  };

  it('gives pages with a token until the last', async () => {
    const { sfn, executionArn } = await sixEvents();

    const first = sfn.getExecutionHistory({ executionArn, maxResults: 4 });
    const second = sfn.getExecutionHistory({ executionArn, maxResults: 4, nextToken: first.nextToken ?? '' });

    expect(first.events.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(second.events.map(({ id }) => id)).toEqual([5, 6]);
    expect(second).not.toHaveProperty('nextToken');
  });

  it('gives the newest first in reverse order', async () => {
    const { sfn, executionArn } = await sixEvents();

    const { events } = sfn.getExecutionHistory({ executionArn, reverseOrder: true, maxResults: 2 });

    expect(events.map(({ id }) => id)).toEqual([6, 5]);
  });

  it('leaves inputs and outputs out when asked to', async () => {
    const { sfn, executionArn } = await sixEvents();

    const { events } = sfn.getExecutionHistory({ executionArn, includeExecutionData: false });

    expect(JSON.stringify(events)).not.toMatch(/put/);
    expect(events[1]?.stateEnteredEventDetails).toEqual({ name: 'A' });
  });

  it('refuses a foreign token and too large a page', async () => {
    const { sfn, executionArn } = await sixEvents();
    const { nextToken = '' } = sfn.getExecutionHistory({ executionArn, maxResults: 1 });
    const ask = (request: object) => codeOf(() => sfn.getExecutionHistory({ executionArn, ...request }));

    expect(ask({ nextToken: 'x' })).toBe('InvalidToken');
    expect(ask({ nextToken, reverseOrder: true })).toBe('InvalidToken');
    expect(ask({ maxResults: 1001 })).toBe('ValidationException');
  });

  it('gives a hundred events by default', async () => {
    const { sfn, begin } = bench({
      Count: { Type: 'Pass', Assign: { n: '{% $exists($n) ? $n + 1 : 1 %}' }, Next: 'Enough' },
      Enough: { Type: 'Choice', Choices: [{ Condition: '{% $n < 40 %}', Next: 'Count' }], Default: 'Done' },
      Done: { Type: 'Succeed' },
    });
    const executionArn = await begin();

    expect(sfn.getExecutionHistory({ executionArn }).events).toHaveLength(100);
  });

  it('does not let its caller change the history', async () => {
    const { sfn, executionArn } = await sixEvents();

    const { events } = sfn.getExecutionHistory({ executionArn });
    for (const event of events) event.id = 0;

    expect(sfn.getExecutionHistory({ executionArn }).events[0]?.id).toBe(1);
  });

  it('does not know an execution that was not started', () => {
    const { sfn } = bench({ A: { Type: 'Succeed' } });
    const executionArn = `${machineArn.replace('stateMachine', 'execution')}:none`;

    expect(codeOf(() => sfn.getExecutionHistory({ executionArn }))).toBe('ExecutionDoesNotExist');
  });
});
