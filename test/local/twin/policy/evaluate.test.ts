import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../../local/twin/policy/document.ts';
import { type Caller, evaluate } from '../../../../local/twin/policy/evaluate.ts';

const USER = 'arn:aws:iam::111122223333:user/alice';
const request = { action: 'iam:GetUser', resource: USER, keys: { 'a:B': 'c' } };
const identity = (...Statement: object[]) =>
  parsePolicy({ Version: '2012-10-17', Statement }, 'identity', 'p');
const allow = { Effect: 'Allow', Action: 'iam:GetUser', Resource: 'arn:aws:iam::111122223333:user/*' };

describe('identity policies', () => {
  it('allow what a statement allows, and say by which patterns', () => {
    expect(evaluate([identity(allow)], request)).toEqual({
      is: 'allow',
      by: [{ action: 'iam:GetUser', resource: 'arn:aws:iam::111122223333:user/*' }],
    });
  });

  it.each([
    ['nothing', []],
    ['another action', [identity({ ...allow, Action: 'iam:GetUsers' })]],
    ['another resource', [identity({ ...allow, Resource: 'arn:aws:iam::111122223333:user/bob' })]],
    ['a condition that does not hold', [identity({ ...allow, Condition: { StringEquals: { 'a:B': 'd' } } })]],
    [
      'one of two conditions',
      [identity({ ...allow, Condition: { StringEquals: { 'a:B': 'c' }, Null: { 'a:B': 'true' } } })],
    ],
  ])('that allow %s deny by saying nothing', (_what, documents) => {
    expect(evaluate(documents, request)).toEqual({ is: 'implicit-deny' });
  });

  it('deny where any statement denies, whatever the others allow', () => {
    const deny = { Effect: 'Deny', Action: 'iam:*', Resource: '*' };

    expect(evaluate([identity(allow), identity(deny)], request)).toEqual({ is: 'explicit-deny' });
    expect(evaluate([identity(allow, { ...deny, Action: 'iam:Delete*' })], request).is).toBe('allow');
  });

  it('know no case in names of actions', () => {
    expect(evaluate([identity({ ...allow, Action: 'IAM:getuser' })], request).is).toBe('allow');
  });

  it('do not look at the conditions of a statement about something else', () => {
    const other = { ...allow, Action: 'iam:DeleteUser', Condition: { StringEquals: { 'x:Unknown': 'y' } } };

    expect(evaluate([identity(allow, other)], request).is).toBe('allow');
    expect(() => evaluate([identity({ ...other, Action: 'iam:GetUser' })], request)).toThrow('x:Unknown');
  });
});

describe('policies of a resource', () => {
  const role = 'arn:aws:iam::111122223333:role/fn';
  const caller: Caller = {
    roleArn: role,
    accountNames: ['111122223333', 'arn:aws:iam::111122223333:root'],
  };
  const trust = (Principal: unknown) =>
    parsePolicy(
      { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' } },
      'trust',
      'p',
    );
  const assume = { action: 'sts:AssumeRole', resource: 'arn:aws:iam::444455556666:role/Read', keys: {} };

  it.each([
    ['*', true],
    [{ AWS: '*' }, true],
    [{ AWS: 'arn:aws:iam::111122223333:root' }, true],
    [{ AWS: ['444455556666', '111122223333'] }, true],
    [{ AWS: role }, true],
    [{ AWS: 'arn:aws:iam::444455556666:root' }, false],
    [{ AWS: `${role}-other` }, false],
    [{ Service: 'lambda.amazonaws.com' }, false],
  ])('with the principal %j allow a role of another account: %s', (principal, allowed) => {
    expect(evaluate([trust(principal)], assume, caller).is === 'allow').toBe(allowed);
  });

  it('name services by their principal', () => {
    const service = { service: 'lambda.amazonaws.com' };

    expect(evaluate([trust({ Service: 'lambda.amazonaws.com' })], assume, service).is).toBe('allow');
    expect(evaluate([trust({ Service: 'states.amazonaws.com' })], assume, service).is).toBe('implicit-deny');
    expect(evaluate([trust({ AWS: '*' })], assume, service).is).toBe('implicit-deny');
  });
});
