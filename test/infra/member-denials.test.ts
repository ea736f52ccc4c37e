import { describe, expect, it } from 'vitest';
import { stepActions } from '../../functions/aws/iam/session-actions.ts';
import { memberTemplate } from '../../infra/member-template.ts';
import { createResolver } from '../../local/assembly/intrinsics.ts';
import { readRoles } from '../../local/assembly/roles.ts';
import { templateSchema } from '../../local/assembly/template.ts';
import { createAuthorizer } from '../../local/twin/policy/authorizer.ts';
import { createPolicies } from '../../local/twin/policy/policies.ts';
import { createWorld } from '../../local/twin/world.ts';

const HUB = '111122223333';
const MEMBER = '444455556666';
const MANAGEMENT = '999900001111';

const settings = {
  hubAccountId: HUB,
  organizationId: undefined,
  protected: {
    tags: [{ key: 'break-glass' }, { key: 'tier', value: '*' }, { key: 'stage', value: 'prod' }],
    paths: ['/break-glass/', '/odd*$/'],
    names: [],
  },
  noNewPasswordsIn: [MANAGEMENT],
};

const template = templateSchema.parse(memberTemplate(settings));
const rolesOf = (account: string) => {
  const stack = { name: 'Member', account, region: 'eu-central-1', template, assets: new Map() };
  return readRoles(stack, createResolver(stack));
};

const users = [
  { userName: 'plain', path: '/people/', tags: { tier: '0', stage: 'test', Owner: 'plain@example.com' } },
  { userName: 'oddly', path: '/odd-but-free/' },
  { userName: 'tagged', tags: { 'Break-Glass': '' } },
  { userName: 'valued', tags: { stage: 'prod' } },
  { userName: 'below', path: '/break-glass/eu/' },
  { userName: 'odd', path: '/odd*$/' },
].map((user) => ({ ...user, groups: [`${user.path ?? '/'}team-${user.userName}`] }));

const { authorize } = createAuthorizer({
  policies: createPolicies({
    account: HUB,
    rolesOf,
    topicPolicies: [],
    keyPolicies: [],
    functionPermissions: [],
  }),
  world: createWorld({
    start: 0,
    accounts: [
      { id: MEMBER, users },
      { id: MANAGEMENT, users },
    ],
  }),
  secrets: () => [],
  ses: { identities: [] },
  keyOfTopic: () => undefined,
  machineArn: '',
  organizationId: undefined,
});

/** What IAM says to one call of a role on a user, on its group or on its MFA device, as the operation has it. */
function trying(role: 'Act' | 'Restore', action: string, userName: string, account = MEMBER): string {
  const path = users.find((one) => one.userName === userName)?.path ?? '/';
  const parameters = {
    UserName: userName,
    GroupName: `team-${userName}`,
    SerialNumber: `arn:aws:iam::${account}:mfa${path}${userName}`,
  };
  const principal = { account, roleArn: `arn:aws:iam::${account}:role/UnusedCredentials${role}` };
  const [service = '', operation = ''] = action.split(':');
  const decision = authorize({ service, operation, parameters, principal, region: 'eu-central-1' });
  if (decision.allowed) return 'allowed';
  return /explicit deny/.test(decision.message ?? '') ? 'denied' : 'not allowed';
}

const { disable, delete: deletion, 'delete-user': ofUser } = stepActions;
const changing = [...new Set([...disable.user, ...deletion.user, ...ofUser.user])].filter(
  (action) => action !== 'iam:GetUserPolicy',
);
const onOthers = [...(ofUser.group ?? []), ...(ofUser.mfa ?? [])];

describe('the role that acts', () => {
  it.each(changing)('may %s, but for no user that the settings protect by path or tag', (action) => {
    expect(['plain', 'oddly'].map((user) => trying('Act', action, user))).toEqual(['allowed', 'allowed']);
    for (const user of ['tagged', 'valued', 'below', 'odd'])
      expect(trying('Act', action, user), user).toBe('denied');
  });

  it.each(onOthers)('may %s, but for nothing below a protected path', (action) => {
    expect(trying('Act', action, 'plain')).toBe('allowed');
    for (const user of ['below', 'odd']) expect(trying('Act', action, user), user).toBe('denied');
  });

  it('may read whom the settings protect: that is how the product learns of it', () => {
    for (const user of ['tagged', 'below']) expect(trying('Act', 'iam:GetUser', user)).toBe('allowed');
  });

  it('never creates a password, and deletes none where no new one can be given', () => {
    expect(trying('Act', 'iam:CreateLoginProfile', 'plain')).toBe('not allowed');
    expect(trying('Act', 'iam:DeleteLoginProfile', 'plain', MANAGEMENT)).toBe('not allowed');
    expect(trying('Act', 'iam:UpdateAccessKey', 'plain', MANAGEMENT)).toBe('allowed');
  });
});

describe('the role that restores', () => {
  it('gives keys back whatever protects their user since', () => {
    for (const { userName } of users)
      expect(trying('Restore', 'iam:UpdateAccessKey', userName), userName).toBe('allowed');
  });

  it('gives new passwords, but none below a protected path', () => {
    const tried = users.map(({ userName }) => [
      userName,
      trying('Restore', 'iam:CreateLoginProfile', userName),
    ]);

    expect(Object.fromEntries(tried)).toEqual({
      plain: 'allowed',
      oddly: 'allowed',
      tagged: 'allowed',
      valued: 'allowed',
      below: 'denied',
      odd: 'denied',
    });
  });

  it('gives none in an account that the settings except', () => {
    expect(trying('Restore', 'iam:CreateLoginProfile', 'plain', MANAGEMENT)).toBe('not allowed');
    expect(trying('Restore', 'iam:UpdateAccessKey', 'plain', MANAGEMENT)).toBe('allowed');
  });

  it.each([...changing, ...onOthers].filter((action) => action !== 'iam:UpdateAccessKey'))(
    'may not %s',
    (action) => {
      expect(trying('Restore', action, 'plain')).toBe('not allowed');
    },
  );
});
