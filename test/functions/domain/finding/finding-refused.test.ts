import { describe, expect, it } from 'vitest';
import { readFinding } from '../../../../functions/domain/finding/read-finding.ts';
import { ACCOUNT } from '../../../support/builders.ts';
import { aFinding } from '../../../support/events.ts';

import { ALL, reasonOf } from './findings.ts';

describe('a finding that is refused', () => {
  it.each<[string, Parameters<typeof aFinding>[0], RegExp]>([
    ['another control', { control: 'IAM.3' }, /not of the control IAM\.8 or IAM\.22/],
    [
      'the password policy control of PCI',
      { control: undefined, GeneratorId: 'pci-dss/v/3.2.1/PCI.IAM.8' },
      /not of the control/,
    ],
    [
      'another product',
      { ProductArn: 'arn:aws:securityhub:eu-west-1::product/prowler/prowler' },
      /Security Hub itself/,
    ],
    [
      'a product whose ARN only ends so',
      { ProductArn: 'x:arn:aws:securityhub:eu-west-1::product/aws/securityhub' },
      /Security Hub itself/,
    ],
    [
      'a product whose ARN only begins so',
      { ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub-lake' },
      /Security Hub itself/,
    ],
    [
      'a product of the account itself',
      { ProductArn: `arn:aws:securityhub:eu-west-1:${ACCOUNT}:product/aws/securityhub` },
      /Security Hub itself/,
    ],
    ['another resource type', { type: 'AwsAccount', user: `AWS::::Account:${ACCOUNT}` }, /type AwsAccount/],
    [
      'a role in the place of a user',
      { user: `arn:aws:iam::${ACCOUNT}:role/alice` },
      /not the ARN of an IAM user/,
    ],
    ['an ARN with no name', { user: `arn:aws:iam::${ACCOUNT}:user/` }, /not the ARN of an IAM user/],
    [
      'an account that differs from its ARN',
      { user: 'arn:aws:iam::999999999999:user/alice' },
      /999999999999/,
    ],
    ['an archived one', { RecordState: 'ARCHIVED' }, /archived/],
    [
      'a suppressed one',
      { Workflow: { Status: 'SUPPRESSED' } },
      /suppressed; set its workflow status to NEW/,
    ],
    ['a passed one', { compliance: 'PASSED' }, /already passes/],
  ])('is %s', (_, overrides, reason) => {
    expect(reasonOf(aFinding(overrides))).toMatch(reason);
  });

  it('is of an account outside the list, before anything else is looked at', () => {
    expect(reasonOf(aFinding(), { ...ALL, accounts: ['111122223333'] })).toMatch(
      /not in the settings' account list/,
    );
  });

  it('is of a control that the settings leave out', () => {
    expect(reasonOf(aFinding(), { controls: ['IAM.22'] })).toMatch(/do not include the control IAM\.8/);
  });

  it('names more than one resource', () => {
    const raw = aFinding();

    expect(reasonOf({ ...raw, Resources: [...raw.Resources, ...raw.Resources] })).toMatch(
      /more than one resource/,
    );
  });

  it.each<[string, unknown, string]>([
    ['no resource', { ...aFinding(), Resources: [] }, 'Resources: is empty'],
    ['no resources field', { ...aFinding(), Resources: undefined }, 'Resources'],
    ['another schema', { ...aFinding(), SchemaVersion: '2026-01-01' }, 'SchemaVersion'],
    ['a malformed account', { ...aFinding(), AwsAccountId: '123' }, 'is not a 12-digit account id'],
  ])('has %s: the reason names the field, and its note can be written', (_, raw, reason) => {
    expect(readFinding(raw, ALL)).toMatchObject({
      is: 'refused',
      id: { findingId: 'finding-1' },
      reason: expect.stringContaining(reason),
    });
  });

  it.each([[null], ['finding'], [42], [[]], [{}], [{ Id: 'finding-1' }]])(
    'cannot even be identified: %j',
    (raw) => {
      expect(readFinding(raw, ALL)).toMatchObject({ is: 'refused', id: undefined });
    },
  );
});

describe('a click that is about the running case', () => {
  it.each([{ RecordState: 'ARCHIVED' }, { Workflow: { Status: 'RESOLVED' } }, { compliance: 'PASSED' }])(
    'is read whatever became of the finding: %j',
    (overrides) => {
      expect(readFinding(aFinding(overrides), { ...ALL, opensNothing: true }).is).toBe('usable');
    },
  );

  it('is read although the settings have its control no more, but not of an account that is none of theirs', () => {
    const about = { controls: [], opensNothing: true };

    expect(readFinding(aFinding(), about).is).toBe('usable');
    expect(readFinding(aFinding(), { ...about, accounts: ['999999999999'] }).is).toBe('refused');
    expect(readFinding(aFinding(), { controls: [] }).is).toBe('refused');
  });
});
