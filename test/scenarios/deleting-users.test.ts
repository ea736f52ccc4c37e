import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '../support/everything.ts';
import { play } from '../support/journey.ts';
import { after, alice, click, KEY } from '../support/story.ts';

const COURSE = [
  'NOTIFIED opened',
  'NOTIFIED asked',
  'NOTIFIED disabled',
  'SecurityHub RESOLVED PASSED',
  'NOTIFIED confirm-deletion',
];

const DELETED = [click(), after('P2D').answer('retire'), after('P20D').answer('confirm')];
const WHOLE_USER = { deleteScope: 'user' } as const;

describe('a whole user', () => {
  it('is deleted with all it has, and what it was is in the table first', async () => {
    const journey = await play(
      {
        users: [alice(EVERYTHING)],
        settings: WHOLE_USER,
        iam: { pageSize: 1 },
      },
      ...DELETED,
    );

    expect(journey.course('alice')).toEqual([...COURSE, 'RESOLVED user-deleted']);
    const notes = journey.finding('alice').map(({ note }) => note ?? '');
    expect(notes[5]).toMatch(/answer by .*: delete the whole user/);
    expect(notes[6]).toMatch(/^Deleted the whole user, proven by re-read.*alice@example\.com, 2026-11-22/);
    expect(journey.acts('alice')).toEqual([
      'DeleteLoginProfile',
      `UpdateAccessKey ${KEY} Inactive`,
      'RemoveUserFromGroup developers',
      'RemoveUserFromGroup readers',
      `DeleteAccessKey ${KEY}`,
      'DeactivateMFADevice arn:aws:iam::111122223333:mfa/alice',
      'DeleteVirtualMFADevice arn:aws:iam::111122223333:mfa/alice',
      'DeactivateMFADevice arn:aws:iam::111122223333:mfa/phone',
      'DeleteVirtualMFADevice arn:aws:iam::111122223333:mfa/phone',
      'DeactivateMFADevice GAHT11112222',
      'DeactivateMFADevice arn:aws:iam::111122223333:u2f/user/alice/alice',
      'DeleteSSHPublicKey APKAEXAMPLEALICE0001',
      'DeleteSigningCertificate CERTEXAMPLEALICE0001',
      'DeleteServiceSpecificCredential ACCAEXAMPLEALICE0001',
      'DeleteUserPolicy buckets',
      'DetachUserPolicy arn:aws:iam::aws:policy/ReadOnlyAccess',
      'DetachUserPolicy arn:aws:iam::111122223333:policy/own',
      'DeleteUser AIDAEXAMPLEALICE00001',
    ]);
    expect(journey.user('alice')).toBeUndefined();
    expect(await journey.run.items()).toMatchObject([{ status: 'closed', restoreKit: KIT }]);
  });

  it('in a group below a protected path stays, and its credentials go: the roles may not take it out', async () => {
    const journey = await play(
      {
        users: [alice({ groups: ['developers', '/admin/admins'] })],
        settings: { ...WHOLE_USER, protected: { paths: ['/admin/'] } },
      },
      ...DELETED,
    );

    expect(journey.course('alice').at(-1)).toBe('RESOLVED deleted');
    expect(journey.acts('alice').at(-1)).toBe(`DeleteAccessKey ${KEY}`);
    expect(journey.finding('alice')[2]?.note).toContain(
      'Not proposing to delete the whole user: group admins (below the protected path /admin/).',
    );
    expect(journey.user('alice')?.groups).toHaveLength(2);
  });

  it.each([
    [
      'an SSH key, which the control does not look at',
      { sshPublicKeys: [{ id: 'APKAEXAMPLEALICE0001' }] },
      /SSH public key APKAEXAMPLEALICE0001/,
    ],
    [
      'a service-specific credential',
      { serviceSpecificCredentials: [{ id: 'ACCAEXAMPLEALICE0001', service: 'cassandra.amazonaws.com' }] },
      /cassandra\.amazonaws\.com credential ACCAEXAMPLEALICE0001/,
    ],
    [
      'a key in use',
      {
        accessKeys: [
          { id: KEY, lastUsed: 'P120D' },
          { id: 'AKIAEXAMPLEALICE0002', lastUsed: 'P1D' },
        ],
      },
      /AKIA…0002 \(in-use\)/,
    ],
  ])('is not even proposed for deletion while something of it is alive: %s', async (_what, has, reason) => {
    const journey = await play({ users: [alice(has)], settings: WHOLE_USER }, ...DELETED);

    expect(journey.course('alice')).toEqual([...COURSE, 'RESOLVED deleted']);
    const notes = journey.finding('alice').map(({ note }) => note ?? '');
    expect(notes[2]).toMatch(new RegExp(`Not proposing to delete the whole user: ${reason.source}`));
    expect(notes[6]).toMatch(new RegExp(`^Deleted password, AKIA…0001.*The user stays.*${reason.source}`));
    expect(journey.acts('alice')).toEqual([
      'DeleteLoginProfile',
      `UpdateAccessKey ${KEY} Inactive`,
      `DeleteAccessKey ${KEY}`,
    ]);
    expect(journey.user('alice')).toMatchObject({ userId: expect.any(String), password: null });
  });

  it.each([
    [
      'an SSH key',
      after('P19D').addSshKey(),
      /SSH public key APKA/,
      { sshPublicKeys: [{ status: 'Active' }] },
    ],
    [
      'another access key',
      after('P10D').createKey({ key: 'AKIAEXAMPLEALICE0002' }),
      /AKIA…0002/,
      { accessKeys: [{ id: 'AKIAEXAMPLEALICE0002', status: 'Active' }] },
    ],
  ])('stays when it got something new after the answer: %s', async (_what, gets, reason, left) => {
    const journey = await play(
      { settings: WHOLE_USER },
      click(),
      after('P2D').answer('retire'),
      gets,
      after('P20D').answer('confirm'),
    );

    expect(journey.course('alice')).toEqual([...COURSE, 'RESOLVED deleted']);
    expect(journey.finding('alice')[2]?.note).not.toMatch(/whole user/);
    expect(journey.end('alice').note).toMatch(new RegExp(`The user stays, because of ${reason.source}`));
    expect(journey.acts('alice').at(-1)).toBe(`DeleteAccessKey ${KEY}`);
    expect(journey.user('alice')).toMatchObject(left);
  });
});

const KIT = {
  writtenAt: '2026-11-22T09:00:00.001Z',
  scope: 'user',
  user: {
    path: '/people/',
    tags: { Owner: 'alice@example.com', team: 'blue' },
    groups: ['developers', 'readers'],
    attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::111122223333:policy/own'],
    inlinePolicies: ['buckets'],
    permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
    credentials: [{ id: KEY, status: 'Inactive' }],
    mfaDevices: expect.arrayContaining(['GAHT11112222', 'arn:aws:iam::111122223333:mfa/phone']),
    sshPublicKeys: [{ id: 'APKAEXAMPLEALICE0001' }],
  },
  inlinePolicyDocuments: { buckets: expect.stringContaining('s3:ListAllMyBuckets') },
};
