import { describe, expect, it } from 'vitest';
import { TaskFailure } from '../../../local/engine/errors.ts';
import { matchesError } from '../../../local/engine/retry.ts';
import { bench, invoke, outputOf, start } from './fixture.ts';

const failure = (...names: string[]) => ({ names });

describe('matching an error', () => {
  it.each([
    [['Mine'], ['Mine'], true],
    [['mine'], ['Mine'], false],
    [['States.ALL'], ['Mine'], true],
    [['States.ALL'], [], true],
    [['States.ALL'], ['States.Timeout'], true],
    [['States.ALL'], ['States.QueryEvaluationError'], true],
    [['States.ALL'], ['States.Runtime'], false],
    [['States.ALL'], ['States.DataLimitExceeded'], false],
    [['States.TaskFailed'], ['Mine'], true],
    [['States.TaskFailed'], ['States.Timeout'], false],
    [['States.TaskFailed'], ['States.Runtime'], false],
    [['States.Timeout'], ['States.HeartbeatTimeout', 'States.Timeout'], true],
    [['States.HeartbeatTimeout'], ['States.HeartbeatTimeout', 'States.Timeout'], true],
    [['States.HeartbeatTimeout'], ['States.Timeout'], false],
    [['States.TaskFailed'], ['States.HeartbeatTimeout', 'States.Timeout'], false],
  ])('%j on %j is %s', (errorEquals, names, expected) => {
    expect(matchesError(errorEquals, failure(...names))).toBe(expected);
  });
});

/** Runs a Task that fails with these errors in turn, then succeeds; gives the seconds between the attempts. */
async function attemptsOf(Retry: unknown[], errors: string[], random?: () => number) {
  const times: number[] = [];
  const counts: unknown[] = [];
  const left = [...errors];
  const { run, clock } = bench(
    {
      Work: invoke({
        Arguments: { FunctionName: 'work', Payload: '{% $states.context.State.RetryCount %}' },
        Retry,
      }),
    },
    {
      ...(random === undefined ? {} : { random }),
      work: async (arguments_) => {
        times.push(clock.now());
        counts.push((arguments_ as { Payload: unknown }).Payload);
        const error = left.shift();
        if (error !== undefined) throw new TaskFailure(error, 'why');
        return 'done';
      },
    },
  );
  const execution = await run();
  const seconds = times.map((time) => (time - start) / 1000);
  return { execution, seconds, counts };
}

describe('Retry', () => {
  it('tries three more times after 1, 2 and 4 seconds by default', async () => {
    const { execution, seconds, counts } = await attemptsOf([{ ErrorEquals: ['E'] }], Array(9).fill('E'));

    expect(seconds).toEqual([0, 1, 3, 7]);
    expect(counts).toEqual([0, 1, 2, 3]);
    expect(execution).toMatchObject({ status: 'FAILED', error: 'E', cause: 'why' });
  });

  it('follows IntervalSeconds, BackoffRate and MaxDelaySeconds', async () => {
    const retrier = {
      ErrorEquals: ['E'],
      IntervalSeconds: 2,
      BackoffRate: 3,
      MaxDelaySeconds: 10,
      MaxAttempts: 4,
    };

    const { execution, seconds } = await attemptsOf([retrier], ['E', 'E', 'E', 'E']);

    expect(seconds).toEqual([0, 2, 8, 18, 28]);
    expect(outputOf(execution)).toBe('done');
  });

  it('spreads the delay with JitterStrategy FULL', async () => {
    const retrier = { ErrorEquals: ['E'], IntervalSeconds: 10, BackoffRate: 1, JitterStrategy: 'FULL' };

    const { seconds } = await attemptsOf([retrier], ['E', 'E'], () => 0.25);

    expect(seconds).toEqual([0, 2.5, 5]);
  });

  it.each([
    [['A', 'B', 'B', 'A'], [0, 1, 11, 21], 'A'],
    [['A', 'B', 'B', 'B'], [0, 1, 11, 21], 'B'],
    [['B', 'B', 'A', 'B'], [0, 10, 20, 21], 'B'],
  ])('counts for each retrier by itself: %j', async (errors, expected, last) => {
    const retriers = [
      { ErrorEquals: ['A'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 1 },
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 10, BackoffRate: 1, MaxAttempts: 2 },
    ];

    const { execution, seconds, counts } = await attemptsOf(retriers, errors);

    expect(seconds).toEqual(expected);
    expect(counts).toEqual([0, 1, 2, 3]);
    expect(execution.error).toBe(last);
  });

  it('does not retry with MaxAttempts 0 nor an error that no retrier names', async () => {
    const none = await attemptsOf([{ ErrorEquals: ['E'], MaxAttempts: 0 }], ['E']);
    const other = await attemptsOf([{ ErrorEquals: ['E'] }], ['F']);

    expect(none.seconds).toEqual([0]);
    expect(other.seconds).toEqual([0]);
  });

  it('starts to count anew when the state is entered again', async () => {
    let failures = 0;
    const { run } = bench(
      {
        Count: { Type: 'Pass', Assign: { turn: '{% $exists($turn) ? $turn + 1 : 1 %}' }, Next: 'Work' },
        Work: invoke({ Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }], Next: 'Again' }),
        Again: {
          Type: 'Choice',
          Choices: [{ Condition: '{% $turn < 2 %}', Next: 'Count' }],
          Default: 'Done',
        },
        Done: { Type: 'Succeed' },
      },
      {
        work: async () => {
          failures += 1;
          if (failures % 2 === 1) throw new TaskFailure('E');
          return {};
        },
      },
    );

    expect((await run()).status).toBe('SUCCEEDED');
    expect(failures).toBe(4);
  });

  it('retries a Task whose Output fails', async () => {
    let call = 0;
    const states = {
      Work: invoke({
        Output: '{% $states.result.found %}',
        Retry: [{ ErrorEquals: ['States.QueryEvaluationError'] }],
      }),
    };

    const execution = await bench(states, {
      work: async () => {
        call += 1;
        return call === 1 ? {} : { found: call };
      },
    }).run();

    expect(outputOf(execution)).toBe(2);
  });

  it('never retries States.Runtime, which an unexpected error of a handler becomes', async () => {
    let calls = 0;
    const states = {
      Work: invoke({
        Retry: [{ ErrorEquals: ['States.ALL'] }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
        Next: 'Done',
      }),
      Done: { Type: 'Succeed' },
    };

    const execution = await bench(states, {
      work: async () => {
        calls += 1;
        throw new TypeError('a bug');
      },
    }).run();

    expect(calls).toBe(1);
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Runtime', cause: 'TypeError: a bug' });
  });
});

describe('Catch', () => {
  const failing = (Catch: unknown[], fields: Record<string, unknown> = {}) =>
    bench(
      {
        Work: invoke({ Catch, Assign: { seen: 'state' }, Output: 'from the state', Next: 'Done', ...fields }),
        Done: { Type: 'Pass', Output: '{% [$states.input, $exists($seen) ? $seen : null] %}', End: true },
      },
      { work: async () => Promise.reject(new TaskFailure('E', 'why')) },
    );

  it("goes on with the error as output, without the state's own Assign and Output", async () => {
    const execution = await failing([{ ErrorEquals: ['E'], Next: 'Done' }]).run();

    expect(outputOf(execution)).toEqual([{ Error: 'E', Cause: 'why' }, null]);
  });

  it('uses its own Assign and Output', async () => {
    const catcher = {
      ErrorEquals: ['States.ALL'],
      Next: 'Done',
      Assign: { seen: '{% $states.errorOutput.Cause %}' },
      Output: { of: '{% $states.input.a %}', error: '{% $states.errorOutput.Error %}' },
    };

    const execution = await failing([{ ErrorEquals: ['F'], Next: 'Done' }, catcher]).run({ a: 1 });

    expect(outputOf(execution)).toEqual([{ of: 1, error: 'E' }, 'why']);
  });

  it('comes after the retries', async () => {
    const { run, calls } = failing([{ ErrorEquals: ['E'], Next: 'Done' }], {
      Retry: [{ ErrorEquals: ['E'], MaxAttempts: 2 }],
    });

    await run();

    expect(calls).toHaveLength(3);
  });

  it('fails the execution when its own expression fails', async () => {
    const catcher = { ErrorEquals: ['States.ALL'], Next: 'Done', Output: '{% $states.input.absent %}' };

    const execution = await failing([catcher]).run();

    expect(execution.error).toBe('States.QueryEvaluationError');
    expect(execution.cause).toContain("'Catch[0]/Output'");
  });

  it('catches an expression that fails in Arguments', async () => {
    const { run, calls } = failing([{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Done' }], {
      Arguments: { FunctionName: '{% $states.input.absent %}' },
    });

    const [caught] = outputOf(await run()) as [{ Error: string; Cause: string }];

    expect(caught.Error).toBe('States.QueryEvaluationError');
    expect(caught.Cause).toContain("'Arguments/FunctionName'");
    expect(calls).toEqual([]);
  });
});
