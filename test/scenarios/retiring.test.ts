import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { after, alice, click, KEY } from '../support/story.ts';

const OWNER = 'alice@example.com';
const SECURITY = 'security@example.com';
const WATCHED = ['NOTIFIED opened', 'NOTIFIED asked', 'NOTIFIED disabled', 'SecurityHub RESOLVED PASSED'];
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];
const LEFT_DISABLED = { password: null, accessKeys: [{ id: KEY, status: 'Inactive' }] };
const GONE = { password: null, accessKeys: [] };

/**
 * An analyst clicks the finding; two days later the owner answers that what is unused can go. It is disabled and watched
 * for 14 days. Alice has a password and a key, both unused for months, where a test does not give her something else.
 */
const RETIRED = [click(), after('P2D').answer('retire')];

describe('of two keys the one in use', () => {
  const IN_USE = { id: KEY, lastUsed: 'P3D' };
  const UNUSED = { id: 'AKIAEXAMPLEALICE0002', lastUsed: 'P120D' };

  it('is neither proposed nor touched; the other is disabled and deleted', async () => {
    const journey = await play(
      { users: [alice({ password: undefined, accessKeys: [IN_USE, UNUSED] })] },
      ...RETIRED,
      after('P2DT1H').useKey({ key: KEY }),
      after('P20D').answer('confirm'),
    );

    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED confirm-deletion', 'RESOLVED deleted']);
    const notes = journey.finding('alice').map(({ note }) => note ?? '');
    expect(notes[2]).toMatch(/are these still needed\? AKIA…0002 \(last used 2026-07-05, s3, us-east-1\)\./);
    expect(notes[3]).toMatch(/^Disabled AKIA…0002.*alice@example\.com.*until 2026-11-18/);
    expect(notes[6]).toMatch(/^Deleted AKIA…0002.*AKIA…0001: on/);
    expect(journey.acts('alice')).toEqual([
      `UpdateAccessKey ${UNUSED.id} Inactive`,
      `DeleteAccessKey ${UNUSED.id}`,
    ]);
    expect(journey.user('alice')?.accessKeys).toMatchObject([
      { id: KEY, status: 'Active', lastUsed: { at: '2026-11-04T10:00:00.000Z' } },
    ]);
    expect(journey.mailsTo(OWNER).every(({ text }) => !text.includes(KEY))).toBe(true);
  });
});

describe('a disabled password and key', () => {
  it('stay disabled by setting; nobody is asked about deletion', async () => {
    const journey = await play({ settings: { afterObservation: 'keep-disabled' } }, ...RETIRED);

    expect(journey.course('alice')).toEqual([...WATCHED, 'RESOLVED left-disabled']);
    expect(journey.end('alice').note).toMatch(/^Left disabled: password, AKIA…0001, proven by re-read/);
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(journey.user('alice')).toMatchObject(LEFT_DISABLED);
    expect(journey.states('alice')).not.toContain('AwaitDeletionConfirmation');
    expect(journey.recipients()).toEqual([OWNER, OWNER, OWNER]);
  });

  it.each([
    ['nobody answers the question about deletion', [], '2026-12-02'],
    ['the owner answers so', [after('P18D').answer('leave-disabled')], '2026-11-20'],
  ])('stay disabled where %s', async (_why, answers, day) => {
    const journey = await play(...RETIRED, ...answers);

    expect(journey.course('alice')).toEqual([
      ...WATCHED,
      'NOTIFIED confirm-deletion',
      'RESOLVED left-disabled',
    ]);
    expect(journey.finding('alice')[5]?.note).toMatch(
      /answer by 2026-12-02.*Without an answer they stay disabled/,
    );
    expect(journey.end('alice').note).toMatch(new RegExp(`proven by re-read at ${day}`));
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(journey.user('alice')).toMatchObject(LEFT_DISABLED);
    expect(journey.recipients()).toEqual([OWNER, OWNER, OWNER, SECURITY, OWNER, SECURITY]);
  });

  it('stay disabled on an early word of the security contact, even where deletion needs none', async () => {
    const journey = await play(
      { settings: { deletionNeedsConfirmation: false, answerWithin: 'P8D' } },
      click(),
      after('P9D').answer('retire', { as: 'security-contact' }),
      after('P10D').answer('leave-disabled', { as: 'security-contact' }),
    );

    expect(journey.course('alice').slice(-3)).toEqual([
      'NOTIFIED disabled',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED left-disabled',
    ]);
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(journey.user('alice')).toMatchObject(LEFT_DISABLED);
  });

  it.each([
    ['the owner', after('P20D').answer('confirm'), OWNER, '2026-11-22', 1],
    [
      'the security contact',
      after('P20D').answer('confirm', { as: 'security-contact' }),
      SECURITY,
      '2026-11-22',
      1,
    ],
    [
      'the owner during the observation: nobody is asked',
      after('P3D').answer('confirm'),
      OWNER,
      '2026-11-05',
      0,
    ],
  ])('are deleted when confirmed by %s', async (_whom, confirmed, by, day, questions) => {
    const journey = await play(...RETIRED, confirmed);

    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED confirm-deletion', 'RESOLVED deleted']);
    expect(journey.end('alice').note).toMatch(new RegExp(`^Deleted password, AKIA….*${by}, ${day}`));
    expect(journey.acts('alice').map((act) => act.split(' ')[0])).toEqual([
      'DeleteLoginProfile',
      'UpdateAccessKey',
      'DeleteAccessKey',
    ]);
    expect(journey.user('alice')).toMatchObject(GONE);
    const asked = journey.mailsTo(SECURITY).filter(({ links }) => links.length > 0);
    expect(asked).toHaveLength(questions);
  });

  it('are deleted without a further word where deletion needs no confirmation', async () => {
    const journey = await play({ settings: { deletionNeedsConfirmation: false } }, ...RETIRED);

    expect(journey.course('alice')).toEqual([...WATCHED, 'RESOLVED deleted']);
    expect(journey.end('alice').note).toMatch(/^Deleted password, AKIA…0001.*alice@example\.com, 2026-11-04/);
    expect(journey.acts('alice')).toEqual([...DISABLED, `DeleteAccessKey ${KEY}`]);
    expect(journey.recipients()).toEqual([OWNER, OWNER, OWNER]);
    expect(journey.execution('alice')).toMatchObject({
      status: 'SUCCEEDED',
      stoppedAt: '2026-11-18T09:00:01.000Z',
    });
    expect(await journey.run.items()).toMatchObject([
      { status: 'closed', restoreKit: { scope: 'credentials', user: { credentials: [{ id: KEY }] } } },
    ]);
  });
});
