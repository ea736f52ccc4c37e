import { describe, expect, it } from 'vitest';
import { type ContextKeys, holds, parseCondition } from '../../../../local/twin/policy/conditions.ts';

const ROLE = 'arn:aws:iam::111122223333:role/fn';
const keys: ContextKeys = {
  'aws:PrincipalArn': ROLE,
  'aws:SecureTransport': 'true',
  'aws:PrincipalOrgID': undefined,
  'ses:Recipients': ['a@example.com', 'b@example.com'],
  'x:None': undefined,
  'aws:ResourceTag/break-glass': 'yes',
  'aws:ResourceTag/*': undefined,
};

function check(operator: string, key: string, ...wanted: string[]): boolean {
  return holds(parseCondition(operator, key, wanted), keys);
}

describe('a condition', () => {
  it.each([
    ['StringEquals', 'aws:PrincipalArn', [ROLE], true],
    ['StringEquals', 'AWS:principalARN', ['x', ROLE], true],
    ['StringEquals', 'aws:PrincipalArn', ['arn:aws:iam::*:role/fn'], false],
    ['StringLike', 'aws:PrincipalArn', ['arn:aws:iam::*:role/f?'], true],
    ['StringNotEquals', 'aws:PrincipalArn', [ROLE], false],
    ['StringNotLike', 'aws:PrincipalArn', ['*:role/other'], true],
    ['ArnEquals', 'aws:PrincipalArn', ['arn:aws:iam::*:role/fn'], true],
    ['ArnLike', 'aws:PrincipalArn', ['arn:aws:iam::*:role/other'], false],
    ['ArnNotEquals', 'aws:PrincipalArn', ['x', ROLE], false],
    ['ArnNotLike', 'aws:PrincipalArn', ['arn:aws:iam::*:role/other'], true],
    ['Bool', 'aws:SecureTransport', ['false'], false],
    ['Bool', 'aws:SecureTransport', ['TRUE'], true],
    ['Null', 'aws:PrincipalArn', ['false'], true],
    ['Null', 'aws:PrincipalArn', ['true'], false],
    ['Null', 'aws:ResourceTag/Break-Glass', ['false'], true],
    ['Null', 'aws:ResourceTag/owner/of', ['false'], false],
    ['StringEquals', 'aws:ResourceTag/break-glass', ['no'], false],
  ])('%s %s %j is %s', (operator, key, wanted, expected) => {
    expect(check(operator, key, ...wanted)).toBe(expected);
  });

  it('on a key that the request lacks fails, unless it is negated or asks for just that', () => {
    expect(check('StringEquals', 'aws:PrincipalOrgID', 'o-1')).toBe(false);
    expect(check('ArnLike', 'aws:PrincipalOrgID', '*')).toBe(false);
    expect(check('StringNotEquals', 'aws:PrincipalOrgID', 'o-1')).toBe(true);
    expect(check('Null', 'aws:PrincipalOrgID', 'true')).toBe(true);
  });

  it('on a multivalued key is about all of its values, or any', () => {
    expect(check('ForAllValues:StringLike', 'ses:Recipients', '*@example.com')).toBe(true);
    expect(check('ForAllValues:StringEquals', 'ses:Recipients', 'a@example.com')).toBe(false);
    expect(check('ForAnyValue:StringEquals', 'ses:Recipients', 'a@example.com')).toBe(true);
    expect(check('ForAllValues:StringEquals', 'x:None', 'a')).toBe(true);
    expect(check('ForAnyValue:StringEquals', 'x:None', 'a')).toBe(false);
  });

  it('is refused where it would have to be guessed', () => {
    expect(() => check('StringEquals', 'ses:Recipients', 'a@example.com')).toThrow('multivalued');
    expect(() => check('StringEquals', 'aws:SourceVpc', 'vpc-1')).toThrow('the condition key aws:SourceVpc');
    expect(() => check('StringEqualsIfExists', 'aws:PrincipalArn', ROLE)).toThrow('StringEqualsIfExists');
    expect(() => check('IpAddress', 'aws:SourceIp', '10.0.0.0/8')).toThrow('IpAddress');
    expect(() => check('ForAllValues:Null', 'x:None', 'true')).toThrow('ForAllValues:Null');
    expect(() => check('toString', 'x:None', 'true')).toThrow('toString');
  });
});
