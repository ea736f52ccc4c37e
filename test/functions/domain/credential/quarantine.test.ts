import { describe, expect, it } from 'vitest';
import { quarantinePolicyOf } from '../../../../functions/domain/credential/quarantine.ts';

const policyOf = (...attachedPolicies: string[]) => quarantinePolicyOf({ attachedPolicies });

describe('a quarantine', () => {
  it.each([
    ['arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantine', 'AWSCompromisedKeyQuarantine'],
    ['arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV2', 'AWSCompromisedKeyQuarantineV2'],
    ['arn:aws-cn:iam::aws:policy/AWSCompromisedKeyQuarantineV3', 'AWSCompromisedKeyQuarantineV3'],
    [
      'arn:aws-us-gov:iam::aws:policy/service-role/AWSCompromisedKeyQuarantineV4',
      'AWSCompromisedKeyQuarantineV4',
    ],
  ])('is %s, of whatever version, partition and path', (arn, name) => {
    expect(policyOf('arn:aws:iam::aws:policy/ReadOnlyAccess', arn)).toBe(name);
  });

  it.each([
    'arn:aws:iam::123456789012:policy/AWSCompromisedKeyQuarantineV3',
    'arn:aws:iam::aws:policy/NotAWSCompromisedKeyQuarantineV3',
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
  ])('is not %s', (arn) => {
    expect(policyOf(arn)).toBeUndefined();
  });
});
