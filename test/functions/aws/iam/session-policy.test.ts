import { describe, expect, it } from 'vitest';
import type { SessionStep } from '../../../../functions/aws/iam/session-actions.ts';
import { sessionPolicy } from '../../../../functions/aws/iam/session-policy.ts';
import { addressOf } from '../start-aws.ts';

const reads = [
  'iam:GetUser',
  'iam:ListAccessKeys',
  'iam:GetAccessKeyLastUsed',
  'iam:GetLoginProfile',
  'iam:ListMFADevices',
  'iam:ListGroupsForUser',
  'iam:ListAttachedUserPolicies',
  'iam:ListUserPolicies',
  'iam:ListSSHPublicKeys',
  'iam:ListSigningCertificates',
  'iam:ListServiceSpecificCredentials',
];
const alice = addressOf('alice');
const statementsOf = (step: SessionStep, address = alice) =>
  JSON.parse(sessionPolicy(step, address)).Statement;
const onAlice = (...actions: string[]) => ({
  Effect: 'Allow',
  Action: [...reads, ...actions],
  Resource: [alice.userArn, 'arn:aws:iam::111122223333:user/*/alice'],
});

describe('the session policy', () => {
  it.each<[SessionStep, object[]]>([
    ['read', [onAlice()]],
    [
      'assess',
      [
        onAlice('iam:GenerateServiceLastAccessedDetails', 'iam:ListPoliciesGrantingServiceAccess'),
        { Effect: 'Allow', Action: ['iam:GetServiceLastAccessedDetails'], Resource: '*' },
      ],
    ],
    ['find', [{ Effect: 'Allow', Action: ['iam:ListUsers'], Resource: '*' }]],
    ['disable', [onAlice('iam:UpdateAccessKey', 'iam:DeleteLoginProfile')]],
    ['delete', [onAlice('iam:DeleteAccessKey', 'iam:DeleteLoginProfile')]],
    [
      'delete-user',
      [
        onAlice(
          'iam:DeleteAccessKey',
          'iam:DeleteLoginProfile',
          'iam:GetUserPolicy',
          'iam:DeactivateMFADevice',
          'iam:DeleteSSHPublicKey',
          'iam:DeleteSigningCertificate',
          'iam:DeleteServiceSpecificCredential',
          'iam:DeleteUserPolicy',
          'iam:DetachUserPolicy',
          'iam:DeleteUser',
        ),
        {
          Effect: 'Allow',
          Action: ['iam:RemoveUserFromGroup'],
          Resource: 'arn:aws:iam::111122223333:group/*',
        },
        {
          Effect: 'Allow',
          Action: ['iam:DeleteVirtualMFADevice'],
          Resource: 'arn:aws:iam::111122223333:mfa/*',
        },
      ],
    ],
    [
      'restore',
      [
        onAlice('iam:UpdateAccessKey', 'iam:CreateLoginProfile'),
        { Effect: 'Allow', Action: ['iam:GetAccountPasswordPolicy'], Resource: '*' },
      ],
    ],
  ])('allows exactly what the step %s needs', (step, statements) => {
    expect(statementsOf(step)).toEqual(statements);
  });

  it.each<SessionStep>(['read', 'assess', 'find', 'disable', 'delete', 'delete-user', 'restore'])(
    'fits into 2,048 characters for the longest name and path (%s)',
    (step) => {
      const longest = addressOf('n'.repeat(64), `/${'p'.repeat(510)}/`, 'aws-us-gov');

      expect(sessionPolicy(step, longest).length).toBeLessThan(2048);
    },
  );

  it('names a user with any path, for somebody may have moved it, and without one, as a deleted one has none', () => {
    expect(statementsOf('read', addressOf('alice', '/team/ops/'))[0].Resource).toEqual([
      'arn:aws:iam::111122223333:user/alice',
      'arn:aws:iam::111122223333:user/*/alice',
    ]);
  });

  it('takes the partition from the address', () => {
    const text = sessionPolicy('delete-user', addressOf('alice', '/', 'aws-us-gov'));

    expect(text).not.toContain('arn:aws:');
    expect(text).toContain('arn:aws-us-gov:iam::111122223333:group/*');
  });

  it('takes nothing of a path, which may look like a policy variable', () => {
    expect(sessionPolicy('read', addressOf('alice', `/\${aws:username}/`))).not.toContain('username');
  });
});
