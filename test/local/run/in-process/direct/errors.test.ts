import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetUserCommand, IAMClient, UpdateAccessKeyCommand } from '@aws-sdk/client-iam';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { BatchUpdateFindingsCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sayingWhen } from '../../../../../functions/aws/answered-at.ts';
import { type SdkClient, speakDirectly } from '../../../../../local/run/in-process/direct/client.ts';
import type { DirectCall } from '../../../../../local/twin/direct.ts';
import { createDynamodb } from '../../../../../local/twin/dynamodb/dynamodb.ts';
import { createSecretsManager } from '../../../../../local/twin/secrets-manager/secrets-manager.ts';
import { operation, type Service, ServiceError } from '../../../../../local/twin/service.ts';
import type { AnsweredCall } from '../../../../../local/twin/session.ts';
import { ACCOUNT, type Bench, clientOf, startTwin } from '../../../twin/start-twin.ts';

let bench: Bench;
let calls: AnsweredCall[];
afterEach(() => bench.twin.close());

interface Client {
  send(command: unknown): Promise<object>;
}

const refuse = (code: string, fields: object) =>
  operation({
    parameters: z.looseObject({}),
    run() {
      throw new ServiceError(code, 'a & <b>', 400, { ...fields });
    },
  });
const refusingStates: Service = {
  ...{ name: 'states', prefix: 'sfn', protocol: 'aws-json-1.0' },
  operations: { DescribeExecution: refuse('ExecutionDoesNotExist', {}) },
};
const refusingHub: Service = {
  ...{ name: 'securityhub', prefix: 'securityhub', protocol: 'rest-json' },
  operations: { BatchUpdateFindings: refuse('InvalidInputException', { Code: 'InvalidInput' }) },
  routes: { 'PATCH /findings/batchupdate': 'BatchUpdateFindings' },
};

/** A new twin, whose table is in dynalite or in maps. */
async function start(isInMemory: boolean): Promise<void> {
  calls = [];
  const table = { TableName: 'cases', KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] };
  const AttributeDefinitions = [{ AttributeName: 'pk', AttributeType: 'S' }];
  const tables = [{ ...table, AttributeDefinitions }];
  const dynamodb = await createDynamodb({ account: ACCOUNT, tables, isInMemory });
  bench = await startTwin([{ userName: 'alice' }], {
    options: {
      services: [createSecretsManager().service, refusingStates, refusingHub],
      dynamodb: dynamodb.service,
      onCall: (call) => calls.push(call),
    },
  });
}

function direct(prefix: string, ClientOf: new (config: object) => object): Client {
  const requestHandler = { handle: async (call: DirectCall) => ({ response: await bench.twin.call(call) }) };
  const client = new ClientOf({ ...clientOf(bench.twin, prefix), requestHandler });
  speakDirectly(client as unknown as SdkClient, prefix);
  return client as Client;
}

function overHttp(prefix: string, ClientOf: new (config: object) => object): Client {
  return new ClientOf(clientOf(bench.twin, prefix)) as Client;
}

/** All that can be read of an end, but for the number of the call and the random pause before it. */
async function endOf(call: Promise<object>): Promise<unknown> {
  const shown = (end: object) => {
    const { $metadata = {}, ...rest } = end as { $metadata?: object; $response?: unknown };
    const { requestId: _number, totalRetryDelay: _pause, ...metadata } = $metadata as Record<string, unknown>;
    return { ...rest, metadata };
  };
  return call.then(shown, (error: Error) => ({
    name: error.name,
    message: error.message,
    is: Object.getPrototypeOf(error),
    headers: '$response' in error && error.$response !== undefined,
    ...shown({ ...error }),
  }));
}

const key = { UserName: 'alice', AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', Status: 'Inactive' } as const;
const put = { TableName: 'cases', Item: { pk: { S: 'a' } }, ConditionExpression: 'attribute_exists(pk)' };

it.each([
  ['over HTTP', overHttp, false],
  ['without a wire', direct, true],
])('an answer says when it was given, in the time of the world: %s', async (_, clientBy, isInMemory) => {
  await start(isInMemory);
  const client = sayingWhen(clientBy('iam', IAMClient) as IAMClient);

  const { $metadata } = await client.send(new GetUserCommand({ UserName: 'alice' }));

  const answeredAt = new Date(bench.clock.now()).toISOString();
  expect($metadata).toMatchObject({ answeredAt });
});

describe.each<[string, string, new (config: object) => object, unknown]>([
  ['a user', 'iam', IAMClient, new GetUserCommand({ UserName: 'alice' })],
  ['no such user', 'iam', IAMClient, new GetUserCommand({ UserName: 'nobody' })],
  ['no such key', 'iam', IAMClient, new UpdateAccessKeyCommand(key)],
  ['a bad name', 'iam', IAMClient, new GetUserCommand({ UserName: 'a b & <c>' })],
  ['no such role', 'sts', STSClient, new AssumeRoleCommand({ RoleArn: 'x', RoleSessionName: 'y' })],
  ['a condition', 'dynamodb', DynamoDBClient, new PutItemCommand(put)],
  ['a bad item', 'dynamodb', DynamoDBClient, new PutItemCommand({ TableName: 'cases', Item: {} })],
  ['no secret', 'secretsmanager', SecretsManagerClient, new GetSecretValueCommand({ SecretId: 'x' })],
  ['no execution', 'sfn', SFNClient, new DescribeExecutionCommand({ executionArn: 'x' })],
  [
    'no finding',
    'securityhub',
    SecurityHubClient,
    new BatchUpdateFindingsCommand({ FindingIdentifiers: [] }),
  ],
])('%s', (_what, prefix, ClientOf, command) => {
  const bothWays = async (before: () => void): Promise<unknown[][]> => {
    const ends: unknown[][] = [];
    for (const [isInMemory, clientBy] of [[false, overHttp] as const, [true, direct] as const]) {
      await start(isInMemory);
      before();
      const end = await endOf(clientBy(prefix, ClientOf).send(command));
      ends.push([end, calls, [...bench.twin.calls], bench.twin.refusals]);
      if (clientBy === overHttp) await bench.twin.close();
    }
    return ends;
  };

  it('ends the same without a wire', async () => {
    const [http, without] = await bothWays(() => {});

    expect(without).toEqual(http);
  });

  it.each(['AccessDenied', 'ServiceUnavailable'])('ends the same under %s', async (error) => {
    const [http, without] = await bothWays(() => bench.twin.faults.add({ call: '*', error, effect: 'done' }));

    expect(without).toEqual(http);
  });
});
