import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../../local/engine/clock.ts';
import { createStepFunctions } from '../../../../local/engine/step-functions.ts';
import { createTwin, type Twin } from '../../../../local/twin/server.ts';
import { createStates } from '../../../../local/twin/states/states.ts';
import { createWorld } from '../../../../local/twin/world.ts';
import { clientOf, HUB } from '../start-twin.ts';

const start = Date.parse('2026-03-02T09:00:00.250Z');
const stateMachineArn = `arn:aws:states:eu-west-1:${HUB}:stateMachine:retire`;
const machine = {
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
};

let twin: Twin | undefined;
afterEach(() => twin?.close());

async function aBench() {
  const clock = createVirtualClock(start);
  let token = '';
  const engine = createStepFunctions({
    clock,
    machines: [{ name: 'retire', arn: stateMachineArn, definition: JSON.stringify(machine) }],
    tasks: {
      'states:::lambda:invoke.waitForTaskToken': async (arguments_) => {
        token = (arguments_ as { Payload: { token: string } }).Payload.token;
        return {};
      },
    },
  });
  const world = createWorld({ start, accounts: [{ id: HUB }] });
  twin = await createTwin({ clock, world, services: [createStates(engine, { account: HUB })] });
  const roleArn = `arn:aws:iam::${HUB}:role/case-page`;
  twin.registerCredentials('AKIAHUB', { account: HUB, roleArn });
  twin.registerCredentials('AKIAMEMBER', { account: '111122223333', roleArn });
  const client = new SFNClient(clientOf(twin, 'sfn', 'AKIAHUB'));
  return { clock, engine, client, twin, tokenOf: () => token };
}

describe('the Step Functions API', () => {
  it('starts, answers and describes an execution with dates of the virtual clock', async () => {
    const { clock, engine, client, tokenOf } = await aBench();

    const started = await client.send(
      new StartExecutionCommand({ stateMachineArn, name: 'case-1', input: '{}' }),
    );
    await engine.settled();
    clock.advanceTo(start + 60_000);
    await client.send(new SendTaskSuccessCommand({ taskToken: tokenOf(), output: '{"outcome":"keep"}' }));
    await engine.settled();
    const described = await client.send(new DescribeExecutionCommand({ executionArn: started.executionArn }));

    expect(started.startDate).toEqual(new Date(start));
    expect(described).toMatchObject({
      status: 'SUCCEEDED',
      startDate: new Date(start),
      stopDate: new Date(start + 60_000),
      output: '{"outcome":"keep"}',
    });
  });

  it('lists executions and shows their history', async () => {
    const { engine, client } = await aBench();
    const { executionArn } = await client.send(
      new StartExecutionCommand({ stateMachineArn, name: 'case-1' }),
    );
    await engine.settled();

    const list = await client.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }));
    const history = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1 }));

    expect(list.executions).toMatchObject([
      { name: 'case-1', status: 'RUNNING', startDate: new Date(start) },
    ]);
    expect(history.events).toMatchObject([{ type: 'ExecutionStarted', timestamp: new Date(start) }]);
    expect(history.nextToken).toBeDefined();
  });

  it('answers with the errors of the API', async () => {
    const { clock, engine, client, tokenOf } = await aBench();
    await client.send(new StartExecutionCommand({ stateMachineArn, name: 'case-1', input: '{}' }));
    await engine.settled();
    clock.advanceTo(start + 3_600_000);
    await engine.settled();

    const late = client.send(new SendTaskSuccessCommand({ taskToken: tokenOf(), output: '{}' }));
    const again = client.send(
      new StartExecutionCommand({ stateMachineArn, name: 'case-1', input: '{"a":1}' }),
    );
    const unknown = client.send(
      new StopExecutionCommand({
        executionArn: `${stateMachineArn.replace('stateMachine', 'execution')}:none`,
      }),
    );

    await expect(late).rejects.toThrow(TaskTimedOut);
    await expect(again).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await expect(unknown).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
  });

  it('is closed to callers of other accounts', async () => {
    const { twin: served } = await aBench();
    const member = new SFNClient(clientOf(served, 'sfn', 'AKIAMEMBER'));

    const sent = member.send(new SendTaskSuccessCommand({ taskToken: 'x', output: '{}' }));

    await expect(sent).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('refuses a parameter that it does not play', async () => {
    const { client, twin: served } = await aBench();

    const sent = client.send(new StartExecutionCommand({ stateMachineArn, traceHeader: 'x' }));

    await expect(sent).rejects.toMatchObject({ name: 'TwinDoesNotKnow' });
    expect(served.refusals).toHaveLength(1);
  });
});
