import {
  DeactivateMFADeviceCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserPolicyCommand,
  DeleteVirtualMFADeviceCommand,
  DetachUserPolicyCommand,
  GetUserPolicyCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupsForUserCommand,
  ListMFADevicesCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  ListUserPoliciesCommand,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, type Bench, daysAgo, startTwin } from '../start-twin.ts';

const UserName = 'alice';
const user = { UserName };
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const DOCUMENT = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
const VIRTUAL = `arn:aws:iam::${ACCOUNT}:mfa/phone`;

let bench: Bench;
beforeEach(async () => {
  bench = await startTwin([
    {
      userName: UserName,
      createdAt: 'P90D',
      groups: ['devs', '/eng/ops'],
      attachedPolicies: [READ_ONLY],
      inlinePolicies: [{ name: 'inline', document: DOCUMENT }],
      mfaDevices: [
        { name: 'phone' },
        { kind: 'u2f', name: 'yubikey' },
        { kind: 'hardware', name: 'GAHT12345678' },
      ],
      sshPublicKeys: [{ id: 'APKAEXAMPLEEXAMPLE12' }],
      signingCertificates: [{ id: 'CERTIFICATE1' }],
      serviceSpecificCredentials: [
        { id: 'ACCAEXAMPLEEXAMPLE123', expiresAt: 'P1D' },
        { service: 'bedrock.amazonaws.com' },
      ],
    },
  ]);
});
afterEach(() => bench.twin.close());

const alice = () => bench.world.user(ACCOUNT, UserName);

describe('what belongs to a user', () => {
  it('is in groups until removed from them', async () => {
    const { Groups } = await bench.iam.send(new ListGroupsForUserCommand(user));
    await bench.iam.send(new RemoveUserFromGroupCommand({ ...user, GroupName: 'ops' }));

    expect(Groups?.map(({ Arn }) => Arn)).toEqual([
      `arn:aws:iam::${ACCOUNT}:group/devs`,
      `arn:aws:iam::${ACCOUNT}:group/eng/ops`,
    ]);
    expect(alice()?.groups).toEqual([{ name: 'devs', path: '/' }]);
  });

  it('has attached policies until detached', async () => {
    const { AttachedPolicies } = await bench.iam.send(new ListAttachedUserPoliciesCommand(user));
    await bench.iam.send(new DetachUserPolicyCommand({ ...user, PolicyArn: READ_ONLY }));

    expect(AttachedPolicies).toEqual([{ PolicyName: 'ReadOnlyAccess', PolicyArn: READ_ONLY }]);
    expect(alice()?.attachedPolicies).toEqual([]);
  });

  it('has inline policies, shown URL-encoded, until deleted', async () => {
    const { PolicyNames } = await bench.iam.send(new ListUserPoliciesCommand(user));
    const { PolicyDocument } = await bench.iam.send(
      new GetUserPolicyCommand({ ...user, PolicyName: 'inline' }),
    );
    await bench.iam.send(new DeleteUserPolicyCommand({ ...user, PolicyName: 'inline' }));

    expect(PolicyNames).toEqual(['inline']);
    expect(PolicyDocument).toMatch(/^%7B/);
    expect(JSON.parse(decodeURIComponent(PolicyDocument ?? ''))).toEqual(DOCUMENT);
    expect(alice()?.inlinePolicies).toEqual([]);
  });

  it('has SSH keys until deleted', async () => {
    const { SSHPublicKeys } = await bench.iam.send(new ListSSHPublicKeysCommand(user));
    const SSHPublicKeyId = SSHPublicKeys?.[0]?.SSHPublicKeyId;
    await bench.iam.send(new DeleteSSHPublicKeyCommand({ ...user, SSHPublicKeyId }));

    expect(SSHPublicKeys).toEqual([{ ...user, SSHPublicKeyId, Status: 'Active', UploadDate: daysAgo(90) }]);
    expect(alice()?.sshPublicKeys).toEqual([]);
  });

  it('has signing certificates until deleted', async () => {
    const { Certificates } = await bench.iam.send(new ListSigningCertificatesCommand(user));
    await bench.iam.send(new DeleteSigningCertificateCommand({ ...user, CertificateId: 'CERTIFICATE1' }));

    expect(Certificates).toMatchObject([{ ...user, CertificateId: 'CERTIFICATE1', Status: 'Active' }]);
    expect(alice()?.signingCertificates).toEqual([]);
  });

  it('has service-specific credentials until deleted', async () => {
    const list = new ListServiceSpecificCredentialsCommand(user);
    const { ServiceSpecificCredentials: before } = await bench.iam.send(list);
    const ServiceSpecificCredentialId = before?.[0]?.ServiceSpecificCredentialId;
    await bench.iam.send(
      new DeleteServiceSpecificCredentialCommand({ ...user, ServiceSpecificCredentialId }),
    );

    expect(before).toMatchObject([
      { ServiceName: 'codecommit.amazonaws.com', Status: 'Active', ExpirationDate: daysAgo(1) },
      { ServiceName: 'bedrock.amazonaws.com' },
    ]);
    expect(alice()?.serviceSpecificCredentials.map(({ service }) => service)).toEqual([
      'bedrock.amazonaws.com',
    ]);
  });
});

describe('MFA devices', () => {
  it('have the serial numbers of their kinds', async () => {
    const { MFADevices } = await bench.iam.send(new ListMFADevicesCommand(user));

    expect(MFADevices?.map(({ SerialNumber }) => SerialNumber)).toEqual([
      VIRTUAL,
      `arn:aws:iam::${ACCOUNT}:u2f/user/alice/yubikey`,
      'GAHT12345678',
    ]);
  });

  it('that are virtual go in two steps', async () => {
    const remove = new DeleteVirtualMFADeviceCommand({ SerialNumber: VIRTUAL });

    await expect(bench.iam.send(remove)).rejects.toMatchObject({ name: 'DeleteConflictException' });
    await bench.iam.send(new DeactivateMFADeviceCommand({ ...user, SerialNumber: VIRTUAL }));
    await bench.iam.send(remove);

    await expect(bench.iam.send(remove)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    expect(bench.world.iamLog.map(({ action, user: owner }) => `${action} ${owner}`)).toEqual([
      'DeactivateMFADevice alice',
      'DeleteVirtualMFADevice alice',
    ]);
  });

  it.each(['GAHT12345678', `arn:aws:iam::${ACCOUNT}:u2f/user/alice/yubikey`])(
    'that are not virtual, such as %s, are only deactivated',
    async (SerialNumber) => {
      await bench.iam.send(new DeactivateMFADeviceCommand({ ...user, SerialNumber }));

      expect(alice()?.mfaDevices).toHaveLength(2);
      await expect(bench.iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }))).rejects.toMatchObject(
        { name: 'NoSuchEntityException' },
      );
    },
  );
});
