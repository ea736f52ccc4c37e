import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchUpdateFindingsCommand,
  ListTagsForResourceCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operation, type RawService, type Service, ServiceError } from '../../../../local/twin/service.ts';
import { type Bench, clientOf, START, startTwin } from '../start-twin.ts';

let bench: Bench;
afterEach(() => bench.twin.close());

/** An operation that takes anything, remembers it and answers this. */
function recorded(seen: unknown[], answer: () => unknown) {
  return operation({
    parameters: z.looseObject({}),
    run: (parameters) => {
      seen.push(parameters);
      return answer();
    },
  });
}

async function serve(service: Service): Promise<void> {
  bench = await startTwin([], { options: { services: [service] } });
}

const executionArn = 'arn:aws:states:eu-west-1:111122223333:execution:machine:case';

describe('the JSON protocol', () => {
  const states = (seen: unknown[], answer: () => unknown): Service => ({
    name: 'states',
    prefix: 'sfn',
    protocol: 'aws-json-1.0',
    operations: { DescribeExecution: recorded(seen, answer) },
  });

  it('carries parameters, and dates as epoch seconds', async () => {
    const seen: unknown[] = [];
    await serve(
      states(seen, () => ({
        executionArn,
        status: 'RUNNING',
        startDate: new Date(START),
        stopDate: undefined,
      })),
    );

    const sfn = new SFNClient(clientOf(bench.twin, 'sfn'));
    const described = await sfn.send(new DescribeExecutionCommand({ executionArn }));

    expect(seen).toEqual([{ executionArn }]);
    expect(described).toMatchObject({ status: 'RUNNING', startDate: new Date(START) });
  });

  it('carries errors with their code and status', async () => {
    await serve(
      states([], () => {
        throw new ServiceError('ExecutionDoesNotExist', 'Execution Does Not Exist');
      }),
    );

    const sfn = new SFNClient(clientOf(bench.twin, 'sfn'));

    await expect(sfn.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
      message: 'Execution Does Not Exist',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('spells denied access its own way', async () => {
    await serve(states([], () => ({})));
    bench.twin.faults.add({ call: 'states:DescribeExecution', error: 'AccessDenied' });

    const sfn = new SFNClient(clientOf(bench.twin, 'sfn'));

    await expect(sfn.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it('reports a bug of the twin as a refusal', async () => {
    await serve(
      states([], () => {
        throw new TypeError('oops');
      }),
    );

    const sfn = new SFNClient(clientOf(bench.twin, 'sfn'));

    await expect(sfn.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'TwinFailed',
    });
    expect(bench.twin.refusals[0]?.reason).toContain('oops');
  });
});

describe('the REST protocol', () => {
  const hub = (seen: unknown[], answer: () => unknown): Service => ({
    name: 'securityhub',
    prefix: 'securityhub',
    protocol: 'rest-json',
    operations: { BatchUpdateFindings: recorded(seen, answer), ListTagsForResource: recorded(seen, answer) },
    routes: {
      'PATCH /findings/batchupdate': 'BatchUpdateFindings',
      'GET /tags/{ResourceArn}': 'ListTagsForResource',
    },
  });
  const update = new BatchUpdateFindingsCommand({
    FindingIdentifiers: [{ Id: 'a', ProductArn: 'b' }],
    Note: { Text: 'é "quoted"', UpdatedBy: 'x' },
  });

  it('finds the operation by method and path, and its parameters in both', async () => {
    const seen: unknown[] = [];
    await serve(hub(seen, () => ({ ProcessedFindings: [], UnprocessedFindings: [] })));
    const client = new SecurityHubClient(clientOf(bench.twin, 'securityhub'));

    await client.send(update);
    await client.send(new ListTagsForResourceCommand({ ResourceArn: 'arn:aws:x/y' }));

    expect(seen).toEqual([update.input, { ResourceArn: 'arn:aws:x/y' }]);
  });

  it('carries errors with their code, message and status', async () => {
    await serve(
      hub([], () => {
        throw new ServiceError('InvalidAccessException', 'not subscribed', 401);
      }),
    );

    const client = new SecurityHubClient(clientOf(bench.twin, 'securityhub'));

    await expect(client.send(update)).rejects.toMatchObject({
      name: 'InvalidAccessException',
      message: 'not subscribed',
      $metadata: { httpStatusCode: 401 },
    });
  });
});

describe('the query protocol', () => {
  it('carries lists and maps', async () => {
    const seen: unknown[] = [];
    await serve({
      name: 'sns',
      prefix: 'sns',
      protocol: 'aws-query',
      operations: { Publish: recorded(seen, () => ({ MessageId: 'm-1' })) },
    });

    const { MessageId } = await new SNSClient(clientOf(bench.twin, 'sns')).send(
      new PublishCommand({
        TopicArn: 'arn',
        Message: 'a & b\n=c',
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } },
      }),
    );

    expect(MessageId).toBe('m-1');
    expect(seen).toEqual([
      {
        TopicArn: 'arn',
        Message: 'a & b\n=c',
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } },
      },
    ]);
  });
});

describe('DynamoDB', () => {
  it('is counted and faulted, and else handed on as it came', async () => {
    const bodies: string[] = [];
    const dynamodb: RawService = {
      async forward({ path, body }) {
        bodies.push(`${path} ${body.toString()}`);
        return { status: 200, headers: {}, body: JSON.stringify({ TableNames: ['cases'] }) };
      },
      perform: () => Promise.reject(new Error('comes over HTTP')),
      repeat: () => expect.fail('comes over HTTP'),
    };
    bench = await startTwin([], { options: { dynamodb } });
    const client = new DynamoDBClient(clientOf(bench.twin, 'dynamodb'));

    const { TableNames } = await client.send(new ListTablesCommand({ Limit: 1 }));
    bench.twin.faults.add({ call: 'dynamodb:ListTables', error: 'AccessDenied' });

    await expect(client.send(new ListTablesCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    expect(TableNames).toEqual(['cases']);
    expect(bodies).toEqual(['/ {"Limit":1}']);
    expect(bench.twin.calls.get('dynamodb:ListTables')).toBe(2);
  });
});
