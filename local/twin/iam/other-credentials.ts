import * as z from 'zod';
import { type Operation, operation } from '../service.ts';
import type { ServiceCredential } from '../world/types.ts';
import type { World } from '../world.ts';
import { noSuchEntity } from './errors.ts';
import { userOf } from './lookup.ts';
import { page } from './page.ts';
import { identifier, pageParameters, userName } from './parameters.ts';
import { listOperation, removeOperation } from './part-operations.ts';

const certificateId = z
  .string()
  .regex(/^\w{1,128}$/, 'Member must satisfy regular expression pattern: [\\w]+');
const ofService = z.strictObject({
  ...userName,
  ServiceName: z.string().optional(),
  ...pageParameters,
});

/** The operations on SSH public keys, signing certificates and service-specific credentials. */
export function otherCredentialOperations(world: World): Record<string, Operation> {
  return {
    ListSSHPublicKeys: listOperation(world, 'sshPublicKeys', 'SSHPublicKeys', (key, user) => ({
      UserName: user.userName,
      SSHPublicKeyId: key.id,
      Status: key.status,
      UploadDate: new Date(key.createdAt),
    })),

    DeleteSSHPublicKey: removeOperation(world, 'sshPublicKeys', {
      action: 'DeleteSSHPublicKey',
      parameter: 'SSHPublicKeyId',
      logAs: 'sshPublicKeyId',
      schema: identifier,
      idOf: ({ id }) => id,
      missing: (id) => noSuchEntity(`The Public Key with id ${id}`),
    }),

    ListSigningCertificates: listOperation(
      world,
      'signingCertificates',
      'Certificates',
      (certificate, user) => ({
        UserName: user.userName,
        CertificateId: certificate.id,
        CertificateBody: '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----',
        Status: certificate.status,
        UploadDate: new Date(certificate.createdAt),
      }),
    ),

    DeleteSigningCertificate: removeOperation(world, 'signingCertificates', {
      action: 'DeleteSigningCertificate',
      parameter: 'CertificateId',
      schema: certificateId,
      idOf: ({ id }) => id,
      missing: (id) => noSuchEntity(`The Certificate with id ${id}`),
    }),

    ListServiceSpecificCredentials: operation({
      parameters: ofService,
      run({ UserName, ServiceName, ...wanted }, context) {
        const user = userOf(world, context, UserName);
        const all = world.seen(context.principal.account, user, 'serviceSpecificCredentials', context.now);
        const shown = all
          .filter(({ service }) => ServiceName === undefined || service === ServiceName)
          .map((credential) => showServiceCredential(credential, user.userName, context.principal.account));
        return page('ServiceSpecificCredentials', shown, wanted, world.pageSize);
      },
    }),

    DeleteServiceSpecificCredential: removeOperation(world, 'serviceSpecificCredentials', {
      action: 'DeleteServiceSpecificCredential',
      parameter: 'ServiceSpecificCredentialId',
      schema: identifier,
      idOf: ({ id }) => id,
      missing: (id) => noSuchEntity(`No such credential ${id} exists: it`),
    }),
  };
}

function showServiceCredential(credential: ServiceCredential, user: string, account: string): unknown {
  return {
    UserName: user,
    Status: credential.status,
    ServiceUserName: `${user}-at-${account}`,
    CreateDate: new Date(credential.createdAt),
    ExpirationDate: credential.expiresAt === undefined ? undefined : new Date(credential.expiresAt),
    ServiceSpecificCredentialId: credential.id,
    ServiceName: credential.service,
  };
}
