import { SFNClient } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executions } from '../../../functions/aws/executions.ts';
import { taskTokens } from '../../../functions/aws/task-tokens.ts';
import { createVirtualClock, type VirtualClock } from '../../../local/engine/clock.ts';
import { createStepFunctions, type StepFunctions } from '../../../local/engine/step-functions.ts';
import { createStates } from '../../../local/twin/states/states.ts';
import { type Aws, HUB, START, startAws } from './start-aws.ts';

const stateMachineArn = `arn:aws:states:eu-west-1:${HUB}:stateMachine:retire-unused-credentials`;
const definition = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
      TimeoutSeconds: 3600,
      End: true,
    },
  },
});

let aws: Aws;
let clock: VirtualClock;
let engine: StepFunctions;
let token: string;
let client: SFNClient;
beforeEach(async () => {
  clock = createVirtualClock(START);
  engine = createStepFunctions({
    clock,
    machines: [{ name: 'retire-unused-credentials', arn: stateMachineArn, definition }],
    tasks: {
      'states:::lambda:invoke.waitForTaskToken': async (arguments_) => {
        token = (arguments_ as { Payload: { token: string } }).Payload.token;
        return {};
      },
    },
  });
  aws = await startAws({ clock, services: [createStates(engine, { account: HUB })] });
  client = new SFNClient(aws.config('sfn'));
});
afterEach(() => aws.twin.close());

const cases = () => executions({ stateMachineArn, client: () => client });
const tokens = () => taskTokens({ client: () => client });

describe('the execution of a case', () => {
  it('starts under the name of the case with its input', async () => {
    await cases().start('alice-1', { caseId: 'alice-1' });

    const executionArn = `arn:aws:states:eu-west-1:${HUB}:execution:retire-unused-credentials:alice-1`;
    expect(engine.describeExecution({ executionArn })).toMatchObject({ input: '{"caseId":"alice-1"}' });
  });

  it('starts once, whether it runs or has ended', async () => {
    await cases().start('alice-1', { click: 1 });
    await cases().start('alice-1', { click: 1 });
    await cases().start('alice-1', { click: 2 });
    clock.advanceTo(START + 3_600_000);
    await engine.settled();
    await cases().start('alice-1', { click: 1 });

    expect(engine.listExecutions({ stateMachineArn }).executions).toHaveLength(1);
  });

  it('has a state, or is missing', async () => {
    expect(await cases().status('alice-1')).toBe('missing');

    await cases().start('alice-1', {});
    expect(await cases().status('alice-1')).toBe('RUNNING');

    await engine.settled();
    clock.advanceTo(START + 3_600_000);
    await engine.settled();
    expect(await cases().status('alice-1')).toBe('FAILED');
  });

  it.each([
    ['ThrottlingException', 'TransientServiceError'],
    ['ServiceUnavailable', 'TransientServiceError'],
    ['StateMachineDoesNotExist', 'PermanentServiceError'],
    ['AccessDeniedException', 'PermanentServiceError'],
  ])('throws %s as %s', async (error, name) => {
    aws.twin.faults.add({ call: 'states:*', error });
    const message = expect.stringContaining('the case alice-1');

    await expect(cases().start('alice-1', {})).rejects.toMatchObject({ name, message });
    await expect(cases().status('alice-1')).rejects.toMatchObject({ name });
    await expect(cases().running()).rejects.toMatchObject({ name });
  });

  it('is among those that run until its end, however many they are', async () => {
    const names = Array.from({ length: 1001 }, (_, index) => `case-${index}`);
    for (const name of names) engine.startExecution({ stateMachineArn, name });
    await engine.settled();
    expect(await cases().running()).toEqual(new Set(names));

    engine.stopExecution({
      executionArn: `${stateMachineArn.replace(':stateMachine:', ':execution:')}:case-0`,
    });
    expect(await cases().running()).toEqual(new Set(names.slice(1)));
  });
});

describe('the token of a question', () => {
  beforeEach(async () => {
    await cases().start('alice-1', {});
    await engine.settled();
  });

  it('is taken once', async () => {
    expect(await tokens().succeed(token, { outcome: 'retire' })).toBe('taken');
    await engine.settled();

    expect(await tokens().succeed(token, { outcome: 'keep' })).toBe('gone');
    expect(await cases().status('alice-1')).toBe('SUCCEEDED');
  });

  it('is gone when its time is over', async () => {
    clock.advanceTo(START + 3_600_000);
    await engine.settled();

    expect(await tokens().succeed(token, { outcome: 'retire' })).toBe('gone');
  });

  it('is perhaps taken where a repeated request finds it gone', async () => {
    aws.twin.faults.add({
      call: 'states:SendTaskSuccess',
      error: 'connection-reset',
      times: 1,
      effect: 'done',
    });

    const persistent = new SFNClient({ ...aws.config('sfn'), maxAttempts: 2 });
    const repeated = taskTokens({ client: () => persistent });

    expect(await repeated.succeed(token, { outcome: 'retire' })).toBe('unsure');
    await engine.settled();
    expect(await cases().status('alice-1')).toBe('SUCCEEDED');
  });

  it.each(['InvalidToken', 'TaskDoesNotExist', 'TaskTimedOut'])('is gone on %s', async (error) => {
    aws.twin.faults.add({ call: 'states:SendTaskSuccess', error });

    expect(await tokens().succeed('not a token of ours', { outcome: 'retire' })).toBe('gone');
  });

  it.each([
    ['ThrottlingException', 'TransientServiceError'],
    ['connection-reset', 'TransientServiceError'],
    ['InvalidOutput', 'PermanentServiceError'],
    ['AccessDeniedException', 'PermanentServiceError'],
  ])('is in no error (%s: %s)', async (error, name) => {
    aws.twin.faults.add({ call: 'states:SendTaskSuccess', error, message: `Bad Value '${token}'` });

    const thrown: Error = await tokens()
      .succeed(token, { outcome: 'retire' })
      .then(
        () => new Error('no error'),
        (reason) => reason,
      );

    expect(thrown.name).toBe(name);
    expect(`${thrown.stack} ${thrown.cause} ${JSON.stringify(thrown.cause)}`).not.toContain(token);
  });
});
