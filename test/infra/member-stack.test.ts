import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { readActions, stepActions } from '../../functions/aws/iam/session-actions.ts';
import { MemberStack } from '../../infra/member-stack.ts';
import { memberTemplate } from '../../infra/member-template.ts';
import { asText, deployedTemplate, identityStatements, resourcesOfType } from '../support/templates.ts';

const member = await deployedTemplate('UnusedCredentialsMember');
const statements = identityStatements(member);

function roleNamed(name: string) {
  const [found] = resourcesOfType(member, 'AWS::IAM::Role').filter(
    ([, role]) => role.Properties.RoleName === name,
  );
  return found?.[1].Properties.AssumeRolePolicyDocument.Statement[0];
}

function trustOf(differs: { hubAccountId: string; organizationId?: string }) {
  const settings = { protected: { tags: [], paths: [], names: [] }, noNewPasswordsIn: [], ...differs };
  const stack = new MemberStack(new App({ builtinCloudFormationValidation: false }), 'Member', { settings });
  const roles = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'));
  return roles.map((role) => role['Properties'].AssumeRolePolicyDocument.Statement[0].Condition);
}

describe('the member roles', () => {
  it.each([
    ['UnusedCredentialsRead', ['open-cases', 'assess-user', 'sweep-cases']],
    ['UnusedCredentialsAct', ['disable-credentials', 'delete-credentials']],
    ['UnusedCredentialsRestore', ['revert-credentials']],
  ])('%s trusts the functions of the hub that need it', (name, folders) => {
    const trust = roleNamed(name);

    expect(trust).toMatchObject({ Effect: 'Allow', Action: 'sts:AssumeRole' });
    expect(asText(trust.Principal.AWS)).toBe('arn:<AWS::Partition>:iam::111122223333:root');
    expect(trust.Condition.ArnEquals['aws:PrincipalArn'].map(asText)).toEqual(
      folders.map(
        (folder) => `arn:<AWS::Partition>:iam::111122223333:role/unused-credentials-${folder}-role`,
      ),
    );
  });

  it('trust only principals of the organisation, where one is configured', () => {
    const within = trustOf({ hubAccountId: '999988887777', organizationId: 'o-a1b2c3d4e5' });

    expect(within).toHaveLength(3);
    for (const { StringEquals } of within)
      expect(StringEquals).toEqual({ 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' });
    for (const trust of trustOf({ hubAccountId: '999988887777' }))
      expect(Object.keys(trust)).toEqual(['ArnEquals']);
  });

  it('change nothing through the read role', () => {
    const reading = statements.filter(({ at }) => at.startsWith('Read')).flatMap(({ actions }) => actions);

    expect(reading.length).toBeGreaterThan(0);
    for (const action of reading)
      expect(action).toMatch(/^iam:(Get|List|GenerateServiceLastAccessedDetails$)/);
  });

  it('allow exactly what the sessions of the functions ask for', () => {
    const { restore, assess, ...others } = stepActions;
    const find = ['iam:ListUsers'];
    const asked = (steps: object) =>
      Object.values(steps).flatMap(({ user, group = [], mfa = [], any = [] }) =>
        [user, group, mfa, any].flat(),
      );
    const allowed = (at: string) =>
      statements
        .filter((statement) => statement.at.startsWith(at) && statement.effect === 'Allow')
        .flatMap(({ actions }) => actions);

    expect(allowed('Act').sort()).toEqual([...new Set([...readActions, ...find, ...asked(others)])].sort());
    expect(allowed('Restore').sort()).toEqual([...readActions, ...find, ...asked({ restore })].sort());
    expect(allowed('Read').sort()).toEqual([...readActions, ...find, ...asked({ assess })].sort());
  });

  it('create passwords through the restore role only', () => {
    const creating = statements.filter(({ actions }) => actions.includes('iam:CreateLoginProfile'));

    expect(creating.map(({ at, effect }) => [at.replace(/Default.*/, ''), effect])).toEqual([
      ['Restore', 'Allow'],
    ]);
  });

  it('change users, their groups and their MFA devices of this account, and nothing else', () => {
    const own = 'arn:<AWS::Partition>:iam::<AWS::AccountId>:';
    const byResource = statements
      .filter(({ at, effect }) => at.startsWith('Act') && effect === 'Allow')
      .flatMap(({ actions, resources }) => resources.map((resource) => [resource, actions] as const));

    expect(Object.fromEntries(byResource)).toEqual({
      [`${own}user/*`]: expect.arrayContaining(['iam:DeleteUser', 'iam:UpdateAccessKey']),
      [`${own}group/*`]: ['iam:RemoveUserFromGroup'],
      [`${own}mfa/*`]: ['iam:DeleteVirtualMFADevice'],
      '*': ['iam:ListUsers'],
    });
  });

  it('are refused at synth where the settings protect by more than IAM takes', () => {
    const tags = Array.from({ length: 30 }, (_, index) => ({ key: `tag-${index}` }));
    const stackOf = (count: number) =>
      memberTemplate({
        hubAccountId: '111122223333',
        organizationId: undefined,
        protected: { tags: tags.slice(0, count), paths: ['/break-glass/'], names: [] },
        noNewPasswordsIn: [],
      });

    expect(() => stackOf(10)).not.toThrow();
    expect(() => stackOf(30)).toThrow(/protected: the policy of UnusedCredentialsAct .* fewer tags/);
  });

  it('cannot give anyone more rights', () => {
    const all = statements.filter(({ effect }) => effect === 'Allow').flatMap(({ actions }) => actions);

    expect(all.filter((action) => /Policy$|CreateAccessKey|AddUserToGroup|CreateUser/.test(action))).toEqual([
      'iam:DeleteUserPolicy',
      'iam:DetachUserPolicy',
      'iam:GetUserPolicy',
      'iam:GetAccountPasswordPolicy',
    ]);
  });
});
