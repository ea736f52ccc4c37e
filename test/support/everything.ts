import type { alice } from './story.ts';

/** Whatever a user can have beside password and key; what could be signed in with is inactive. */
export const EVERYTHING: Parameters<typeof alice>[0] = {
  tags: { Owner: 'alice@example.com', team: 'blue' },
  path: '/people/',
  groups: ['developers', '/team/readers'],
  attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::111122223333:policy/own'],
  inlinePolicies: [
    {
      name: 'buckets',
      document: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
      },
    },
  ],
  mfaDevices: [
    { kind: 'virtual' },
    { kind: 'virtual', name: 'phone' },
    { kind: 'hardware' },
    { kind: 'u2f' },
  ],
  permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
  signingCertificates: [{ id: 'CERTEXAMPLEALICE0001', status: 'Inactive' }],
  sshPublicKeys: [{ id: 'APKAEXAMPLEALICE0001', status: 'Inactive' }],
  serviceSpecificCredentials: [{ id: 'ACCAEXAMPLEALICE0001', status: 'Inactive' }],
};
