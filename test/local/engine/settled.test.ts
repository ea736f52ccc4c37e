import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../local/engine/clock.ts';
import {
  createStepFunctions,
  type StepFunctions,
  TaskFailure,
} from '../../../local/engine/step-functions.ts';
import { ask, bench, invoke, machineArn, machineOf, start } from './fixture.ts';

const soon = (milliseconds = 5) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

describe('settled', () => {
  it('waits for functions that take real time', async () => {
    let ended = false;
    const { begin } = bench(
      { Work: invoke() },
      {
        work: async () => {
          await soon(30);
          ended = true;
        },
      },
    );

    await begin();

    expect(ended).toBe(true);
  });

  it('resolves while executions wait for the clock or a token', async () => {
    const { begin, describe: describeIt } = bench({ Ask: ask({ TimeoutSeconds: 60 }) });

    expect(describeIt(await begin()).status).toBe('RUNNING');
  });

  it('resolves when nothing was ever started', async () => {
    await expect(bench({ A: { Type: 'Succeed' } }).sfn.settled()).resolves.toBeUndefined();
  });

  it('waits for what a callback starts, and for what that starts', async () => {
    const started: string[] = [];
    const engine: { sfn?: StepFunctions } = {};
    const sfn = createStepFunctions({
      clock: createVirtualClock(start),
      machines: [{ name: 'cases', arn: machineArn, definition: machineOf({ Work: invoke() }) }],
      tasks: { 'states:::lambda:invoke': () => soon() },
      onStatusChange: ({ status, name }) => {
        if (status !== 'SUCCEEDED' || started.length >= 3) return;
        started.push(name);
        engine.sfn?.startExecution({ stateMachineArn: machineArn, name: `after-${started.length}` });
      },
    });
    engine.sfn = sfn;
    sfn.startExecution({ stateMachineArn: machineArn, name: 'first' });

    await sfn.settled();

    expect(started).toEqual(['first', 'after-1', 'after-2']);
    const statuses = sfn
      .listExecutions({ stateMachineArn: machineArn })
      .executions.map(({ status }) => status);
    expect(statuses).toEqual(Array(4).fill('SUCCEEDED'));
  });

  it('waits for what follows a token that is sent while it waits', async () => {
    let answered = false;
    const engine = bench(
      { Ask: ask({ Next: 'Work' }), Work: invoke() },
      {
        ask: async () => soon(20),
        work: async () => {
          await soon(20);
          answered = true;
        },
      },
    );
    const { sfn, tokens } = engine;
    sfn.startExecution({ stateMachineArn: machineArn });
    const waiting = sfn.settled();
    while (tokens.length === 0) await soon(1);
    sfn.sendTaskSuccess({ taskToken: tokens[0] ?? '', output: '{}' });

    await waiting;

    expect(answered).toBe(true);
  });

  it('waits after the clock has woken an execution', async () => {
    const {
      begin,
      clock,
      sfn,
      describe: describeIt,
    } = bench(
      { Pause: { Type: 'Wait', Seconds: 5, Next: 'Work' }, Work: invoke() },
      { work: () => soon(10) },
    );
    const arn = await begin();

    clock.advance();
    await sfn.settled();

    expect(describeIt(arn).status).toBe('SUCCEEDED');
  });

  it('waits for a function whose execution was stopped', async () => {
    let ended = false;
    const { sfn, calls } = bench(
      { Work: invoke() },
      {
        work: async () => {
          await soon(20);
          ended = true;
        },
      },
    );
    const { executionArn } = sfn.startExecution({ stateMachineArn: machineArn });
    while (calls.length === 0) await soon(1);
    sfn.stopExecution({ executionArn });

    await sfn.settled();

    expect(ended).toBe(true);
  });

  it('serves many executions at once', async () => {
    const { sfn, clock } = bench({
      Work: invoke({ Next: 'Pause' }),
      Pause: { Type: 'Wait', Seconds: '{% $states.input.n %}', End: true },
    });
    for (let n = 1; n <= 50; n += 1) {
      sfn.startExecution({ stateMachineArn: machineArn, input: JSON.stringify({ n }) });
    }
    await sfn.settled();
    clock.advanceTo(start + 25_000);
    await sfn.settled();

    const count = (statusFilter: 'RUNNING' | 'SUCCEEDED') =>
      sfn.listExecutions({ stateMachineArn: machineArn, statusFilter }).executions.length;
    expect([count('SUCCEEDED'), count('RUNNING')]).toEqual([25, 25]);
  });

  it('rejects with the error of a callback', async () => {
    const { sfn } = bench(
      { A: { Type: 'Succeed' } },
      {
        onState: () => {
          throw new Error('broken callback');
        },
      },
    );
    sfn.startExecution({ stateMachineArn: machineArn });

    await expect(sfn.settled()).rejects.toThrow('broken callback');
  });
});

describe('what is told about an execution', () => {
  it('is each change of its status', async () => {
    const { run, changes } = bench(
      { Work: invoke() },
      { work: async () => Promise.reject(new TaskFailure('E')) },
    );

    await run();

    expect(changes.map(({ status, error }) => [status, error])).toEqual([
      ['RUNNING', undefined],
      ['FAILED', 'E'],
    ]);
  });

  it('is each state that it enters, with the virtual time', async () => {
    const seen: unknown[] = [];
    const { run, sfn } = bench(
      { Pause: { Type: 'Wait', Seconds: 60, Next: 'Done' }, Done: { Type: 'Succeed' } },
      { onState: ({ name, enteredAt }) => seen.push({ name, enteredAt }) },
    );

    const { executionArn } = await run();

    const expected = [
      { name: 'Pause', enteredAt: start },
      { name: 'Done', enteredAt: start + 60_000 },
    ];
    expect(seen).toEqual(expected);
    expect(sfn.statesOf(executionArn)).toEqual(expected);
  });

  it('is the same in every run', async () => {
    const play = async () => {
      const { sfn, tokens } = bench({ Ask: ask() });
      const { executionArn } = sfn.startExecution({ stateMachineArn: machineArn });
      await sfn.settled();
      return [executionArn, tokens[0]];
    };

    expect(await play()).toEqual(await play());
  });
});
