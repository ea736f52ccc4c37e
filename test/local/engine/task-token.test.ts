import { describe, expect, it } from 'vitest';
import { TaskFailure } from '../../../local/engine/errors.ts';
import { ask, bench, codeOf, invoke, machineArn, outputOf, start } from './fixture.ts';

const done = { Done: { Type: 'Pass', Output: '{% $states.input %}', End: true } };
const asking = (fields: Record<string, unknown> = {}) => ({ Ask: ask({ Next: 'Done', ...fields }), ...done });
const output = '{"answer":"retire"}';

describe('a task that waits for its token', () => {
  it('goes on with the output that comes with the token, not with what the function returned', async () => {
    const {
      sfn,
      begin,
      tokens,
      describe: describeIt,
    } = bench(asking(), { ask: async () => ({ sent: true }) });
    const arn = await begin();
    expect(describeIt(arn).status).toBe('RUNNING');

    expect(sfn.sendTaskSuccess({ taskToken: tokens[0] ?? '', output })).toEqual({});
    await sfn.settled();

    expect(outputOf(describeIt(arn))).toEqual({ answer: 'retire' });
  });

  it('stands in its state until then, and no more when it has ended', async () => {
    const { sfn, begin, tokens } = bench(asking());
    await begin({ user: 'alice' }, 'case-1');
    const taskToken = tokens[0] ?? '';
    const stands = { name: 'case-1', state: 'Ask', input: { user: 'alice' }, variables: {}, retryCount: 0 };

    expect(sfn.standing()).toEqual([{ ...stands, status: 'RUNNING' }]);
    expect([sfn.isWaiting(taskToken), sfn.isWaiting('another')]).toEqual([true, false]);

    sfn.sendTaskSuccess({ taskToken, output });
    await sfn.settled();

    expect(sfn.standing()).toMatchObject([{ status: 'SUCCEEDED', state: 'Done' }]);
    expect(sfn.isWaiting(taskToken)).toBe(false);
  });

  it('accepts the answer while the function still runs', async () => {
    let finish = (): void => {};
    const {
      sfn,
      tokens,
      describe: describeIt,
      history,
    } = bench(asking(), {
      ask: async () => new Promise<void>((resolve) => (finish = resolve)),
    });
    const { executionArn } = sfn.startExecution({ stateMachineArn: machineArn });
    while (tokens.length === 0) await new Promise((resolve) => setImmediate(resolve));

    sfn.sendTaskSuccess({ taskToken: tokens[0] ?? '', output });
    await new Promise((resolve) => setImmediate(resolve));
    const whileRunning = describeIt(executionArn).status;
    finish();
    await sfn.settled();

    expect(whileRunning).toBe('SUCCEEDED');
    expect(history(executionArn).map(({ type }) => type)).not.toContain('TaskSubmitted');
  });

  it('accepts the answer that the function itself sends', async () => {
    const engine = bench(asking(), {
      ask: async () => void engine.sfn.sendTaskSuccess({ taskToken: engine.tokens[0] ?? '', output: '1' }),
    });

    expect(outputOf(engine.describe(await engine.begin()))).toBe(1);
  });

  it('fails with the error of SendTaskFailure', async () => {
    const { sfn, begin, tokens, describe: describeIt } = bench(asking());
    const arn = await begin();

    sfn.sendTaskFailure({ taskToken: tokens[0] ?? '', error: 'Declined', cause: 'no' });
    await sfn.settled();

    expect(describeIt(arn)).toMatchObject({ status: 'FAILED', error: 'Declined', cause: 'no' });
  });

  it('catches what SendTaskFailure leaves out as null', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Done' }];
    const { sfn, begin, tokens, describe: describeIt } = bench(asking({ Catch }));
    const arn = await begin();

    sfn.sendTaskFailure({ taskToken: tokens[0] ?? '' });
    await sfn.settled();

    expect(outputOf(describeIt(arn))).toEqual({ Error: null, Cause: null });
  });

  it('fails when the function fails', async () => {
    const {
      begin,
      tokens,
      describe: describeIt,
      sfn,
    } = bench(asking(), {
      ask: async () => Promise.reject(new TaskFailure('SendFailed', 'no mail')),
    });

    const arn = await begin();

    expect(describeIt(arn)).toMatchObject({ status: 'FAILED', error: 'SendFailed', cause: 'no mail' });
    expect(codeOf(() => sfn.sendTaskSuccess({ taskToken: tokens[0] ?? '', output }))).toBe('TaskTimedOut');
  });

  it('gets a new token on a retry, and the old one is closed', async () => {
    const Retry = [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, MaxAttempts: 1 }];
    const {
      sfn,
      begin,
      tokens,
      advance,
      describe: describeIt,
    } = bench(asking({ TimeoutSeconds: 60, Retry }));
    const arn = await begin();
    await advance();
    await advance();

    const [first = '', second = ''] = tokens;
    expect(second).not.toBe(first);
    expect(codeOf(() => sfn.sendTaskSuccess({ taskToken: first, output }))).toBe('TaskTimedOut');
    sfn.sendTaskSuccess({ taskToken: second, output });
    await sfn.settled();
    expect(describeIt(arn).status).toBe('SUCCEEDED');
  });

  it('has no token in the context of other tasks', async () => {
    const { begin, describe: describeIt } = bench({
      Work: invoke({ Output: '{% $exists($states.context.Task) %}' }),
    });

    expect(outputOf(describeIt(await begin()))).toBe(false);
  });
});

describe('time-outs of a task', () => {
  const caught = (name: string) => ({ Catch: [{ ErrorEquals: [name], Next: 'Done' }] });

  it.each([
    ['a number', 3600],
    ['an expression', '{% $states.input.limit %}'],
  ])('end it after TimeoutSeconds given as %s', async (_case, TimeoutSeconds) => {
    const execution = await bench(asking({ TimeoutSeconds })).run({ limit: 3600 });

    expect(execution).toMatchObject({
      status: 'FAILED',
      error: 'States.Timeout',
      stopDate: start + 3_600_000,
    });
    expect(execution).not.toHaveProperty('cause');
  });

  it('are caught as States.Timeout, with an empty Cause', async () => {
    const execution = await bench(asking({ TimeoutSeconds: 5, ...caught('States.Timeout') })).run();

    expect(outputOf(execution)).toEqual({ Error: 'States.Timeout', Cause: '' });
  });

  it.each(['States.HeartbeatTimeout', 'States.Timeout'])('for a heartbeat are caught as %s', async (name) => {
    const execution = await bench(asking({ TimeoutSeconds: 50, HeartbeatSeconds: 5, ...caught(name) })).run();

    expect(execution).toMatchObject({ status: 'SUCCEEDED', stopDate: start + 5_000 });
  });

  it('for a heartbeat start again with each SendTaskHeartbeat, the total does not', async () => {
    const {
      sfn,
      begin,
      tokens,
      describe: describeIt,
      advanceTo,
    } = bench(asking({ TimeoutSeconds: 10, HeartbeatSeconds: 4 }));
    const arn = await begin();
    for (const second of ['03', '06', '09']) {
      await advanceTo(`2026-03-01T00:00:${second}Z`);
      expect(sfn.sendTaskHeartbeat({ taskToken: tokens[0] ?? '' })).toEqual({});
    }
    const before = describeIt(arn).status;
    await advanceTo('2026-03-01T00:00:30Z');

    expect(before).toBe('RUNNING');
    expect(describeIt(arn)).toMatchObject({ status: 'FAILED', stopDate: start + 10_000 });
  });

  it('refuse a runtime value that is no positive number of seconds', async () => {
    const execution = await bench(asking({ TimeoutSeconds: '{% 0 %}' })).run();

    expect(execution.error).toBe('States.QueryEvaluationError');
    expect(execution.cause).toContain("'TimeoutSeconds'");
  });

  it('leave no timer behind once the task has ended', async () => {
    const { sfn, begin, tokens, clock } = bench(asking({ TimeoutSeconds: 10, HeartbeatSeconds: 4 }));
    await begin();

    sfn.sendTaskSuccess({ taskToken: tokens[0] ?? '', output });
    await sfn.settled();

    expect(clock.nextAt()).toBeUndefined();
  });

  it('end a lambda:invoke too', async () => {
    const { sfn, clock } = bench(
      { Work: invoke({ TimeoutSeconds: 3 }) },
      { work: () => new Promise(() => {}) },
    );
    const { executionArn } = sfn.startExecution({ stateMachineArn: machineArn });
    await new Promise((resolve) => setTimeout(resolve, 20));

    clock.advance();
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(sfn.describeExecution({ executionArn }).error).toBe('States.Timeout');
  });
});

describe('a token that is not waited for', () => {
  const answers = (taskToken: string, sfn: ReturnType<typeof bench>['sfn']) => [
    codeOf(() => sfn.sendTaskSuccess({ taskToken, output })),
    codeOf(() => sfn.sendTaskFailure({ taskToken })),
    codeOf(() => sfn.sendTaskHeartbeat({ taskToken })),
  ];

  it('is TaskTimedOut once it was used', async () => {
    const { sfn, begin, tokens } = bench(asking());
    await begin();
    sfn.sendTaskSuccess({ taskToken: tokens[0] ?? '', output });

    expect(answers(tokens[0] ?? '', sfn)).toEqual(['TaskTimedOut', 'TaskTimedOut', 'TaskTimedOut']);
  });

  it('is TaskTimedOut once the execution was stopped', async () => {
    const { sfn, begin, tokens } = bench(asking());
    sfn.stopExecution({ executionArn: await begin() });

    expect(answers(tokens[0] ?? '', sfn)).toEqual(['TaskTimedOut', 'TaskTimedOut', 'TaskTimedOut']);
  });

  it('is InvalidToken when it was never issued or was changed', async () => {
    const { sfn, begin, tokens } = bench(asking());
    await begin();

    expect(answers('garbage', sfn)).toEqual(['InvalidToken', 'InvalidToken', 'InvalidToken']);
    expect(answers(`A${tokens[0]}`, sfn)[0]).toBe('InvalidToken');
  });

  it('is TaskDoesNotExist when another engine issued it', async () => {
    const other = bench(asking(), { random: () => 0.123 });
    await other.begin();

    expect(answers(other.tokens[0] ?? '', bench(asking()).sfn)[0]).toBe('TaskDoesNotExist');
  });

  it.each(['', 'x'.repeat(2049)])('is a ValidationException for a length outside 1 to 2048', (taskToken) => {
    expect(answers(taskToken, bench(asking()).sfn)[0]).toBe('ValidationException');
  });
});

describe('an answer that is not valid', () => {
  it('leaves the task waiting', async () => {
    const { sfn, begin, tokens, describe: describeIt } = bench(asking());
    const arn = await begin();
    const taskToken = tokens[0] ?? '';

    expect(codeOf(() => sfn.sendTaskSuccess({ taskToken, output: 'no json' }))).toBe('InvalidOutput');
    const large = JSON.stringify('x'.repeat(262_143));
    expect(codeOf(() => sfn.sendTaskSuccess({ taskToken, output: large }))).toBe('ValidationException');
    expect(codeOf(() => sfn.sendTaskFailure({ taskToken, error: 'e'.repeat(257) }))).toBe(
      'ValidationException',
    );
    expect(codeOf(() => sfn.sendTaskFailure({ taskToken, cause: 'c'.repeat(32_769) }))).toBe(
      'ValidationException',
    );
    expect(describeIt(arn).status).toBe('RUNNING');
    expect(taskToken.length).toBeLessThanOrEqual(2048);
  });
});
