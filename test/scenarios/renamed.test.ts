import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { after, alice, click, KEY, user } from '../support/story.ts';

const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];

const ALICE = { user: 'alice' };
const ALICIA = { user: 'alicia' };

describe('a user that is renamed', () => {
  it('before the answer is the same user: what was answered is disabled and deleted', async () => {
    const journey = await play(
      click(),
      after('P1D').renameUser('alicia', ALICE),
      after('P2D').answer('retire', ALICE),
      after('P20D').answer('confirm', ALICIA),
    );

    expect(journey.course('alice').at(-1)).toBe('RESOLVED deleted');
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.acts('alicia')).toEqual([...DISABLED, `DeleteAccessKey ${KEY}`]);
    expect(await journey.run.items()).toMatchObject([{ userName: 'alicia', status: 'closed' }]);
  });

  it('while it is observed gets everything back by its new name', async () => {
    const journey = await play(
      click(),
      after('P1D').answer('retire', ALICE),
      after('P3D').renameUser('alicia', ALICE),
      after('P4D').answer('restore', ALICE),
      after('P5D').useKey(ALICIA),
      after('P5D').signIn(ALICIA),
    );

    expect(journey.course('alice')).toContain('NOTIFIED restored');
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(journey.acts('alicia')).toEqual(['CreateLoginProfile true', `UpdateAccessKey ${KEY} Active`]);
    expect(journey.user('alicia')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
  });

  it('to another path alone is read, and given back, as before', async () => {
    const journey = await play(
      click(),
      after('P2D').answer('retire'),
      after('P3D').renameUser('alice', { path: '/leavers/' }),
      after('P4D').answer('restore'),
      after('P5D').useKey(),
      after('P5D').signIn(),
    );

    expect(journey.course('alice')).toContain('NOTIFIED restored');
    expect(journey.course('alice')).not.toContain('NOTIFIED held-up');
    expect(await journey.run.items()).toContainEqual(
      expect.objectContaining({ userArn: 'arn:aws:iam::111122223333:user/leavers/alice', status: 'closed' }),
    );
  });

  it('while somebody else takes its name is still the user of the case', async () => {
    const journey = await play(
      { users: [alice(), user('bob')] },
      click({ findings: ['alice'] }),
      after('P1D').renameUser('alicia', ALICE),
      after('P1DT1H').renameUser('alice', { user: 'bob' }),
      after('P2D').answer('retire', ALICE),
      after('P20D').answer('confirm', ALICIA),
    );

    expect(journey.acts('alice')).toEqual([]);
    expect(journey.acts('alicia')).toEqual([...DISABLED, `DeleteAccessKey ${KEY}`]);
  });

  it('while its deletion as a whole is tried again is deleted all the same, and not taken as gone', async () => {
    const journey = await play(
      { settings: { deleteScope: 'user' } },
      click(),
      after('P1D').answer('retire', ALICE),
      after('P19D').fail('iam:DeleteAccessKey', 'Throttling'),
      after('P20D').answer('confirm', ALICE),
      after('P20DT5S').renameUser('alicia', ALICE),
      after('P20DT1M').heal(),
    );

    expect(journey.acts('alicia')).toContain('DeleteUser AIDAEXAMPLEALICE00001');
    expect(journey.course('alice').at(-1)).toBe('RESOLVED user-deleted');
  });

  it('before the click is found by the id in the finding', async () => {
    const journey = await play(
      { until: 'P1D' },
      after('PT1H').renameUser('alicia', ALICE),
      after('PT2H').click({ findings: ['alice'] }),
    );

    expect(journey.course('alice')).toEqual(['NOTIFIED opened', 'NOTIFIED asked']);
    expect(await journey.run.items()).toMatchObject([{ userName: 'alicia', status: 'open' }]);
  });
});
