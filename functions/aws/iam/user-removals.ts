import {
  DeactivateMFADeviceCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserPolicyCommand,
  DeleteVirtualMFADeviceCommand,
  DetachUserPolicyCommand,
  type IAMClient,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import type { UserFacts } from '../../domain/credential/user.ts';
import { KIND_ADAPTERS } from './kinds.ts';
import type { Removal } from './removal.ts';

/** What must go before DeleteUser works, in the order in which it goes (IAM API reference, DeleteUser). */
export function removals(client: IAMClient, user: UserFacts): Removal[] {
  return [
    ...user.groups.map((group) => removeFromGroup(client, user, group)),
    ...credentialRemovals(client, user),
    ...user.mfaDevices.flatMap((serial) => mfaRemovals(client, user, serial)),
    ...otherRemovals(client, user),
    ...policyRemovals(client, user),
  ];
}

function removeFromGroup(client: IAMClient, { userName: UserName }: UserFacts, GroupName: string): Removal {
  return {
    operation: 'RemoveUserFromGroup',
    what: `membership in ${GroupName}`,
    run: () => client.send(new RemoveUserFromGroupCommand({ UserName, GroupName })),
  };
}

function credentialRemovals(client: IAMClient, user: UserFacts): Removal[] {
  return Object.entries(KIND_ADAPTERS).flatMap(([kind, { removal }]) =>
    user.credentials
      .filter((one) => one.kind === kind)
      .map(({ id }) => ({ ...removal(client, user, id), credentialId: id })),
  );
}

/*
 * A virtual device outlives its user and is found by nobody then, so it goes too, after its deactivation. Other
 * devices end with the deactivation. FIDO serials are ARNs as well; only those of virtual devices contain `:mfa/`.
 */
function mfaRemovals(client: IAMClient, { userName: UserName }: UserFacts, SerialNumber: string): Removal[] {
  const what = `MFA device ${SerialNumber}`;
  const deactivation: Removal = {
    operation: 'DeactivateMFADevice',
    what,
    run: () => client.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber })),
  };
  const deletion: Removal = {
    operation: 'DeleteVirtualMFADevice',
    what,
    outlivesUser: true,
    run: () => client.send(new DeleteVirtualMFADeviceCommand({ SerialNumber })),
  };
  return SerialNumber.includes(':mfa/') ? [deactivation, deletion] : [deactivation];
}

function otherRemovals(client: IAMClient, user: UserFacts): Removal[] {
  const UserName = user.userName;
  return [
    ...user.sshPublicKeys.map(
      ({ id }): Removal => ({
        operation: 'DeleteSSHPublicKey',
        what: `SSH public key ${id}`,
        run: () => client.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId: id })),
      }),
    ),
    ...user.signingCertificates.map(
      ({ id }): Removal => ({
        operation: 'DeleteSigningCertificate',
        what: `signing certificate ${id}`,
        run: () => client.send(new DeleteSigningCertificateCommand({ UserName, CertificateId: id })),
      }),
    ),
    ...user.serviceSpecificCredentials.map(
      ({ id }): Removal => ({
        operation: 'DeleteServiceSpecificCredential',
        what: `service-specific credential ${id}`,
        run: () =>
          client.send(
            new DeleteServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId: id }),
          ),
      }),
    ),
  ];
}

function policyRemovals(client: IAMClient, user: UserFacts): Removal[] {
  const UserName = user.userName;
  return [
    ...user.inlinePolicies.map(
      (PolicyName): Removal => ({
        operation: 'DeleteUserPolicy',
        what: `inline policy ${PolicyName}`,
        run: () => client.send(new DeleteUserPolicyCommand({ UserName, PolicyName })),
      }),
    ),
    ...user.attachedPolicies.map(
      (PolicyArn): Removal => ({
        operation: 'DetachUserPolicy',
        what: `attached policy ${PolicyArn}`,
        run: () => client.send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
      }),
    ),
  ];
}
