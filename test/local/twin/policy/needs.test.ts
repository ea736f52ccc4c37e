import { describe, expect, it } from 'vitest';
import { createIamService } from '../../../../local/twin/iam/iam.ts';
import { needsOf } from '../../../../local/twin/policy/needs.ts';
import { createSecretsManager } from '../../../../local/twin/secrets-manager/secrets-manager.ts';
import { createSes } from '../../../../local/twin/ses/ses.ts';
import { createSns } from '../../../../local/twin/sns/sns.ts';
import { schemas } from '../../../../local/twin/states/schemas.ts';
import { createWorld } from '../../../../local/twin/world.ts';
import { callOf, HUB, KEY, MACHINE, MEMBER, sessionCall, TOPIC } from './policy-bench.ts';

const users = [
  {
    userName: 'alice',
    tags: { Owner: 'a@example.com' },
    accessKeys: [{ id: 'AKIAALICE00000000000' }],
    groups: ['/team/devs'],
  },
  { userName: 'bob', path: '/team/' },
];
const world = createWorld({ start: 0, accounts: [{ id: MEMBER, users }, { id: HUB }] });
const facts = {
  world,
  secrets: () => [],
  ses: { identities: ['example.com'] },
  keyOfTopic: () => undefined,
  machineArn: MACHINE,
};
const iamArn = (resource: string) => `arn:aws:iam::${MEMBER}:${resource}`;

describe('a call of IAM needs the action of its name', () => {
  it.each([
    ['iam:GetUser', { UserName: 'alice' }, iamArn('user/alice'), { Owner: 'a@example.com' }],
    ['iam:GetUser', { UserName: 'bob' }, iamArn('user/team/bob')],
    ['iam:DeleteUser', { UserName: 'gone' }, iamArn('user/gone')],
    [
      'iam:GetAccessKeyLastUsed',
      { AccessKeyId: 'AKIAALICE00000000000' },
      iamArn('user/alice'),
      { Owner: 'a@example.com' },
    ],
    ['iam:GetAccessKeyLastUsed', { AccessKeyId: 'AKIAGONE' }, 'access key AKIAGONE'],
    ['iam:RemoveUserFromGroup', { UserName: 'alice', GroupName: 'devs' }, iamArn('group/team/devs')],
    ['iam:RemoveUserFromGroup', { UserName: 'alice', GroupName: 'other' }, iamArn('group/other')],
    [
      'iam:DeactivateMFADevice',
      { UserName: 'alice', SerialNumber: iamArn('mfa/a') },
      iamArn('user/alice'),
      { Owner: 'a@example.com' },
    ],
    ['iam:DeleteVirtualMFADevice', { SerialNumber: iamArn('mfa/a') }, iamArn('mfa/a')],
    ['iam:ListUsers', {}, '*'],
    ['iam:GetAccountPasswordPolicy', {}, '*'],
  ] as [string, object, string, Record<string, string>?][])(
    '%s %j on %s, with the tags of that',
    (call, parameters, resource, tags = {}) => {
      const named = Object.entries(tags).map(([key, value]) => [`aws:ResourceTag/${key}`, value]);
      const keys = { ...Object.fromEntries(named), 'aws:ResourceTag/*': undefined };

      expect(needsOf(sessionCall(call, parameters), facts)).toStrictEqual([{ action: call, resource, keys }]);
    },
  );
});

describe('a call in the hub needs', () => {
  const hub = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${HUB}:${resource}`;

  it.each([
    ['sts:AssumeRole', { RoleArn: iamArn('role/Read') }, iamArn('role/Read')],
    ['securityhub:BatchUpdateFindings', {}, hub('securityhub', 'hub/default')],
    ['states:StartExecution', { stateMachineArn: MACHINE }, MACHINE],
    ['states:SendTaskSuccess', { taskToken: 't' }, MACHINE],
    ['states:DescribeExecution', { executionArn: `${MACHINE}:x` }, `${MACHINE}:x`],
    ['sns:Publish', { TopicArn: TOPIC }, TOPIC],
    ['dynamodb:PutItem', { TableName: 'cases' }, hub('dynamodb', 'table/cases')],
    ['dynamodb:GetItem', { TableName: hub('dynamodb', 'table/x') }, hub('dynamodb', 'table/x')],
    ['secretsmanager:GetSecretValue', { SecretId: 'a/b' }, hub('secretsmanager', 'secret:a/b')],
  ])('for %s its action on %s', (call, parameters, resource) => {
    expect(needsOf(callOf(call, parameters), facts)).toEqual([{ action: call, resource }]);
  });

  it('for a query the index that it reads, or else the table', () => {
    const query = (parameters: object) =>
      needsOf(callOf('dynamodb:Query', { TableName: 'cases', ...parameters }), facts);

    expect(query({ IndexName: 'due' })).toMatchObject([
      { action: 'dynamodb:Query', resource: hub('dynamodb', 'table/cases/index/due') },
    ]);
    expect(query({})).toMatchObject([{ action: 'dynamodb:Query', resource: hub('dynamodb', 'table/cases') }]);
  });

  const keys = { 'ses:FromAddress': 'team@mail.example.com' };
  const mail = callOf('ses:SendEmail', { FromEmailAddress: 'Team <team@mail.example.com>' });

  it.each([
    ['its address', ['example.com', 'mail.example.com', 'team@mail.example.com'], 'team@mail.example.com'],
    ['its domain', ['example.com', 'mail.example.com'], 'mail.example.com'],
    ['its parent domain', ['other.example', 'example.com'], 'example.com'],
    ['its address where nothing is verified', ['other.example'], 'team@mail.example.com'],
  ])('for a mail the nearest verified identity: %s', (_what, identities, identity) => {
    const resource = hub('ses', `identity/${identity}`);

    expect(needsOf(mail, { ...facts, ses: { identities } })).toEqual([
      { action: 'ses:SendEmail', resource, keys },
    ]);
  });

  it.each([
    ['the identity’s default one', {}, { defaultConfigurationSet: 'own' }, 'own'],
    ['the one that it names', { ConfigurationSetName: 'main' }, { defaultConfigurationSet: 'own' }, 'main'],
  ])('for a mail its configuration set as well: %s', (_what, more, ses, name) => {
    const call = callOf('ses:SendEmail', { FromEmailAddress: 'team@mail.example.com', ...more });

    expect(needsOf(call, { ...facts, ses: { ...facts.ses, ...ses } })).toEqual([
      { action: 'ses:SendEmail', resource: hub('ses', 'identity/example.com'), keys },
      { action: 'ses:SendEmail', resource: hub('ses', `configuration-set/${name}`), keys },
    ]);
  });

  it('for a secret its whole ARN, with six characters that nobody knows before', () => {
    const [need] = needsOf(callOf('secretsmanager:CreateSecret', { Name: 'a/b' }), facts);

    expect(need?.resource).toMatch(/:secret:a\/b-\w{6}$/);
  });

  it('for an encrypted topic its key as well, through SNS', () => {
    const publish = callOf('sns:Publish', { TopicArn: TOPIC });
    const needs = needsOf(publish, { ...facts, keyOfTopic: () => KEY });
    const keys = { 'kms:CallerAccount': HUB, 'kms:ViaService': 'sns.eu-west-1.amazonaws.com' };

    expect(needs).toEqual([
      { action: 'sns:Publish', resource: TOPIC },
      { action: 'kms:GenerateDataKey', resource: KEY, keys },
      { action: 'kms:Decrypt', resource: KEY, keys },
    ]);
  });

  it('for a session with tags one action more', () => {
    const tagged = callOf('sts:AssumeRole', { RoleArn: iamArn('role/Read'), Tags: [] });

    expect(needsOf(tagged, facts).map(({ action }) => action)).toEqual(['sts:AssumeRole', 'sts:TagSession']);
    expect(needsOf(callOf('sts:GetCallerIdentity', {}), facts)).toEqual([]);
  });
});

describe('what a call needs', () => {
  it('is known of every operation that the twin knows', () => {
    const services = [
      createIamService(world),
      createSns({ topicArns: [] }).service,
      createSes({ identities: [] }).service,
      createSecretsManager().service,
    ];
    const operations = [
      ...services.flatMap(({ name, operations }) => Object.keys(operations).map((one) => `${name}:${one}`)),
      ...Object.keys(schemas).map((one) => `states:${one}`),
    ];

    expect(operations.length).toBeGreaterThan(40);
    for (const call of operations) expect(() => needsOf(callOf(call, {}), facts), call).not.toThrow();
  });

  it('is refused where it is not known', () => {
    expect(() => needsOf(callOf('iam:CreateUser', {}), facts)).toThrow('iam:CreateUser needs');
    expect(() => needsOf(callOf('iam:toString', {}), facts)).toThrow('iam:toString needs');
    expect(() => needsOf(callOf('secretsmanager:CreateSecret', { KmsKeyId: 'k' }), facts)).toThrow('KMS');
  });
});
