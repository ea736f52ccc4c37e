import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ResourceExistsException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  BatchUpdateFindingsCommand,
  GetFindingsCommand,
  InvalidInputException,
  paginateGetFindings,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { InvalidParameterException, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createSecretsManager } from '../../../local/twin/secrets-manager/secrets-manager.ts';
import { createTwin, type Twin } from '../../../local/twin/server.ts';
import { createSes } from '../../../local/twin/ses/ses.ts';
import { createSns } from '../../../local/twin/sns/sns.ts';
import { createWorld } from '../../../local/twin/world.ts';
import { aFinding, aHub, start } from './security-hub/hub.ts';
import { clientOf } from './start-twin.ts';

const account = '111122223333';
const TopicArn = `arn:aws:sns:eu-west-1:${account}:operators`;

const { clock, hub } = aHub();
const ses = createSes({ identities: ['example.com'] });
const sns = createSns({ topicArns: [TopicArn] });
const secrets = createSecretsManager();
let twin: Twin;

beforeAll(async () => {
  const services = [hub.service, ses.service, sns.service, secrets.service];
  const world = createWorld({ start, accounts: [{ id: account }] });
  twin = await createTwin({ clock, world, services });
  twin.registerCredentials('AKIAHUB', { account, roleArn: `arn:aws:iam::${account}:role/update-finding` });
});

afterEach(() => expect(twin.refusals).toEqual([]));
afterAll(() => twin.close());

const configuration = (prefix: string) => clientOf(twin, prefix, 'AKIAHUB');

/** How many calls of an operation there have been; those that fail count as well. */
const callsOf = (operation: string): number => twin.calls.get(operation) ?? 0;

it('serves Security Hub to the SDK', async () => {
  const client = new SecurityHubClient(configuration('securityhub'));
  const added = Array.from({ length: 12 }, (_, n) =>
    hub.add(aFinding({ userName: `u${n}`, userId: `AIDA${n}` })),
  );
  const [{ document } = { document: undefined }] = added;

  const pages = [];
  for await (const page of paginateGetFindings({ client }, { Filters: {} }))
    pages.push(page.Findings?.length);
  const updated = await client.send(
    new BatchUpdateFindingsCommand({
      FindingIdentifiers: [
        { Id: document?.Id, ProductArn: document?.ProductArn },
        { Id: 'arn:gone', ProductArn: document?.ProductArn },
      ],
      Note: { Text: 'asked', UpdatedBy: 'responder' },
      Workflow: { Status: 'NOTIFIED' },
    }),
  );
  const byStatus = await client.send(
    new GetFindingsCommand({ Filters: { WorkflowStatus: [{ Value: 'NOTIFIED', Comparison: 'EQUALS' }] } }),
  );

  expect(pages).toEqual([10, 2]);
  expect(callsOf('securityhub:BatchUpdateFindings')).toBe(1);
  expect(updated.UnprocessedFindings).toMatchObject([{ ErrorCode: 'FindingNotFound' }]);
  expect(byStatus.Findings).toEqual([document]);
  await expect(client.send(new GetFindingsCommand({ MaxResults: 0 }))).rejects.toThrow(InvalidInputException);
});

it('serves SES to the SDK', async () => {
  const client = new SESv2Client(configuration('sesv2'));
  const mail = (FromEmailAddress: string) =>
    new SendEmailCommand({
      FromEmailAddress,
      Destination: { ToAddresses: ['alex@example.org'] },
      Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Text' } } } },
    });

  const { MessageId } = await client.send(mail('security@example.com'));

  expect(ses.outbox).toMatchObject([{ messageId: MessageId, at: start, subject: 'Hello' }]);
  await expect(client.send(mail('security@example.net'))).rejects.toThrow(MessageRejected);
  expect(callsOf('ses:SendEmail')).toBe(2);
});

it('serves SNS to the SDK', async () => {
  const client = new SNSClient(configuration('sns'));
  const MessageAttributes = { kind: { DataType: 'String', StringValue: 'failed' } };

  const { MessageId } = await client.send(
    new PublishCommand({ TopicArn, Subject: 'S', Message: 'a & b <c>\nd', MessageAttributes }),
  );

  expect(sns.published).toMatchObject([
    { messageId: MessageId, message: 'a & b <c>\nd', attributes: { kind: 'failed' } },
  ]);
  await expect(client.send(new PublishCommand({ TopicArn, Subject: 'a\nb', Message: 'm' }))).rejects.toThrow(
    InvalidParameterException,
  );
  expect(callsOf('sns:Publish')).toBe(2);
});

it('serves Secrets Manager to the SDK', async () => {
  const client = new SecretsManagerClient(configuration('secretsmanager'));
  const create = () => client.send(new CreateSecretCommand({ Name: 'case-1', SecretString: 'p1' }));
  await create();

  const read = await client.send(new GetSecretValueCommand({ SecretId: 'case-1' }));
  const described = await client.send(new DescribeSecretCommand({ SecretId: 'case-1' }));

  expect(read).toMatchObject({ SecretString: 'p1', CreatedDate: new Date(start) });
  expect(described.LastAccessedDate).toEqual(new Date('2026-03-02T00:00:00Z'));
  await expect(create()).rejects.toThrow(ResourceExistsException);
  expect(callsOf('secretsmanager:CreateSecret')).toBe(2);
});
