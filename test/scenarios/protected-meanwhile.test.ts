import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { ACCOUNT, after, alice, click, KEY } from '../support/story.ts';

const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];

describe('a user that is protected after its credentials were disabled', () => {
  it('by a tag: everything can be given back all the same', async () => {
    const journey = await play(
      click(),
      after('P1D').answer('retire'),
      after('P2D').tagUser({ 'break-glass': 'since today' }),
      after('P2DT1H').answer('restore'),
      after('P3D').useKey(),
      after('P3D').signIn(),
    );

    expect(journey.acts('alice')).toEqual([
      ...DISABLED,
      'CreateLoginProfile true',
      `UpdateAccessKey ${KEY} Active`,
    ]);
    expect(journey.finding('alice')[5]?.note).toMatch(/password restored; AKIA…0001 restored/);
  });

  it('by its path: the key comes back, a new password does not, and note and owner are told why', async () => {
    const journey = await play(
      { users: [alice({ path: '/admins/' })], until: 'P3DT3H' },
      click(),
      after('P1D').answer('retire'),
      after('P2D').deployMemberStack(ACCOUNT, { settings: { protected: { paths: ['/admins/'] } } }),
      after('P2DT1H').answer('restore'),
    );

    expect(journey.acts('alice')).toEqual([...DISABLED, `UpdateAccessKey ${KEY} Active`]);
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [{ status: 'Active' }] });
    const held = journey
      .finding('alice')
      .find(({ fields }) => fields?.['UnusedCredentialsStep'] === 'held-up');
    expect(held?.note).toMatch(/CreateLoginProfile.*the settings protect this user/);
    expect(held?.note).toMatch(/AKIA…0001: on \(given back\)/);
    // For a day an administrator can lift it.
    const told = journey.mailsTo('alice@example.com').map(({ text }) => text);
    expect(told).toContainEqual(
      expect.stringMatching(/password: turned off by this case, could not be changed/),
    );
    expect(journey.report.secrets).toEqual([]);
  });
});

describe('a user that only the roles in its account know as protected', () => {
  it.each([
    ['by a tag', { tags: [{ key: 'Owner' }] }],
    ['by its path', { paths: ['/admins/'] }],
  ])('%s: nothing is disabled, and the note says why', async (_, rules) => {
    const journey = await play(
      { users: [alice({ path: '/admins/' })] },
      click(),
      after('PT1H').deployMemberStack(ACCOUNT, { settings: { protected: rules } }),
      after('P1D').answer('retire'),
    );

    expect(journey.acts('alice')).toEqual([]);
    expect(journey.end('alice')).toMatchObject({
      status: 'NEW',
      note: expect.stringMatching(/AccessDenied: the settings protect this user/),
    });
  });
});
