import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { endsCase, STEPS, type Step } from '../../functions/domain/note/note.ts';

interface State {
  Type: string;
  Comment?: string;
  Resource?: string;
  TimeoutSeconds?: number | string;
  Retry?: { ErrorEquals: string[] }[];
  Catch?: { ErrorEquals: string[]; Next: string }[];
  Arguments?: { FunctionName: string; Payload: Record<string, unknown> };
  Choices?: { Condition: string; Next: string }[];
  Default?: string;
  Next?: string;
}

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'statemachine/retire-unused-credentials.asl.json'), 'utf8');
const definition: { StartAt: string; QueryLanguage: string; States: Record<string, State> } =
  JSON.parse(text);
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
  it('is valid ASL in JSONata', () => {
    const deployed = JSON.parse(text.replaceAll('${Partition}', 'aws'));

    const { isValid, errorsText } = validate(deployed);

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
    'Sandbox.Timedout',
  ];

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
      const step = String(Arguments.Payload['step']);
      const ends = Next === 'CaseClosed' || Next === 'CaseFailed';
      if (step in STEPS) expect(endsCase(step as Step), name).toBe(ends);
    }
  });

  it('sends every outcome that ends a case to a step that can be written', () => {
    const outcomes = states.flatMap(([, { Choices = [] }]) =>
      Choices.filter(({ Next }) => Next === 'RecordEnding' || Next === 'IsPasswordStored').flatMap(
        ({ Condition }) => [...Condition.matchAll(/'([\w-]+)'/g)].map(([, outcome]) => outcome),
      ),
    );

    expect(outcomes.length).toBeGreaterThan(10);
    for (const outcome of outcomes) {
      expect(Object.keys(STEPS)).toContain(outcome);
      expect(endsCase(outcome as Step), outcome).toBe(true);
    }
  });
});
