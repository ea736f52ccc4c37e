import { describe, expect, it } from 'vitest';
import { ask, bench, codeOf, invoke, machineArn, start } from './fixture.ts';

const waiting = { Ask: ask() };
const quick = { Only: { Type: 'Pass', End: true } };
const stateMachineArn = machineArn;
const executionArn = `${machineArn.replace('stateMachine', 'execution')}:one`;

describe('StartExecution', () => {
  it('answers with the ARN and the start, before any state is entered', () => {
    const { sfn } = bench(waiting);

    expect(sfn.startExecution({ stateMachineArn, name: 'one' })).toEqual({ executionArn, startDate: start });
    expect(sfn.statesOf(executionArn)).toEqual([]);
  });

  it('takes {} as input and a UUID as name when they are absent', () => {
    const { sfn, describe: describeIt } = bench(quick);

    const first = describeIt(sfn.startExecution({ stateMachineArn }).executionArn);
    const second = describeIt(sfn.startExecution({ stateMachineArn }).executionArn);

    expect(first.input).toBe('{}');
    expect(first.name).toMatch(/^[0-9a-f-]{36}$/);
    expect(second.name).not.toBe(first.name);
  });

  it('returns the running execution for the same name and input', async () => {
    const { sfn, begin, clock, calls } = bench(waiting);
    const arn = await begin({ a: 1 }, 'one');
    clock.advanceTo(start + 5000);

    const again = sfn.startExecution({ stateMachineArn, name: 'one', input: '{"a":1}' });
    await sfn.settled();

    expect(again).toEqual({ executionArn: arn, startDate: start });
    expect(calls).toHaveLength(1);
  });

  it('refuses the name for another input, and once the execution has ended', async () => {
    const running = bench(waiting);
    await running.begin({ a: 1 }, 'one');
    const ended = bench(quick);
    await ended.begin({ a: 1 }, 'one');
    const again = (input: string) => ({ stateMachineArn, name: 'one', input });

    expect(codeOf(() => running.sfn.startExecution(again('{"a":2}')))).toBe('ExecutionAlreadyExists');
    expect(codeOf(() => ended.sfn.startExecution(again('{"a":1}')))).toBe('ExecutionAlreadyExists');
  });

  it('frees the name 90 days after the end', async () => {
    const { sfn, begin, clock } = bench(quick);
    await begin({}, 'one');
    const again = () => codeOf(() => sfn.startExecution({ stateMachineArn, name: 'one' }));

    clock.advanceTo(start + 90 * 86_400_000 - 1);
    expect(again()).toBe('ExecutionAlreadyExists');
    clock.advanceTo(start + 90 * 86_400_000);
    expect(again()).toBeUndefined();
  });

  it.each([
    ['an unknown machine', { stateMachineArn: `${machineArn}-2` }, 'StateMachineDoesNotExist'],
    ['no ARN', { stateMachineArn: 'cases' }, 'InvalidArn'],
    ['a name with a space', { stateMachineArn, name: 'a b' }, 'InvalidName'],
    ['an empty name', { stateMachineArn, name: '' }, 'InvalidName'],
    ['an input that is no JSON', { stateMachineArn, input: '{' }, 'InvalidExecutionInput'],
    [
      'an input that is too large',
      { stateMachineArn, input: JSON.stringify('x'.repeat(262_143)) },
      'ValidationException',
    ],
  ])('refuses %s', (_case, input, code) => {
    expect(codeOf(() => bench(quick).sfn.startExecution(input))).toBe(code);
  });
});

describe('StopExecution', () => {
  it('ends a waiting execution as ABORTED and leaves no timer', async () => {
    const { sfn, begin, clock, describe: describeIt } = bench({ Ask: ask({ TimeoutSeconds: 60 }) });
    const arn = await begin();
    clock.advanceTo(start + 1000);

    const answer = sfn.stopExecution({ executionArn: arn, error: 'Stop', cause: 'enough' });
    await sfn.settled();

    expect(answer).toEqual({ stopDate: start + 1000 });
    expect(describeIt(arn)).toMatchObject({ status: 'ABORTED', error: 'Stop', cause: 'enough' });
    expect(clock.nextAt()).toBeUndefined();
  });

  it('ends an execution whose function still runs, and ignores what that returns', async () => {
    let finish = (_result: unknown): void => {};
    const work = () => new Promise<unknown>((resolve) => (finish = resolve));
    const { sfn, calls, describe: describeIt, history } = bench({ Work: invoke() }, { work });
    const { executionArn: arn } = sfn.startExecution({ stateMachineArn });
    while (calls.length === 0) await new Promise((resolve) => setImmediate(resolve));

    sfn.stopExecution({ executionArn: arn });
    finish('late');
    await sfn.settled();

    expect(describeIt(arn)).not.toHaveProperty('output');
    expect(history(arn).at(-1)?.type).toBe('ExecutionAborted');
  });

  it('invokes nothing when it comes before the first state', async () => {
    const { sfn, calls } = bench({ Work: invoke() });
    const { executionArn: arn } = sfn.startExecution({ stateMachineArn });

    sfn.stopExecution({ executionArn: arn });
    await sfn.settled();

    expect(calls).toEqual([]);
    expect(sfn.statesOf(arn)).toEqual([]);
  });

  it('changes nothing on an execution that has ended', async () => {
    const { sfn, begin, clock, describe: describeIt } = bench(quick);
    const arn = await begin();
    const before = describeIt(arn);
    clock.advanceTo(start + 1000);

    expect(sfn.stopExecution({ executionArn: arn })).toEqual({ stopDate: start });
    expect(describeIt(arn)).toEqual(before);
  });

  it('does not know an execution that was not started', () => {
    expect(codeOf(() => bench(quick).sfn.stopExecution({ executionArn }))).toBe('ExecutionDoesNotExist');
  });
});

describe('DescribeExecution', () => {
  it('describes a running and an ended execution', async () => {
    const common = {
      executionArn,
      stateMachineArn,
      name: 'one',
      startDate: start,
      input: '{"a":1}',
      inputDetails: { included: true },
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
    };
    const running = bench(waiting);
    await running.begin({ a: 1 }, 'one');
    const ended = bench(quick);
    await ended.begin({ a: 1 }, 'one');

    expect(running.describe(executionArn)).toEqual({
      ...common,
      status: 'RUNNING',
      redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
    });
    expect(ended.describe(executionArn)).toEqual({
      ...common,
      status: 'SUCCEEDED',
      stopDate: start,
      output: '{"a":1}',
      outputDetails: { included: true },
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    });
  });

  it('refuses what is no ARN of an execution', () => {
    expect(codeOf(() => bench(quick).describe(machineArn))).toBe('InvalidArn');
  });
});

describe('ListExecutions', () => {
  it('lists the newest first, by status and in pages', async () => {
    const { sfn, begin } = bench(waiting);
    const arns = [await begin({}, 'a'), await begin({}, 'b'), await begin({}, 'c')];
    sfn.stopExecution({ executionArn: arns[1] ?? '' });
    const names = (request: object) =>
      sfn.listExecutions({ stateMachineArn, ...request }).executions.map(({ name }) => name);
    const { nextToken } = sfn.listExecutions({ stateMachineArn, maxResults: 2 });

    expect(names({})).toEqual(['c', 'b', 'a']);
    expect(names({ statusFilter: 'RUNNING' })).toEqual(['c', 'a']);
    expect(names({ maxResults: 2 })).toEqual(['c', 'b']);
    expect(names({ maxResults: 2, nextToken })).toEqual(['a']);
    expect(sfn.listExecutions({ stateMachineArn, statusFilter: 'ABORTED' }).executions).toEqual([
      {
        executionArn: arns[1],
        stateMachineArn,
        name: 'b',
        status: 'ABORTED',
        startDate: start,
        stopDate: start,
        redriveCount: 0,
      },
    ]);
  });

  it('does not know other machines', () => {
    const { sfn } = bench(quick);

    expect(codeOf(() => sfn.listExecutions({ stateMachineArn: `${machineArn}-2` }))).toBe(
      'StateMachineDoesNotExist',
    );
  });
});
