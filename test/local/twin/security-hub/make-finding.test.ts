import { describe, expect, it } from 'vitest';
import { customActionEvent } from '../../../../local/twin/security-hub/custom-action-event.ts';
import { aFinding, start } from './hub.ts';

describe('a made finding', () => {
  it('is one for all standards when findings are consolidated', () => {
    const finding = aFinding();

    expect(finding.Id).toMatch(
      /^arn:aws:securityhub:eu-west-1:444455556666:security-control\/IAM\.8\/finding\/[0-9a-f-]{36}$/,
    );
    expect(finding).toMatchObject({
      GeneratorId: 'security-control/IAM.8',
      Title: 'Unused IAM user credentials should be removed',
      ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
      Compliance: { Status: 'FAILED', SecurityControlId: 'IAM.8' },
      Severity: { Label: 'MEDIUM', Normalized: 40, Original: 'MEDIUM' },
    });
    expect(finding['Severity']).not.toHaveProperty('Product');
    expect(finding.ProductFields).not.toHaveProperty('ControlId');
  });

  it('carries the names of its standard when they are not', () => {
    const finding = aFinding({ standard: 'cis-1.2', consolidated: false });

    expect(finding.Id).toContain(':subscription/cis-aws-foundations-benchmark/v/1.2.0/1.3/finding/');
    expect(finding).toMatchObject({
      GeneratorId: 'arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0/rule/1.3',
      Title: '1.3 Ensure credentials unused for 90 days or greater are disabled',
      ProductFields: {
        RuleId: '1.3',
        'aws/securityhub/FindingId': `${finding.ProductArn}/${finding.Id}`,
      },
      Severity: { Product: 40 },
    });
  });

  it('shows the user with its path and details', () => {
    const resource = aFinding({ path: '/robots/', groups: ['ops'] }).Resources?.[0];

    expect(resource).toMatchObject({
      Type: 'AwsIamUser',
      Id: 'arn:aws:iam::444455556666:user/robots/alex',
      Details: { AwsIamUser: { UserName: 'alex', UserId: 'AIDACKCEVSQ6C2EXAMPLE', GroupList: ['ops'] } },
    });
  });

  it('can carry the unique id in place of the name, without details', () => {
    expect(aFinding({ idInArn: true }).Resources).toEqual([
      {
        Type: 'AwsIamUser',
        Id: 'arn:aws:iam::444455556666:user/AIDACKCEVSQ6C2EXAMPLE',
        Partition: 'aws',
        Region: 'eu-west-1',
      },
    ]);
  });

  it('has the same id for the same words and another one for another Region', () => {
    expect(aFinding().Id).toBe(aFinding().Id);
    expect(aFinding({ region: 'us-east-1' }).Id.slice(-36)).not.toBe(aFinding().Id.slice(-36));
  });

  it('follows the partition of its Region', () => {
    const finding = aFinding({ region: 'us-gov-west-1' });

    expect(finding.ProductArn).toBe('arn:aws-us-gov:securityhub:us-gov-west-1::product/aws/securityhub');
    expect(finding.Resources?.[0]?.Id).toBe('arn:aws-us-gov:iam::444455556666:user/alex');
  });

  it('cannot be of a standard that lacks the control', () => {
    expect(() => aFinding({ control: 'IAM.22', standard: 'fsbp' })).toThrow('fsbp does not include IAM.22');
  });
});

describe('a custom-action event', () => {
  it('has the envelope of EventBridge and the display name of the action', () => {
    const finding = aFinding();
    const actionArn = 'arn:aws:securityhub:eu-west-1:111122223333:action/custom/RetireCredentials';

    const event = customActionEvent({
      actionArn,
      actionName: 'Retire credentials',
      actionDescription: 'Ask the owner, then retire',
      finding,
      time: start,
      account: '111122223333',
      region: 'eu-west-1',
      id: 'e-1',
    });

    expect(event).toEqual({
      version: '0',
      id: 'e-1',
      'detail-type': 'Security Hub Findings - Custom Action',
      source: 'aws.securityhub',
      account: '111122223333',
      time: '2026-03-02T08:00:00Z',
      region: 'eu-west-1',
      resources: [actionArn],
      detail: {
        actionName: 'Retire credentials',
        actionDescription: 'Ask the owner, then retire',
        findings: [finding],
      },
    });
  });
});
