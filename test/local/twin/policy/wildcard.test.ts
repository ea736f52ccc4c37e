import { describe, expect, it } from 'vitest';
import { coversResource, isArnLike, isLike, isSame } from '../../../../local/twin/policy/wildcard.ts';

describe('a resource in a policy', () => {
  it.each([
    ['*', 'arn:aws:iam::111122223333:user/alice', true],
    ['arn:aws:iam::111122223333:user/*', 'arn:aws:iam::111122223333:user/team/alice', true],
    ['arn:aws:iam::111122223333:user/*', 'arn:aws:iam::444455556666:user/alice', false],
    ['arn:aws:iam::111122223333:user/*', 'arn:aws:iam::111122223333:group/users', false],
    ['arn:aws:iam::*:role/Read', 'arn:aws:iam::444455556666:role/Read', true],
    ['arn:aws:iam::*:role/Read', 'arn:aws:iam::444455556666:role/ReadMore', false],
    ['arn:aws:iam::*:role/Read', 'arn:aws-us-gov:iam::444455556666:role/Read', false],
    ['arn:aws:iam::1?11:user/alice', 'arn:aws:iam::1211:user/alice', true],
    ['arn:aws:states:*:1:execution:m:*', 'arn:aws:states:eu-west-1:1:execution:m:case-1', true],
    ['arn:aws:secretsmanager:r:1:secret:p/*', 'arn:aws:secretsmanager:r:1:secret:p/case-Ab12Cd', true],
    // A wildcard goes beyond its segment only at the segment's end.
    ['arn:aws:iam:*', 'arn:aws:iam::111122223333:user/alice', true],
    ['arn:aws:iam::1*1:user/a', 'arn:aws:iam::1:x:1:user/a', false],
    ['arn:aws:iam::1:user/a.c', 'arn:aws:iam::1:user/abc', false],
  ])('%s covers %s: %s', (pattern, arn, covered) => {
    expect(coversResource(pattern, arn)).toBe(covered);
  });

  it('means itself where a wildcard or a dollar sign is escaped', () => {
    expect(coversResource('arn:aws:iam::1:user/a${*}', 'arn:aws:iam::1:user/a*')).toBe(true);
    expect(coversResource('arn:aws:iam::1:user/a${*}', 'arn:aws:iam::1:user/ab')).toBe(false);
    expect(coversResource('arn:aws:iam::1:user/${$}{x}', 'arn:aws:iam::1:user/${x}')).toBe(true);
  });

  it('with a policy variable, or that is no ARN, is refused', () => {
    expect(() => coversResource('arn:aws:iam::1:user/${aws:username}', 'arn:x')).toThrow('${aws:username}');
    expect(() => coversResource('user/alice', 'arn:x')).toThrow('the resource user/alice');
  });
});

describe('values of conditions', () => {
  it('are compared with wildcards, or as they are', () => {
    expect(isLike('iam-cleanup@example.com', '*@example.com')).toBe(true);
    expect(isLike('iam-cleanup@example.org', '*@example.com')).toBe(false);
    expect(isSame('*@example.com', '*@example.com')).toBe(true);
    expect(isSame('a@example.com', '*@example.com')).toBe(false);
  });

  it('are compared as ARNs by each of the six components', () => {
    const arn = 'arn:aws:execute-api:eu-west-1:1:api/$default/ANY/messages/{messageId}';

    expect(isArnLike(arn, 'arn:aws:execute-api:*:1:api/*/*/messages/{messageId}')).toBe(true);
    expect(isArnLike(arn, 'arn:aws:*:api/*')).toBe(false);
  });
});
