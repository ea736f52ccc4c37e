import { describe, expect, it } from 'vitest';
import { createResolver } from '../../../local/assembly/intrinsics.ts';
import { AssemblyError } from '../../../local/assembly/template.ts';
import { stackOf } from './cloud-assembly.ts';

const stack = stackOf(
  {
    Ask: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'ask' } },
    Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: { 'Fn::Join': ['-', ['ask', 'role']] } } },
    Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
    Retire: { Type: 'AWS::SecurityHub::ActionTarget', Properties: { Id: 'RetireCredentials' } },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
  },
  {
    Parameters: { Stage: { Type: 'String', Default: 'prod' }, Secret: { Type: 'String' } },
    Conditions: {
      IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
      IsTest: { 'Fn::Not': [{ Condition: 'IsProd' }] },
    },
  },
);
const resolve = createResolver(stack);

describe('resolving CloudFormation intrinsics', () => {
  it.each([
    ['a pseudo parameter', { Ref: 'AWS::AccountId' }, '111122223333'],
    ['a parameter', { Ref: 'Stage' }, 'prod'],
    ['a function by Ref', { Ref: 'Ask' }, 'ask'],
    [
      'a function by ARN',
      { 'Fn::GetAtt': ['Ask', 'Arn'] },
      'arn:aws:lambda:eu-central-1:111122223333:function:ask',
    ],
    ['an attribute with a dot', { 'Fn::GetAtt': 'Role.Arn' }, 'arn:aws:iam::111122223333:role/ask-role'],
    ['a resource without a name', { Ref: 'Topic' }, 'arn:aws:sns:eu-central-1:111122223333:Hub-Topic-LOCAL'],
    [
      'a custom action',
      { Ref: 'Retire' },
      'arn:aws:securityhub:eu-central-1:111122223333:action/custom/RetireCredentials',
    ],
    ['a join', { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 'iam']] }, 'arn:aws:iam'],
    [
      'a substitution',
      { 'Fn::Sub': ['${AWS::Region}/${Ask}/${x}/${!y}', { x: 1 }] },
      'eu-central-1/ask/1/${y}',
    ],
    [
      'a substitution of an attribute',
      { 'Fn::Sub': '${Ask.Arn}' },
      'arn:aws:lambda:eu-central-1:111122223333:function:ask',
    ],
    ['a choice from a split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    ['a true condition', { 'Fn::If': ['IsProd', 'yes', 'no'] }, 'yes'],
    ['a false condition', { 'Fn::If': ['IsTest', 'yes', { Ref: 'AWS::NoValue' }] }, undefined],
  ])('knows %s', (_what, value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it('resolves inside lists and objects and drops AWS::NoValue', () => {
    expect(
      resolve({ list: [{ Ref: 'Ask' }, { Ref: 'AWS::NoValue' }], gone: { Ref: 'AWS::NoValue' } }),
    ).toEqual({
      list: ['ask'],
    });
  });

  it.each([
    ['an intrinsic', { 'Fn::ImportValue': 'x' }, 'Fn::ImportValue is not known'],
    ['a resource type', { Ref: 'Bucket' }, 'Ref of a AWS::S3::Bucket is not known'],
    ['an attribute', { 'Fn::GetAtt': ['Ask', 'Version'] }, 'has no Version here'],
    ['a name', { Ref: 'Nobody' }, 'nothing is named Nobody'],
    ['a parameter without a default', { Ref: 'Secret' }, 'parameter Secret has no default'],
  ])('refuses %s that it does not know', (_what, value, message) => {
    expect(() => resolve(value)).toThrow(AssemblyError);
    expect(() => resolve(value)).toThrow(message);
  });
});
