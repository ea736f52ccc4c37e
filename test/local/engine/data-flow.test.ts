import { describe, expect, it } from 'vitest';
import { bench, invoke, outputOf } from './fixture.ts';

describe('data flow', () => {
  it('gives the input to a Task and takes its result as the output', async () => {
    const { run, calls } = bench({ Work: invoke() });

    const execution = await run({ user: 'ann' });

    expect(calls).toEqual([{ FunctionName: 'work', Payload: { user: 'ann' } }]);
    expect(outputOf(execution)).toEqual({ user: 'ann' });
  });

  it('takes a handler result of undefined as null', async () => {
    const execution = await bench({ Work: invoke() }, { work: async () => undefined }).run();

    expect(execution.output).toBe('null');
  });

  it('evaluates expressions at any depth and leaves other text alone', async () => {
    const Output = {
      plain: '$states.input.n',
      deep: [{ sum: '{% $states.input.n + 1 %}' }, '{% $states.input.none %}', true, null, 7],
    };

    const execution = await bench({ Only: { Type: 'Pass', Output, End: true } }).run({ n: 1, none: null });

    expect(outputOf(execution)).toEqual({
      plain: '$states.input.n',
      deep: [{ sum: 2 }, null, true, null, 7],
    });
  });

  it('gives Output the result as $states.result', async () => {
    const Output = '{% $states.result.count * 2 %}';

    const execution = await bench({ Work: invoke({ Output }) }, { work: async () => ({ count: 21 }) }).run();

    expect(outputOf(execution)).toBe(42);
  });

  it('evaluates Assign and Output with the variables as they were', async () => {
    const { run } = bench({
      First: { Type: 'Pass', Assign: { n: 1 }, Next: 'Second' },
      Second: {
        Type: 'Pass',
        Assign: { n: '{% $n + 1 %}', old: '{% $n %}' },
        Output: { seen: '{% $n %}' },
        Next: 'Third',
      },
      Third: { Type: 'Pass', Output: '{% [$n, $old, $states.input.seen] %}', End: true },
    });

    expect(outputOf(await run())).toEqual([2, 1, 1]);
  });

  it('keeps variables apart between executions', async () => {
    const { run } = bench({
      Ask: { Type: 'Pass', Output: '{% $exists($n) %}', Assign: { n: 1 }, End: true },
    });

    expect([outputOf(await run()), outputOf(await run())]).toEqual([false, false]);
  });

  it('passes the input on where a Pass has no Output', async () => {
    const { run } = bench({ Only: { Type: 'Pass', Assign: { n: 1 }, End: true } });

    expect(outputOf(await run({ a: 1 }))).toEqual({ a: 1 });
  });

  it('ends with the Output of Succeed', async () => {
    const execution = await bench({ Done: { Type: 'Succeed', Output: { ok: '{% $states.input.a %}' } } }).run(
      {
        a: 1,
      },
    );

    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: '{"ok":1}' });
  });

  it('describes the execution, the machine and the state in $states.context', async () => {
    const { begin, describe: describeIt } = bench({
      Only: { Type: 'Pass', Output: '{% $states.context %}', End: true },
    });

    const arn = await begin({ a: 1 }, 'case-1');

    expect(outputOf(describeIt(arn))).toEqual({
      Execution: {
        Id: 'arn:aws:states:us-east-1:123456789012:execution:cases:case-1',
        Input: { a: 1 },
        Name: 'case-1',
        RoleArn: 'arn:aws:iam::123456789012:role/cases',
        StartTime: '2026-03-01T00:00:00.000Z',
        RedriveCount: 0,
      },
      StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:cases', Name: 'cases' },
      State: { Name: 'Only', EnteredTime: '2026-03-01T00:00:00.000Z', RetryCount: 0 },
    });
  });
});

describe('an expression that fails', () => {
  const failing = (Output: unknown) => bench({ Only: { Type: 'Pass', Output, End: true } });

  it('fails the execution when it returns nothing, naming field and state', async () => {
    const { begin, describe: describeIt, history } = failing({ plan: ['{% $states.input.absent %}'] });

    const arn = await begin();

    const detail =
      "The JSONata expression '$states.input.absent' specified for the field 'Output/plan[0]' returned nothing (undefined).";
    expect(describeIt(arn)).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: `An error occurred while executing the state 'Only' (entered at the event id #2). ${detail}`,
    });
    expect(history(arn)[2]).toMatchObject({
      type: 'EvaluationFailed',
      evaluationFailedEventDetails: {
        state: 'Only',
        location: 'Output/plan[0]',
        error: 'States.QueryEvaluationError',
        cause: detail,
      },
    });
  });

  it.each([
    ['throws', '{% 1 + "a" %}', 'T2002'],
    ['calls $error', '{% $error("no way") %}', 'no way'],
    ['returns a function', '{% $sum %}', 'unsupported result type'],
    ['uses an unknown variable', '{% $nobody %}', 'returned nothing'],
  ])('fails the execution when it %s', async (_case, Output, cause) => {
    const execution = await failing(Output).run();

    expect(execution.error).toBe('States.QueryEvaluationError');
    expect(execution.cause).toContain(cause);
  });
});
