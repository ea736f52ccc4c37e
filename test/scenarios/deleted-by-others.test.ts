import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, KEY, withKeyOnly } from '../support/story.ts';

const ASKED = ['NOTIFIED opened', 'NOTIFIED asked'];
const WATCHED = [...ASKED, 'NOTIFIED disabled', 'SecurityHub RESOLVED PASSED'];
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];
const GONE = 'RESOLVED gone';

const RETIRED = [click(), after('P2D').answer('retire')];

const lastNote = (journey: Journey): string => journey.end('alice').note ?? '';

describe('a user that someone deletes', () => {
  it.each([
    [
      'while its owner is asked, who then answers',
      [click(), after('P1D').deleteUser(), after('P2D').answer('retire', { user: 'alice' })],
      [],
      [...ASKED, GONE],
    ],
    [
      'while it is observed',
      [...RETIRED, after('P5D').deleteUser()],
      DISABLED,
      [...WATCHED, 'SecurityHub RESOLVED PASSED', GONE],
    ],
    [
      'while deletion is asked, which the owner then confirms',
      [...RETIRED, after('P18D').deleteUser(), after('P20D').answer('confirm', { user: 'alice' })],
      DISABLED,
      [...WATCHED, 'NOTIFIED confirm-deletion', GONE],
    ],
    [
      'before it is wanted back',
      [...RETIRED, after('P5D').deleteUser(), after('P6D').answer('restore', { user: 'alice' })],
      DISABLED,
      [...WATCHED, GONE],
    ],
  ])('%s, has nothing left to retire', async (_when, steps, acts, course) => {
    const journey = await play(...steps);

    expect(journey.course('alice')).toEqual(course);
    expect(lastNote(journey)).toMatch(/The user no longer exists/);
    expect(lastNote(journey)).not.toMatch(/disabled by/);
    expect(journey.acts('alice')).toEqual(acts);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('while its password is to be used: the secret goes with it', async () => {
    const journey = await play(...RETIRED, after('P4D').answer('restore'), after('P5D').deleteUser());

    expect(journey.course('alice')).toEqual([
      ...WATCHED,
      'NOTIFIED restored',
      'SecurityHub NEW FAILED',
      GONE,
    ]);
    expect(journey.report.secrets).toEqual([]);
  });
});

describe('a user created anew', () => {
  it('before the click is not taken for the one in the finding', async () => {
    const journey = await play(
      { users: [alice(withKeyOnly)], until: 'PT2H' },
      after('PT0S').recreateUser({ spec: { accessKeys: [{ createdAt: 'P400D' }] } }),
      after('PT1H').click(),
    );

    expect(journey.course('alice')).toEqual(['NEW -']);
    expect(journey.end('alice').note).toMatch(/Nothing was done.*AIDA\w+.*today has the id AIDA\w+/);
    expect(journey.report.executions).toEqual([]);
    expect(journey.recipients()).toEqual([]);
    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
  });

  it('while the owner is asked is not touched by the old answer', async () => {
    const journey = await play(
      { users: [alice(withKeyOnly)] },
      click(),
      after('P1D').recreateUser({
        spec: { tags: { Owner: 'alice@example.com' }, accessKeys: [{ createdAt: 'P400D' }] },
      }),
      after('P2D').answer('retire'),
    );

    expect(journey.course('alice')).toEqual(['NOTIFIED opened', 'NOTIFIED asked', 'NEW recreated']);
    expect(journey.end('alice').note).toMatch(/another one \(AIDA….*\) has its name now/);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
    expect(journey.recipients()).toEqual(['alice@example.com', 'alice@example.com']);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('while it is observed is somebody else, who is left alone', async () => {
    const journey = await play(
      ...RETIRED,
      after('P5D').recreateUser({
        spec: {
          accessKeys: [{ lastUsed: 'P120D', id: 'AKIAEXAMPLEALICE0002' }],
          tags: { Owner: 'bob@example.com' },
        },
      }),
    );

    expect(journey.course('alice').at(-1)).toBe('NEW recreated');
    expect(lastNote(journey)).toMatch(
      /another one \(AIDA….{4}\) has its name now.*[Ss]elect the finding again/,
    );
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(journey.user('alice')).toMatchObject({
      accessKeys: [{ id: 'AKIAEXAMPLEALICE0002', status: 'Active' }],
    });
  });
});
