import { describe, expect, it } from 'vitest';
import { bench, outputOf, start } from './fixture.ts';

describe('Choice', () => {
  const states = (Default?: string) => ({
    Which: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.n > 10 %}', Next: 'Big' },
        {
          Condition: '{% $states.input.n > 5 %}',
          Next: 'Middle',
          Assign: { seen: '{% $states.input.n %}' },
          Output: { from: 'rule' },
        },
        { Condition: '{% $states.input.n > 4 %}', Next: 'Big' },
      ],
      ...(Default === undefined ? {} : { Default }),
    },
    Big: { Type: 'Pass', Output: 'big', End: true },
    Middle: { Type: 'Pass', Output: '{% [$seen, $states.input.from] %}', End: true },
    Small: { Type: 'Pass', Output: '{% $states.input %}', End: true },
  });

  it('takes the first rule that is true, with its Assign and Output', async () => {
    expect(outputOf(await bench(states('Small')).run({ n: 7 }))).toEqual([7, 'rule']);
  });

  it('takes Default with the input when no rule is true', async () => {
    expect(outputOf(await bench(states('Small')).run({ n: 1 }))).toEqual({ n: 1 });
  });

  it('fails with States.NoChoiceMatched without a Default', async () => {
    const { Small: _small, ...others } = states();

    const execution = await bench(others).run({ n: 1 });

    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });

  it('fails when a Condition is not a boolean', async () => {
    const Choices = [{ Condition: '{% $states.input.n %}', Next: 'Done' }];

    const {
      begin,
      history,
      describe: describeIt,
    } = bench({
      Which: { Type: 'Choice', Choices },
      Done: { Type: 'Succeed' },
    });
    const arn = await begin({ n: 1 });

    expect(describeIt(arn).error).toBe('States.QueryEvaluationError');
    const failed = history(arn).find(({ type }) => type === 'EvaluationFailed');
    expect(failed?.evaluationFailedEventDetails?.location).toBe('Choices[0]/Condition');
  });
});

describe('Wait', () => {
  const wait = (fields: Record<string, unknown>) => bench({ Pause: { Type: 'Wait', End: true, ...fields } });
  const second = 1000;

  it.each([
    ['Seconds', { Seconds: 90 }, 90 * second],
    ['an expression for Seconds', { Seconds: '{% $states.input.s * 2 %}' }, 60 * second],
    ['Timestamp', { Timestamp: '2026-03-02T00:00:00Z' }, 86_400 * second],
    ['Timestamp without its milliseconds', { Timestamp: '2026-03-01T00:00:05.900Z' }, 5 * second],
    ['an expression for Timestamp', { Timestamp: '{% $states.input.at %}' }, 3_600 * second],
    ['a Timestamp with an offset', { Timestamp: '2026-03-01T09:00:00+08:00' }, 3_600 * second],
    ['Seconds of 0', { Seconds: 0 }, 0],
    ['a Timestamp in the past', { Timestamp: '2020-01-01T00:00:00Z' }, 0],
  ])('waits for %s', async (_case, fields, milliseconds) => {
    const execution = await wait(fields).run({ s: 30, at: '2026-03-01T01:00:00Z' });

    expect(execution.status).toBe('SUCCEEDED');
    expect(execution.stopDate).toBe(start + milliseconds);
  });

  it.each([
    ['Seconds that are text', { Seconds: '{% "5" %}' }],
    ['negative Seconds', { Seconds: '{% -1 %}' }],
    ['a Timestamp that is none', { Timestamp: '{% "tomorrow" %}' }],
  ])('fails for %s', async (_case, fields) => {
    expect((await wait(fields).run()).error).toBe('States.QueryEvaluationError');
  });

  it('passes its input on, or its Output and Assign', async () => {
    const { run } = bench({
      Pause: { Type: 'Wait', Seconds: 1, Assign: { a: 1 }, Output: { b: 2 }, Next: 'Then' },
      Then: { Type: 'Wait', Seconds: 1, Next: 'Last' },
      Last: { Type: 'Pass', Output: '{% [$a, $states.input.b] %}', End: true },
    });

    expect(outputOf(await run())).toEqual([1, 2]);
  });
});

describe('Fail', () => {
  it('ends with its Error and Cause as they are', async () => {
    const execution = await bench({ Bad: { Type: 'Fail', Error: 'Oh', Cause: 'because' } }).run();

    expect(execution).toMatchObject({ status: 'FAILED', error: 'Oh', cause: 'because' });
    expect(execution).not.toHaveProperty('output');
  });

  it('evaluates Error and Cause', async () => {
    const texts = { Error: '{% $states.input.e %}', Cause: "{% 'for ' & $states.input.e %}" };

    const execution = await bench({ Bad: { Type: 'Fail', ...texts } }).run({ e: 'X' });

    expect(execution).toMatchObject({ error: 'X', cause: 'for X' });
  });

  it('leaves out what it does not have', async () => {
    const execution = await bench({ Bad: { Type: 'Fail' } }).run();

    expect(execution.status).toBe('FAILED');
    expect(execution).not.toHaveProperty('error');
    expect(execution).not.toHaveProperty('cause');
  });

  it('fails with States.QueryEvaluationError when its Error is not text', async () => {
    expect((await bench({ Bad: { Type: 'Fail', Error: '{% 1 %}' } }).run()).error).toBe(
      'States.QueryEvaluationError',
    );
  });
});
