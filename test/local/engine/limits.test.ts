import { describe, expect, it } from 'vitest';
import { isValidName } from '../../../local/engine/limits.ts';
import { bench, invoke, outputOf } from './fixture.ts';

const text = (bytes: number) => 'x'.repeat(bytes - 2);
const padded = (size: number) => `{% $pad('', ${size - 2}, 'x') %}`;
const all = { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }], Next: 'Done' };
const done = { Done: { Type: 'Succeed' } };

describe('the payload limit of 262,144 bytes', () => {
  it('holds for a task result, which States.ALL does not catch', async () => {
    const { run } = bench({ Work: invoke(all), ...done }, { work: async () => text(262_145) });

    expect(await run()).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('is not exceeded by exactly that many bytes', async () => {
    const { run } = bench({ Work: invoke() }, { work: async () => text(262_144) });

    expect((await run()).status).toBe('SUCCEEDED');
  });

  it('counts UTF-8 bytes, not characters', async () => {
    const { run } = bench({ Work: invoke() }, { work: async () => 'é'.repeat(131_072) });

    expect((await run()).error).toBe('States.DataLimitExceeded');
  });

  it('holds for the Output of a state', async () => {
    const { run } = bench({ Only: { Type: 'Pass', Output: padded(262_145), End: true } });

    expect((await run()).error).toBe('States.DataLimitExceeded');
  });

  it('holds for the Arguments of a task, which is not invoked then', async () => {
    const { run, calls } = bench({
      Work: invoke({ Arguments: { FunctionName: 'work', Payload: padded(262_140) }, ...all }),
      ...done,
    });

    expect((await run()).error).toBe('States.DataLimitExceeded');
    expect(calls).toEqual([]);
  });
});

describe('the limits of variables', () => {
  it('allow 256 KiB in one Assign', async () => {
    const { run } = bench({ Only: { Type: 'Pass', Assign: { a: padded(200_000) }, End: true } });

    expect((await run()).status).toBe('SUCCEEDED');
  });

  it('do not allow more in one variable nor in one Assign', async () => {
    const one = bench({ Only: { Type: 'Pass', Assign: { a: padded(262_145) }, End: true } });
    const two = bench({
      Only: { Type: 'Pass', Assign: { a: padded(200_000), b: padded(100_000) }, End: true },
    });

    expect((await one.run()).error).toBe('States.DataLimitExceeded');
    expect((await two.run()).error).toBe('States.DataLimitExceeded');
  });

  it('allow 10 MiB in one execution', async () => {
    const names = Array.from({ length: 45 }, (_, index) => `v${index}`);
    const states = Object.fromEntries(
      names.map((name, index) => [
        name,
        { Type: 'Pass', Assign: { [name]: padded(250_000) }, Next: names[index + 1] ?? 'Done' },
      ]),
    );

    const { begin, sfn, describe: describeIt } = bench({ ...states, ...done });
    const arn = await begin();

    expect(describeIt(arn).error).toBe('States.DataLimitExceeded');
    expect(sfn.statesOf(arn).at(-1)?.name).toBe('v41');
  });
});

describe('the limit of 25,000 history events', () => {
  it('makes the 25,000th event the failure', async () => {
    const { begin, sfn } = bench({
      Loop: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Loop' }], Default: 'Done' },
      ...done,
    });
    const executionArn = await begin();

    const { events } = sfn.getExecutionHistory({ executionArn, reverseOrder: true, maxResults: 2 });

    expect(events).toMatchObject([
      {
        id: 25_000,
        previousEventId: 24_999,
        type: 'ExecutionFailed',
        executionFailedEventDetails: {
          error: 'States.Runtime',
          cause: 'The execution reached the maximum number of history events (25000).',
        },
      },
      { id: 24_999, type: 'ChoiceStateExited' },
    ]);
  }, 30_000);
});

describe('an execution', () => {
  it('runs for a year at most', async () => {
    const { run } = bench({ Long: { Type: 'Wait', Seconds: 99_999_999, End: true } });

    const execution = await run();

    expect(execution).toMatchObject({ status: 'TIMED_OUT' });
    expect((execution.stopDate ?? 0) - execution.startDate).toBe(365 * 86_400_000);
  });

  it('keeps data that looks special', async () => {
    const data = { __proto__x: 1, constructor: 'a', '': null, 'a b': ['é', '\u2028'] };

    expect(outputOf(await bench({ Work: invoke() }).run(data))).toEqual(data);
  });
});

describe('a name', () => {
  it.each(['a', 'case-1_AIDA', 'n'.repeat(80), 'ü.(x)='])('may be %s', (name) => {
    expect(isValidName(name)).toBe(true);
  });

  it.each([
    '',
    'n'.repeat(81),
    'a b',
    'a\tb',
    ...'<>{}[]?*"#%\\^|~`$&,;:/',
    '\u0001',
    '\u007f',
    '\u009f',
    '\ufffe',
    '😀',
  ])('may not be %j', (name) => {
    expect(isValidName(name)).toBe(false);
  });
});
