import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { after, alice, click, type StoryStep, story, user } from '../support/story.ts';

const BOB = 'AKIAEXAMPLEBOB000001';

/** Alice is asked, a key of Bob is off, Carol keeps hers and is to use it. */
const THREE = {
  users: [
    alice(),
    user('bob', { accessKeys: [{ id: BOB, lastUsed: 'P120D' }] }),
    user('carol', { accessKeys: [{ id: 'AKIAEXAMPLECAROL0001', lastUsed: 'P120D' }] }),
  ],
};
const RUNNING = [
  click(),
  after('P1D').answer('keep', { user: 'carol' }),
  after('P2D').answer('retire', { user: 'bob' }),
];

const played = (...steps: StoryStep[]) => play(story(THREE, ...RUNNING, ...steps));
type Played = Awaited<ReturnType<typeof played>>;
const said = (journey: Played, name: string) =>
  journey.course(name).filter((one) => !one.startsWith('SecurityHub'));
const ends = (journey: Played) =>
  ['alice', 'bob', 'carol'].map((name) => said(journey, name).at(-1)?.replace(/^\w+ /, ''));
const keyOf = (journey: Played) => journey.user('bob')?.accessKeys?.[0]?.status;

describe('npm run cases -- stop-all', () => {
  it('ends all cases within minutes, and leaves off what is off', async () => {
    const journey = await played(after('P3D').stopAll('leave', { by: 'olivia' }));

    expect(ends(journey)).toEqual(['stop', 'left-disabled', 'stop']);
    for (const name of ['alice', 'bob', 'carol']) {
      expect(Date.parse(journey.end(name).at) - Date.parse('2026-11-05T09:00:00Z'), name).toBeLessThan(
        10 * 60_000,
      );
      expect(journey.execution(name).status, name).toBe('SUCCEEDED');
    }
    expect(journey.end('bob').note).toMatch(
      /An analyst ended the case early, with npm run cases \(olivia\)\./,
    );
    expect(journey.acts('bob')).toEqual([`UpdateAccessKey ${BOB} Inactive`]);
  });

  it('keeps the way back by the links of what it has left off', async () => {
    const journey = await played(
      after('P3D').stopAll('leave'),
      after('P20D').answer('restore', { user: 'bob' }),
    );

    expect(journey.course('bob')).toContain('NOTIFIED restored');
    expect(keyOf(journey)).toBe('Active');
  });

  it('gives back what is off, and ends that case too when it is run again', async () => {
    const journey = await played(after('P3D').stopAll('restore'), after('P3DT1H').stopAll('restore'));

    expect(ends(journey)).toEqual(['stop', 'stop', 'stop']);
    expect(said(journey, 'bob').at(-2)).toBe('NOTIFIED restored');
    expect(keyOf(journey)).toBe('Active');
  });

  it('lets a case go on whose new password nobody has used yet', async () => {
    const journey = await play(
      click(),
      after('P2D').answer('retire'),
      after('P3D').stopAll('restore'),
      after('P3DT1H').stopAll('restore'),
      after('P4D').stopAll('leave'),
    );

    expect(said(journey, 'alice').slice(-2)).toEqual(['NOTIFIED restored', 'NEW not-used']);
  });

  it('deletes nothing where deletion was confirmed early', async () => {
    const journey = await played(
      after('P9D').answer('confirm', { user: 'bob' }),
      after('P10D').stopAll('leave'),
    );

    expect(ends(journey)).toEqual(['stop', 'left-disabled', 'stop']);
    expect(keyOf(journey)).toBe('Inactive');
  });
});
