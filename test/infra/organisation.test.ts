import { describe, expect, it } from 'vitest';
import { hubAcknowledgements, memberAcknowledgements } from '../../infra/acknowledgements.ts';
import { asText, type DeployedTemplate, identityStatements, resourcesOfType } from '../support/templates.ts';
import { synthesiseOrganisation } from './organisation.ts';
import { reviewable } from './reviewable.ts';

interface Report {
  pluginReports: {
    pluginName: string;
    violations: unknown[];
    suppressedViolations: { acknowledgedId: string; acknowledgedAt: string; reason: string }[];
  }[];
}

const { printed, reports, member, accounts, hub } = await synthesiseOrganisation(({ printed, read }) => ({
  printed,
  reports: (read('validation-report.json') as unknown as Report).pluginReports,
  hub: read('UnusedCredentialsHub.template.json'),
  member: read('UnusedCredentialsMember.template.json'),
  accounts: read('UnusedCredentialsMemberAccounts.template.json'),
}));
const [[, stackSet] = ['', { Type: '', Properties: {} }]] = resourcesOfType(
  accounts,
  'AWS::CloudFormation::StackSet',
);

describe('the organisation preset', () => {
  it('synthesises without a warning or a finding of cdk-nag', () => {
    expect(printed).toBe('');
    expect(reports.map(({ pluginName }) => pluginName)).toContain('AwsSolutions');
    expect(reports.flatMap(({ violations }) => violations)).toEqual([]);
  });

  it('has a reason for each acknowledged finding, and acknowledges nothing that is not found', () => {
    const suppressed = reports.flatMap(({ suppressedViolations }) =>
      suppressedViolations.map(({ acknowledgedAt, acknowledgedId }) => `${acknowledgedAt} ${acknowledgedId}`),
    );
    const listed = [
      ...hubAcknowledgements('111122223333').map((one) => ({ stack: 'UnusedCredentialsHub', ...one })),
      ...memberAcknowledgements.map((one) => ({ stack: 'UnusedCredentialsMember', ...one })),
    ];

    expect(suppressed.sort()).toEqual(
      listed.map(({ stack, at, finding }) => `${stack}/${at} AwsSolutions::${finding}`).sort(),
    );
    for (const { reason } of listed) expect(reason.length).toBeGreaterThan(30);
  });

  it('makes the roles believe principals of the organisation only', () => {
    const conditions = resourcesOfType(member, 'AWS::IAM::Role').map(
      ([, role]) => role.Properties.AssumeRolePolicyDocument.Statement[0].Condition.StringEquals,
    );

    expect(conditions).toEqual(Array(3).fill({ 'aws:PrincipalOrgID': 'o-exampleorgid' }));
  });

  it('lets the functions assume roles in accounts of the organisation only', () => {
    const assuming = identityStatements(hub).filter(({ actions }) => actions.includes('sts:AssumeRole'));

    expect(assuming).toHaveLength(6);
    for (const { at, conditions } of assuming)
      expect(conditions, at).toEqual({ StringEquals: { 'aws:ResourceOrgID': 'o-exampleorgid' } });
  });

  it('differs in the hub from the other preset by settings alone', () => {
    expect(Object.keys(hub.Resources).length).toBeGreaterThan(50);
    expect(JSON.stringify(hub.Resources)).toContain('o-exampleorgid');
    expect(resourcesOfType(hub, 'AWS::CloudFormation::StackSet')).toEqual([]);
  });
});

describe('the StackSet', () => {
  it('is service-managed, called as delegated administrator, for accounts that come and go', () => {
    expect(stackSet.Properties).toMatchObject({
      PermissionModel: 'SERVICE_MANAGED',
      CallAs: 'DELEGATED_ADMIN',
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
    });
  });

  it('reaches the organizational units once each account, but not the hub’s own', () => {
    expect(stackSet.Properties.StackInstancesGroup).toEqual([
      {
        DeploymentTargets: {
          OrganizationalUnitIds: ['r-exam'],
          AccountFilterType: 'DIFFERENCE',
          Accounts: ['111122223333'],
        },
        Regions: [{ Ref: 'AWS::Region' }],
      },
    ]);
  });

  it('deploys the same template as the stack for one account, within what a StackSet takes inline', () => {
    const inline: DeployedTemplate = JSON.parse(stackSet.Properties.TemplateBody);

    expect(inline.Resources).toEqual(member.Resources);
    expect(Object.keys(inline)).toEqual(['Description', 'Resources']);
    expect(Buffer.byteLength(stackSet.Properties.TemplateBody)).toBeLessThan(51_200);
  });

  it('needs nothing of an account beforehand, and names no partition', () => {
    expect(member).not.toHaveProperty('Parameters');
    expect(stackSet.Properties.TemplateBody).not.toMatch(/arn:aws/);
    expect(asText(resourcesOfType(member, 'AWS::IAM::Role')[0]?.[1].Properties.RoleName)).toBe(
      'UnusedCredentialsRead',
    );
  });

  it('is as reviewed (after a wanted change: npx vitest run test/infra -u)', async () => {
    await expect(reviewable(accounts)).toMatchFileSnapshot(
      '__snapshots__/UnusedCredentialsMemberAccounts.json.snap',
    );
  });
});
