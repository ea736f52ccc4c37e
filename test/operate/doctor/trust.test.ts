import { describe, expect, it } from 'vitest';
import { type Expected, trustProblem } from '../../../operate/doctor/checks/trust.ts';

const root = 'arn:aws:iam::444455556666:root';
const role = 'arn:aws:iam::444455556666:role/unused-credentials-ask-role';
const expected: Expected = { root, principals: [role], organizationId: 'o-a1b2c3d4e5' };
const condition = {
  ArnEquals: { 'aws:PrincipalArn': [role] },
  StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
};
const trust = (changes: object = {}) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: root }, Action: 'sts:AssumeRole', Condition: condition, ...changes },
  ],
});

describe('a trust policy', () => {
  it('is as the settings have it, a list of one being that one', () => {
    const one = { ...condition, ArnEquals: { 'aws:PrincipalArn': role } };

    expect(trustProblem(trust(), expected)).toBeUndefined();
    expect(trustProblem(trust({ Condition: one }), expected)).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    ['without conditions', trust({ Condition: {} }), 'this release has not written'],
    [
      'with a condition more',
      trust({ Condition: { ...condition, Bool: {} } }),
      'this release has not written',
    ],
    ['that denies', trust({ Effect: 'Deny' }), 'this release has not written'],
    [
      'of two statements',
      { Statement: [...trust().Statement, ...trust().Statement] },
      'this release has not written',
    ],
    [
      'of another account',
      trust({ Principal: { AWS: 'arn:aws:iam::1:root' } }),
      'trusts arn:aws:iam::1:root',
    ],
    [
      'of another role',
      trust({ Condition: { ...condition, ArnEquals: { 'aws:PrincipalArn': [role, root] } } }),
      'trusts other roles',
    ],
    [
      'of another organisation',
      trust({ Condition: { ...condition, StringEquals: { 'aws:PrincipalOrgID': 'o-2' } } }),
      'trusts o-2',
    ],
    [
      'of no organisation',
      trust({ Condition: { ArnEquals: condition.ArnEquals } }),
      'trusts no organisation',
    ],
    ['that is none', 'nothing', 'this release has not written'],
  ])('%s is another one', (_, document, problem) => {
    expect(trustProblem(document, expected)).toContain(problem);
  });

  it('with an organisation, where the settings have none, is another one', () => {
    expect(trustProblem(trust(), { root, principals: [role] })).toContain('cdk.json says none');
  });
});
