import { describe, expect, it } from 'vitest';
import { createResolver } from '../../../local/assembly/intrinsics.ts';
import {
  readFunctionPermissions,
  readKeyPolicies,
  readTopicKeys,
  readTopicPolicies,
} from '../../../local/assembly/resource-policies.ts';
import { readRoles } from '../../../local/assembly/roles.ts';
import { stackOf } from './cloud-assembly.ts';

const document = (Action: string) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action }] });
const role = (properties = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: { RoleName: 'fn', AssumeRolePolicyDocument: document('sts:AssumeRole'), ...properties },
});
const rolesOf = (resources: Record<string, object>) => {
  const stack = stackOf(resources);
  return readRoles(stack, createResolver(stack));
};

describe('a role', () => {
  it('has its inline, attached and managed policies', () => {
    const PolicyDocument = document('a:Inline');
    const [fn] = rolesOf({
      Fn: role({
        Policies: [{ PolicyName: 'inline', PolicyDocument }],
        ManagedPolicyArns: [{ Ref: 'Managed' }],
      }),
      Attached: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'attached',
          PolicyDocument: document('a:Attached'),
          Roles: [{ Ref: 'Fn' }],
        },
      },
      Others: {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyName: 'others', PolicyDocument: document('a:Others'), Roles: ['other'] },
      },
      Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document('a:Managed') } },
      Pushed: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: document('a:Pushed'), Roles: [{ Ref: 'Fn' }] },
      },
    });

    expect(fn).toMatchObject({
      name: 'fn',
      arn: 'arn:aws:iam::111122223333:role/fn',
      trust: document('sts:AssumeRole'),
    });
    expect(fn?.policies.map((policy) => policy.document)).toEqual(
      ['a:Inline', 'a:Attached', 'a:Managed', 'a:Pushed'].map(document),
    );
  });

  it.each([
    ['a policy of AWS', { Fn: role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }) }],
    ['a permissions boundary', { Fn: role({ PermissionsBoundary: 'arn:aws:iam::111122223333:policy/b' }) }],
    ['a policy of another kind', { Fn: role(), P: { Type: 'AWS::IAM::RolePolicy', Properties: {} } }],
  ])('with %s is refused: what it may do is not known', (_what, resources) => {
    expect(() => rolesOf(resources)).toThrow(/not known|PermissionsBoundary/);
  });
});

describe('policies of resources', () => {
  const functions = [
    { functionName: 'fn', arn: 'arn:aws:lambda:eu-central-1:111122223333:function:fn' },
  ] as unknown as Parameters<typeof readFunctionPermissions>[2];
  const permission = {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'fn',
      Principal: 'events.amazonaws.com',
      SourceArn: 'arn:aws:events:eu-central-1:111122223333:rule/r',
    },
  };

  it('say which service may invoke a function, and for which source', () => {
    const stack = stackOf({ Permission: permission });

    expect(readFunctionPermissions(stack, createResolver(stack), functions)).toEqual([
      {
        action: 'lambda:InvokeFunction',
        functionArn: functions[0]?.arn,
        principal: 'events.amazonaws.com',
        sourceArn: permission.Properties.SourceArn,
      },
    ]);
  });

  it('that let a service invoke for any source are refused', () => {
    const { SourceArn: _any, ...Properties } = permission.Properties;
    const stack = stackOf({ Permission: { ...permission, Properties } });

    expect(() => readFunctionPermissions(stack, createResolver(stack), functions)).toThrow('SourceArn');
  });

  const topic = (KmsMasterKeyId?: unknown) => ({ Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId } });
  const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:Hub-Topic-LOCAL';
  const keysOf = (key?: unknown) => {
    const KeyPolicy = document('kms:*');
    const stack = stackOf({ Topic: topic(key), Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy } } });
    return { stack, resolve: createResolver(stack) };
  };

  it('belong to topics and to the keys that encrypt them', () => {
    const { stack, resolve } = keysOf({ 'Fn::GetAtt': ['Key', 'Arn'] });
    const [key] = readKeyPolicies(stack, resolve);

    expect(key?.document).toEqual(document('kms:*'));
    expect([...readTopicKeys(stack, resolve)]).toEqual([[TOPIC, key?.keyArn]]);
  });

  it('are none for the key that AWS manages, and unknown for a key from elsewhere', () => {
    const aws = keysOf('alias/aws/sns');
    const none = keysOf();
    const other = keysOf('arn:aws:kms:eu-central-1:111122223333:key/other');

    expect(readTopicKeys(aws.stack, aws.resolve).size).toBe(0);
    expect(readTopicKeys(none.stack, none.resolve).size).toBe(0);
    expect(() => readTopicKeys(other.stack, other.resolve)).toThrow('key/other');
  });

  it('of topics name their topics', () => {
    const stack = stackOf({
      Topic: topic(),
      Policy: {
        Type: 'AWS::SNS::TopicPolicy',
        Properties: { PolicyDocument: document('sns:Publish'), Topics: [{ Ref: 'Topic' }] },
      },
    });

    expect(readTopicPolicies(stack, createResolver(stack))).toEqual([
      { topicArns: [TOPIC], document: document('sns:Publish') },
    ]);
  });
});
