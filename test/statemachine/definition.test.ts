import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { SLACK_MS } from '../../functions/domain/case/entry.ts';
import { ENDINGS } from '../../functions/domain/note/endings.ts';
import { endsCase, STEPS, type Step } from '../../functions/domain/note/note.ts';
import { retriers, retryProfiles } from '../../infra/task-retries.ts';
import { withTaskStandard } from '../../infra/task-standard.ts';
import { KILLED_AS } from '../../local/twin/faults.ts';

interface State {
  Type: string;
  Comment?: string;
  Resource?: string;
  TimeoutSeconds?: number | string;
  Retry?: { ErrorEquals: string[] }[];
  Catch?: { ErrorEquals: string[]; Next: string }[];
  Arguments?: { FunctionName: string; Payload?: Record<string, unknown> };
  Choices?: { Condition: string; Next: string }[];
  Default?: string;
  Next?: string;
}

const root = join(import.meta.dirname, '../..');
const file = readFileSync(join(root, 'statemachine/retire-unused-credentials.asl.json'), 'utf8');
const deployed = withTaskStandard(file);
const definition: { StartAt: string; QueryLanguage: string; States: Record<string, State> } =
  JSON.parse(deployed);
const states = Object.entries(definition.States);
const tasks = states.filter(([, { Type }]) => Type === 'Task');
const FINDING_UPDATE = '${UpdateFindingFunctionArn}';

function nextOf(state: State): string[] {
  const catches = (state.Catch ?? []).map(({ Next }) => Next);
  const choices = (state.Choices ?? []).map(({ Next }) => Next);
  return [...choices, ...catches, ...[state.Default, state.Next].filter((name) => name !== undefined)];
}

/** Every end that can be reached from a state without passing a finding update. */
function endsWithoutUpdate(name: string, seen = new Set<string>()): string[] {
  const state = definition.States[name];
  if (state === undefined || seen.has(name)) return [];
  seen.add(name);
  if (state.Type === 'Succeed' || state.Type === 'Fail') return [name];
  if (state.Arguments?.FunctionName === FINDING_UPDATE) return [];
  return nextOf(state).flatMap((next) => endsWithoutUpdate(next, seen));
}

describe('the workflow file', () => {
  it.each([
    ['as it is', file],
    ['as it is deployed', deployed],
  ])('is valid ASL in JSONata %s', (_how, text) => {
    const { isValid, errorsText } = validate(JSON.parse(text.replaceAll('${Partition}', 'aws')));

    expect(errorsText()).toBe('');
    expect(isValid).toBe(true);
    expect(definition.QueryLanguage).toBe('JSONata');
  });

  it.each(states)('says in %s what an analyst should know', (_name, state) => {
    expect(state.Comment ?? '').toMatch(/^[A-Z].{20,}\.$/);
  });

  it.each(tasks)('gives the task %s its four fields', (_name, state) => {
    expect(state.TimeoutSeconds).toBeDefined();
    expect(state.Retry?.length).toBeGreaterThan(0);
    expect(state.Catch?.at(-1)?.ErrorEquals).toEqual(['States.ALL']);
  });

  it('reaches every state from the start', () => {
    const reached = new Set<string>();
    const visit = (name: string): void => {
      const state = definition.States[name];
      if (state === undefined || reached.has(name)) return;
      reached.add(name);
      nextOf(state).forEach(visit);
    };

    visit(definition.StartAt);

    expect([...reached].sort()).toEqual(states.map(([name]) => name).sort());
  });

  it('passes a finding update on every path to an end', () => {
    expect(endsWithoutUpdate(definition.StartAt)).toEqual([]);
  });

  it('leaves to the standard what is standard', () => {
    for (const [name, state] of Object.entries<State>(JSON.parse(file).States)) {
      expect(state.Retry, name).toBeUndefined();
      expect(state.TimeoutSeconds, name).not.toBe(90);
      for (const field of ['state', 'enteredAt', 'case', 'taskToken'])
        expect(Object.keys(state.Arguments?.Payload ?? {}), name).not.toContain(field);
      for (const { Next, ErrorEquals } of state.Catch ?? [])
        expect(`${ErrorEquals} ${Next}` === 'States.ALL AssessUserAfterFailure', name).toBe(
          name === 'RecordHeldUp',
        );
    }
  });

  it('takes the time-out of a question as an outcome and never tries it again', () => {
    const questions = tasks.filter(([, { Resource }]) => Resource?.endsWith('.waitForTaskToken'));

    expect(questions.length).toBeGreaterThan(0);
    for (const [name, { Retry, Catch }] of questions) {
      expect(
        Retry?.flatMap(({ ErrorEquals }) => ErrorEquals),
        name,
      ).not.toContain('States.Timeout');
      expect(
        Retry?.flatMap(({ ErrorEquals }) => ErrorEquals),
        name,
      ).not.toContain('States.ALL');
      expect(Catch?.[0]?.ErrorEquals, name).toEqual(['States.Timeout']);
      expect(Catch?.[0]?.Next, name).not.toBe('AssessUserAfterFailure');
    }
  });
});

describe('what has failed in all its tries', () => {
  const HELD_UP = [
    ...['AssessUser', 'AssessUserAgain', 'DisableCredentials', 'AssessDisabledUser'],
    ...['DeleteCredentials', 'RevertCredentials', 'AssessUse'],
  ];

  it.each(HELD_UP)('in %s is tried again later, unless the table does not allow it', (name) => {
    const caught = definition.States[name]?.Catch?.map(({ ErrorEquals, Next }) => [ErrorEquals, Next]);

    expect(caught).toEqual([
      [['InvalidInputError'], 'AssessUserAfterFailure'],
      [['States.ALL'], 'RecordHeldUp'],
    ]);
    const comesBack = definition.States['WhatFollowsPause']?.Choices?.filter(({ Next }) => Next === name);
    expect(comesBack?.[0]?.Condition).toContain(`$heldBack = '${name}'`);
  });

  it('ends the case everywhere else', () => {
    const others = tasks.filter(([name]) => !HELD_UP.includes(name));

    for (const [name, { Catch }] of others)
      expect(
        Catch?.map(({ Next }) => Next),
        name,
      ).not.toContain('RecordHeldUp');
  });
});

interface Retrier {
  IntervalSeconds: number;
  BackoffRate: number;
  MaxAttempts: number;
  MaxDelaySeconds: number;
  ErrorEquals: readonly string[];
}

describe('the retries of a task', () => {
  it.each(tasks)('of %s are those of when it runs', (name, { Resource }) => {
    const isQuestion = Resource?.endsWith('.waitForTaskToken');
    const usual = name.startsWith('Record') ? 'records' : 'after-disabling';
    const expected = name === 'RecordHeldUp' ? 'holds-up' : usual;

    expect(retryProfiles[name]).toBe(isQuestion ? 'question' : expected);
  });

  it.each([
    ['of what cannot even be held up', 'holds-up'],
    ['of a question that the table does not take', 'question'],
    ['of a record that the table does not take', 'records'],
  ] as const)('%s last for a day and more', (_, profile) => {
    const [first]: readonly Retrier[] = retriers[profile];
    const { MaxAttempts = 0, MaxDelaySeconds = 0, ErrorEquals } = first ?? {};

    expect(ErrorEquals).toContain('TransientServiceError');
    // The next state is no invention, however late it is entered.
    expect(MaxAttempts * (MaxDelaySeconds + 90) * 1000).toBeLessThan(SLACK_MS);

    // With full jitter a try comes after half the delay, as a rule.
    expect((MaxAttempts * MaxDelaySeconds) / 2).toBeGreaterThanOrEqual(24 * 3600);
  });

  it.each(['after-disabling', 'records'] as const)(
    'are over within 15 minutes once something is disabled, however long each try takes (%s)',
    (profile) => {
      const { IntervalSeconds, BackoffRate, MaxAttempts, MaxDelaySeconds } = (
        retriers[profile] as readonly Retrier[]
      ).at(-1) as Retrier;
      const delays = Array.from({ length: MaxAttempts }, (_, attempt) =>
        Math.min(IntervalSeconds * BackoffRate ** attempt, MaxDelaySeconds),
      );
      const longest = delays.reduce((sum, delay) => sum + delay, 0) + MaxAttempts * 90;

      expect(longest).toBeLessThanOrEqual(15 * 60);
    },
  );

  it.each(tasks)('of %s take whatever Lambda calls a function that died', (_name, { Retry }) => {
    const retried = Retry?.flatMap(({ ErrorEquals }) => ErrorEquals);

    expect(retried).toEqual(expect.arrayContaining([...KILLED_AS, 'Runtime.Unknown', 'Sandbox.Failure']));
  });

  it('need a row for every task, and no other', () => {
    const { AssessUse, ...others } = JSON.parse(file).States;
    const renamed = JSON.stringify({ States: { ...others, AssessLater: AssessUse } });

    expect(() => withTaskStandard(renamed)).toThrow(/no row for the Task AssessLater/);
    expect(() => withTaskStandard(JSON.stringify({ States: others }))).toThrow(/a row for AssessUse,/);
  });
});

describe('names in the workflow file', () => {
  // Our three classes; the reserved names of ASL; and the names that Lambda gives its own failures.
  const ours = [
    ...readFileSync(join(root, 'functions/domain/errors/errors.ts'), 'utf8').matchAll(
      /override readonly name = '(\w+)'/g,
    ),
  ].map(([, name]) => name);
  const canOccur = [
    ...ours,
    'States.ALL',
    'States.Timeout',
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
    'Lambda.Unknown',
    'Runtime.ExitError',
    'Runtime.OutOfMemory',
    'Runtime.Unknown',
    'Sandbox.Failure',
    'Sandbox.Timedout',
  ];

  /** The state that writes an ending, and what stands before it without a choice. */
  const toEnding = [
    'RecordEnding',
    ...tasks.filter(([, { Next }]) => Next === 'RecordEnding').map(([name]) => name),
  ];
  const outcomesThatEnd = states
    .flatMap(([, { Choices = [] }]) => Choices.filter(({ Next }) => toEnding.includes(Next)))
    .flatMap(({ Condition }) => [...Condition.matchAll(/'([\w-]+)'/g)].map(([, outcome = '']) => outcome));

  it('has three error classes to know', () => {
    expect(ours).toEqual(['InvalidInputError', 'TransientServiceError', 'PermanentServiceError']);
  });

  it.each(tasks)('matches in %s only errors that can occur', (_name, { Retry = [], Catch = [] }) => {
    for (const name of [...Retry, ...Catch].flatMap(({ ErrorEquals }) => ErrorEquals))
      expect(canOccur).toContain(name);
  });

  it.each(tasks)('invokes in %s a function that has a folder', (_name, { Arguments }) => {
    const placeholder = /^\$\{(\w+)FunctionArn\}$/.exec(Arguments?.FunctionName ?? '')?.[1] ?? '';
    const folder = placeholder.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();

    expect(existsSync(join(root, 'functions', folder, 'handler.ts')), folder).toBe(true);
  });

  it('ends a case exactly where the step it writes ends one', () => {
    for (const [name, { Arguments, Next }] of tasks) {
      if (Arguments?.FunctionName !== FINDING_UPDATE) continue;
      const step = String(Arguments.Payload?.['step']);
      const ends = ['CaseClosed', 'CaseFailed'].includes(wayOf(Next ?? '', 'closed') ?? '');
      if (step in STEPS) expect(endsCase(step as Step), name).toBe(ends);
    }
  });

  it('sends every outcome that ends a case to a step that ends one', () => {
    expect(outcomesThatEnd.length).toBeGreaterThan(10);
    expect(Object.keys(ENDINGS)).toEqual(expect.arrayContaining(outcomesThatEnd));
  });

  it('comes to every step that ends a case', () => {
    const named = tasks.map(([, { Arguments }]) => String(Arguments?.Payload?.['step']));

    expect([...outcomesThatEnd, ...named]).toEqual(expect.arrayContaining(Object.keys(ENDINGS)));
  });
});

/** Where a Choice goes with an outcome. */
function wayOf(choice: string, outcome: string): string | undefined {
  const { Choices = [], Default } = definition.States[choice] ?? { Type: 'none' };
  return Choices.find(({ Condition }) => Condition.includes(`'${outcome}'`))?.Next ?? Default;
}

describe('what is off', () => {
  it.each([
    ['WhatImpactReportSays', 'restore'],
    ['WhatVerificationShows', 'used'],
    ['WhatConfirmationSays', 'restore'],
    ['WhatWasDisabled', 'restore'],
    ['WhatWasDeleted', 'restore'],
    ['WhatWasDeleted', 'used'],
    ['WhatFollowsPause', 'restore'],
    ['WhatUseAnswerSays', 'restore'],
  ])('comes back in %s with "%s"', (choice, outcome) => {
    expect(wayOf(choice, outcome)).toBe('RevertCredentials');
  });
});

describe('a new password in a secret', () => {
  it.each([
    ['WhatUseAnswerSays', ['exempt', 'stop']],
    ['WhatUseShows', ['used', 'not-used', 'gone', 'recreated']],
  ])('is discarded wherever %s ends the wait for its use', (choice, outcomes) => {
    for (const outcome of outcomes) expect(wayOf(choice, outcome), outcome).toBe('DiscardPassword');
  });
});

describe('a case that may not end yet', () => {
  it.each([
    ['IsCaseClosed', 'closed', 'CaseClosed'],
    ['IsCaseClosed', 'restore', 'RevertCredentials'],
    ['IsCaseClosed', 'retirement', 'AssessUserAgain'],
    ['IsCaseClosed', 'observation', 'AssessDisabledUser'],
    ['IsCaseClosed', 'use', 'AssessUse'],
    ['IsFailureClosed', 'closed', 'CaseFailed'],
    ['IsFailureClosed', 'restore', 'RevertCredentials'],
  ])('goes on in %s with "%s" to %s', (choice, outcome, next) => {
    expect(wayOf(choice, outcome)).toBe(next);
  });

  it('ends in no other way', () => {
    const ends = states.filter(([, state]) =>
      nextOf(state).some((next) => ['CaseClosed', 'CaseFailed'].includes(next)),
    );

    // RecordFailed: even where the failure cannot be written the execution ends; the sweep then closes the case.
    expect(ends.map(([name]) => name)).toEqual(['IsCaseClosed', 'RecordFailed', 'IsFailureClosed']);
  });
});

describe('an answer of the last second', () => {
  it.each([
    ['WhatAssessmentShows', ['exempt', 'stop'], 'RecordEnding'],
    ['WhatAssessmentShows', ['retire'], 'DisableCredentials'],
    ['WhatAssessmentShows', ['keep'], 'RecordKept'],
    ['WhatVerificationShows', ['restore'], 'RevertCredentials'],
    ['WhatVerificationShows', ['delete'], 'DeleteCredentials'],
    ['WhatUseShows', ['restore'], 'RevertCredentials'],
    ['WhatUseShows', ['exempt', 'stop'], 'DiscardPassword'],
    ['WhatUseShows', ['retire'], 'DisableCredentials'],
  ])('is done in %s: %s', (choice, outcomes, next) => {
    for (const outcome of outcomes) expect(wayOf(choice, outcome), outcome).toBe(next);
  });
});
