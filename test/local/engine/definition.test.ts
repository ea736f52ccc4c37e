import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../local/engine/clock.ts';
import { createStepFunctions, type StepFunctionsError } from '../../../local/engine/step-functions.ts';
import { ask, bench, invoke, machineArn, machineOf } from './fixture.ts';

function problemsOf(states: Record<string, unknown>, top?: Record<string, unknown>): string {
  try {
    bench(states, top === undefined ? {} : { top });
    return '';
  } catch (error) {
    const { code, message } = error as StepFunctionsError;
    return `${code} ${message}`;
  }
}

const end = { Type: 'Succeed' };
const pass = (fields: Record<string, unknown>) => ({ Only: { Type: 'Pass', End: true, ...fields } });
const work = (fields: Record<string, unknown>) => ({ Work: invoke(fields), Done: end });
const choice = (fields: Record<string, unknown>) => ({
  Which: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Done' }], ...fields },
  Done: end,
});
const wait = (fields: Record<string, unknown>) => ({ Pause: { Type: 'Wait', End: true, ...fields } });

describe('a definition that the engine runs in full', () => {
  it('is accepted as text and as an object', () => {
    const definition = machineOf({ Work: invoke({ Comment: 'x' }) }, { Comment: 'y', Version: '1.0' });
    const tasks = { 'states:::lambda:invoke': async () => 1 };
    const create = (given: typeof definition | string) =>
      createStepFunctions({
        clock: createVirtualClock(0),
        machines: [{ name: 'cases', arn: machineArn, definition: given }],
        tasks,
      });

    expect(() => create(definition)).not.toThrow();
    expect(() => create(JSON.stringify(definition))).not.toThrow();
  });

  it('may use any partition in its Resources', () => {
    expect(problemsOf({ Work: invoke({ Resource: 'arn:aws-us-gov:states:::lambda:invoke' }) })).toBe('');
  });

  it('may use predicates, lambdas and transforms on something named', () => {
    const Output = {
      filtered: '{% $states.input.items[size > 3].name %}',
      mapped: '{% $map($states.input.items, function($item) { $item.name }) %}',
      sorted: '{% $states.input.items^(size).name %}',
      grouped: '{% $states.input.items{name: size} %}',
      changed: "{% $states.input ~> |items|{'seen': size}| %}",
      block: '{% ($n := 1; $n + 1) %}',
    };

    expect(problemsOf(pass({ Output }))).toBe('');
  });
});

describe('a definition that the engine does not run in full', () => {
  it.each([
    ['JSONPath', pass({}), { QueryLanguage: 'JSONPath' }, '/QueryLanguage'],
    ['an unknown top-level field', pass({}), { Retry: [] }, "Field 'Retry' is not supported at /Retry"],
    ['a missing start', pass({}), { StartAt: 'Nowhere' }, "Missing 'Next' target: Nowhere at /StartAt"],
    ['a time-out of 0', pass({}), { TimeoutSeconds: 0 }, '/TimeoutSeconds'],
    ['no states', {}, { StartAt: 'A', States: [] }, '/States'],
    ['another version', pass({}), { Version: '2.0' }, '/Version'],
  ])('is refused for %s', (_case, states, top, expected) => {
    expect(problemsOf(states, top)).toContain(expected);
  });

  it.each([
    ['Map', { Each: { Type: 'Map', End: true } }, "Type 'Map' is not supported at /States/Each/Type"],
    ['Parallel', { All: { Type: 'Parallel', End: true } }, "Type 'Parallel' is not supported"],
    ['an inherited name as type', { All: { Type: 'toString' } }, "Type 'toString' is not supported"],
    ['a JSONPath state', pass({ QueryLanguage: 'JSONPath' }), '/States/Only/QueryLanguage'],
    ['InputPath', pass({ InputPath: '$' }), "Field 'InputPath' is not supported at /States/Only/InputPath"],
    ['Parameters', work({ Parameters: {}, Next: 'Done' }), '/States/Work/Parameters'],
    ['Result', pass({ Result: 1 }), '/States/Only/Result'],
    ['Credentials', work({ Credentials: {}, Next: 'Done' }), '/States/Work/Credentials'],
    ['a JSONPath key', pass({ Output: { 'a.$': '$.a' } }), '/States/Only/Output/a.$'],
    ['a typo in a field', pass({ Outptu: 1 }), "Field 'Outptu' is not supported"],
    ['both Next and End', pass({ Next: 'Only' }), '/States/Only/Next'],
    ['neither Next nor End', { Only: { Type: 'Pass' } }, '/States/Only/Next'],
    ['End false', { Only: { Type: 'Pass', End: false } }, '/States/Only/End'],
    ['a Next to nowhere', { Only: { Type: 'Pass', Next: 'Gone' } }, "Missing 'Next' target: Gone"],
    ['an unreachable state', { Only: end, Lost: end }, 'State "Lost" is not reachable. at /States/Lost'],
    [
      'no way to an end',
      { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } },
      'MISSING_END_STATE',
    ],
    ['a long state name', { ['n'.repeat(81)]: end }, '80 characters'],
    ['a comment that is not text', pass({ Comment: 1 }), '/States/Only/Comment'],
    ['Retry on a Pass', pass({ Retry: [] }), '/States/Only/Retry'],
    ['Assign on Succeed', { Done: { Type: 'Succeed', Assign: {} } }, '/States/Done/Assign'],
    ['Output on Fail', { Bad: { Type: 'Fail', Output: 1 } }, '/States/Bad/Output'],
    ['an Error that is not text', { Bad: { Type: 'Fail', Error: 1 } }, '/States/Bad/Error'],
  ])('is refused for %s', (_case, states, expected) => {
    expect(problemsOf(states)).toContain(expected);
  });

  it.each([
    ['another Resource', { Resource: 'arn:aws:states:::sns:publish' }, '/States/Work/Resource'],
    [
      'a function ARN as Resource',
      { Resource: 'arn:aws:lambda:us-east-1:123456789012:function:x' },
      '/Resource',
    ],
    ['no FunctionName', { Arguments: { Payload: 1 } }, '/States/Work/Arguments/FunctionName'],
    ['a text TimeoutSeconds', { TimeoutSeconds: '60' }, '/States/Work/TimeoutSeconds'],
    ['a heartbeat as long as the time-out', { TimeoutSeconds: 5, HeartbeatSeconds: 5 }, '/HeartbeatSeconds'],
    ['an empty ErrorEquals', { Retry: [{ ErrorEquals: [] }] }, '/States/Work/Retry[0]/ErrorEquals'],
    ['States.ALL with company', { Retry: [{ ErrorEquals: ['States.ALL', 'x'] }] }, 'must appear alone'],
    [
      'States.ALL before the last',
      { Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['x'] }] },
      'must appear alone',
    ],
    ['retrying States.Runtime', { Retry: [{ ErrorEquals: ['States.Runtime'] }] }, 'States.Runtime'],
    [
      'catching States.DataLimitExceeded',
      { Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], Next: 'Done' }] },
      '/States/Work/Catch[0]/ErrorEquals',
    ],
    [
      'an unknown reserved error',
      { Catch: [{ ErrorEquals: ['States.Timeoot'], Next: 'Done' }] },
      'States.Timeoot',
    ],
    ['a Catch without Next', { Catch: [{ ErrorEquals: ['x'] }] }, '/States/Work/Catch[0]/Next'],
    [
      'ResultPath in a Catch',
      { Catch: [{ ErrorEquals: ['x'], Next: 'Done', ResultPath: '$' }] },
      'ResultPath',
    ],
    ['a BackoffRate below 1', { Retry: [{ ErrorEquals: ['x'], BackoffRate: 0.5 }] }, '/BackoffRate'],
    ['an IntervalSeconds of 0', { Retry: [{ ErrorEquals: ['x'], IntervalSeconds: 0 }] }, '/IntervalSeconds'],
    ['negative MaxAttempts', { Retry: [{ ErrorEquals: ['x'], MaxAttempts: -1 }] }, '/MaxAttempts'],
    [
      'a MaxDelaySeconds not above the interval',
      { Retry: [{ ErrorEquals: ['x'], IntervalSeconds: 5, MaxDelaySeconds: 5 }] },
      '/MaxDelaySeconds',
    ],
    ['an unknown jitter', { Retry: [{ ErrorEquals: ['x'], JitterStrategy: 'SOME' }] }, '/JitterStrategy'],
    ['a Retry that is no list', { Retry: {} }, '/States/Work/Retry'],
  ])('is refused for a Task with %s', (_case, fields, expected) => {
    expect(problemsOf(work({ Next: 'Done', ...fields }))).toContain(expected);
  });

  it.each([
    ['no Choices', choice({ Choices: [] }), '/States/Which/Choices'],
    ['a state-level Output on a Choice', choice({ Output: 1 }), '/States/Which/Output'],
    ['a state-level Assign on a Choice', choice({ Assign: {} }), '/States/Which/Assign'],
    ['a JSONPath rule', choice({ Choices: [{ Variable: '$.a', Next: 'Done' }] }), 'Choices[0]/Variable'],
    [
      'a literal Condition',
      choice({ Choices: [{ Condition: 'true', Next: 'Done' }] }),
      'Choices[0]/Condition',
    ],
    [
      'a rule without Next',
      choice({ Choices: [{ Condition: '{% true %}' }], Default: 'Done' }),
      'Choices[0]/Next',
    ],
    ['no time to wait', wait({}), '/States/Pause/Seconds'],
    ['two times to wait', wait({ Seconds: 1, Timestamp: '2026-03-01T00:00:00Z' }), '/States/Pause/Seconds'],
    ['SecondsPath', wait({ SecondsPath: '$.a' }), '/States/Pause/SecondsPath'],
    ['half a second', wait({ Seconds: 0.5 }), '/States/Pause/Seconds'],
    ['too long a wait', wait({ Seconds: 100_000_000 }), '/States/Pause/Seconds'],
    ['a date without time', wait({ Timestamp: '2026-03-01' }), '/States/Pause/Timestamp'],
  ])('is refused for %s', (_case, states, expected) => {
    expect(problemsOf(states)).toContain(expected);
  });

  it.each([
    ['a syntax error', '{% 1 + %}', 'INVALID_JSONATA_EXPRESSION'],
    ['a space before the delimiter', ' {% 1 %}', "starts with '{%'"],
    ['a missing end delimiter', '{% 1 }', "ends with '%}'"],
    ['a bare name', '{% user.name %}', "Reference to 'user' at the top level"],
    ['a bare name in a function', '{% $map($states.input.a, function($x) { b }) %}', "Reference to 'b'"],
    ['$', '{% $.a %}', "Reference to '$' at the top level"],
    ['$$', '{% $states.input.a[b = $$.c] %}', "Reference to '$$'"],
    ['$eval', '{% $eval("1") %}', '$eval'],
    ['an unknown member of $states', '{% $states.inptu %}', "Field '$states.inptu' does not exist."],
    ['$states.result outside a Task', '{% $states.result %}', "Field '$states.result'"],
    ['$states.errorOutput outside a Catch', '{% [{"a": $states.errorOutput}] %}', "'$states.errorOutput'"],
  ])('is refused for an expression with %s', (_case, Output, expected) => {
    const problems = problemsOf(pass({ Output: { v: [Output] } }));

    expect(problems).toContain(expected);
    expect(problems).toContain('/States/Only/Output/v[0]');
  });

  it.each(['states', '1st', 'a-b', 'n'.repeat(81)])('is refused for the variable name %s', (name) => {
    expect(problemsOf(pass({ Assign: { [name]: 1 } }))).toContain(`/States/Only/Assign/${name}`);
  });

  it('is refused for a Resource without a handler', () => {
    const tasks = { 'states:::lambda:invoke': async () => 1 };
    const machines = [{ name: 'cases', arn: machineArn, definition: machineOf({ Ask: ask() }) }];

    expect(() => createStepFunctions({ clock: createVirtualClock(0), machines, tasks })).toThrow(
      '/States/Ask/Resource',
    );
  });

  it('is refused with every problem at once', () => {
    const problems = problemsOf({ A: { Type: 'Pass', Next: 'Gone', InputPath: '$', Output: '{% a %}' } });

    expect(problems).toMatch(/^InvalidDefinition /);
    expect(problems).toContain('/States/A/InputPath');
    expect(problems).toContain('/States/A/Output');
    expect(problems).toContain('/States/A/Next');
  });

  it('is refused when it is no JSON', () => {
    const machines = [{ name: 'cases', arn: machineArn, definition: '{' }];

    expect(() => createStepFunctions({ clock: createVirtualClock(0), machines, tasks: {} })).toThrow(
      'INVALID_JSON_DESCRIPTION',
    );
  });
});
