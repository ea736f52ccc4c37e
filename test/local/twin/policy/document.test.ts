import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../../local/twin/policy/document.ts';

const statement = { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' };
const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });

describe('a policy document', () => {
  it('may have one or many of everything', () => {
    const one = { Version: '2012-10-17', Statement: statement };

    expect(parsePolicy(one, 'identity', 'p')).toEqual({
      statements: [{ effect: 'Allow', actions: ['iam:GetUser'], resources: ['*'], conditions: [] }],
    });
    expect(parsePolicy(one, 'identity', 'p')).toEqual(
      parsePolicy(policy({ ...statement, Action: ['iam:GetUser'], Resource: ['*'] }), 'identity', 'p'),
    );
  });

  it.each([
    ['NotAction', policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })],
    ['NotResource', policy({ Effect: 'Deny', Action: 'iam:*', NotResource: 'arn:x' })],
    ['Version', { ...policy(statement), Version: '2008-10-17' }],
    ['Statement.0.Effect', policy({ ...statement, Effect: 'allow' })],
    ['NumericLessThan', policy({ ...statement, Condition: { NumericLessThan: { 'a:b': '1' } } })],
  ])('is refused by name for what is not judged: %s', (name, document) => {
    expect(() => parsePolicy(document, 'identity', 'of the role fn')).toThrow(name);
  });

  it('says who in a resource’s policy and what in an identity’s; a trust has no resource', () => {
    const someone = { Effect: 'Allow', Principal: { Service: 'x.amazonaws.com' }, Action: 'a:B' };

    expect(() => parsePolicy(policy(someone), 'trust', 'p')).not.toThrow();
    expect(() => parsePolicy(policy(someone), 'resource', 'p')).toThrow('kind resource');
    expect(() => parsePolicy(policy({ ...someone, Resource: '*' }), 'resource', 'p')).not.toThrow();
    expect(() => parsePolicy(policy({ ...someone, Resource: '*' }), 'identity', 'p')).toThrow(
      'kind identity',
    );
    expect(() => parsePolicy(policy(statement), 'trust', 'p')).toThrow('kind trust');
    expect(() => parsePolicy(policy({ ...someone, Principal: {} }), 'trust', 'p')).toThrow('Principal');
  });
});
