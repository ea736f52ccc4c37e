import { describe, expect, it } from 'vitest';
import { useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

const OWNER = 'alice@example.com';
const SECURITY = 'security@example.com';
const KEY = 'AKIAEXAMPLEALICE0001';
const WATCHED = ['NOTIFIED opened', 'NOTIFIED asked', 'NOTIFIED disabled', 'SecurityHub RESOLVED PASSED'];
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];
const LEFT_DISABLED = { password: null, accessKeys: [{ id: KEY, status: 'Inactive' }] };
const GONE = { password: null, accessKeys: [] };

describe('of two keys the one in use', () => {
  it('is neither proposed nor touched; the other is disabled and deleted', async () => {
    const journey = await local.play('one-of-two-keys');

    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED confirm-deletion', 'RESOLVED deleted']);
    const notes = journey.finding('alice').map(({ note }) => note ?? '');
    expect(notes[2]).toMatch(/whether these are needed: AKIA…0002 \(last used 2026-07-05, s3, us-east-1\)\./);
    expect(notes[3]).toMatch(/^Disabled AKIA…0002.*alice@example\.com.*until 2026-11-18/);
    expect(notes[6]).toMatch(/^Deleted AKIA…0002.*AKIA…0001: Active/);
    expect(journey.acts('alice')).toEqual([
      'UpdateAccessKey AKIAEXAMPLEALICE0002 Inactive',
      'DeleteAccessKey AKIAEXAMPLEALICE0002',
    ]);
    expect(journey.user('alice')?.accessKeys).toMatchObject([
      { id: KEY, status: 'Active', lastUsed: { at: '2026-11-04T10:00:00.000Z' } },
    ]);
    expect(journey.mailsTo(OWNER).every(({ text }) => !text.includes(KEY))).toBe(true);
  });
});

describe('a disabled password and key', () => {
  it('stay disabled by setting; nobody is asked about deletion', async () => {
    const journey = await local.play('left-disabled-by-setting');

    expect(journey.course('alice')).toEqual([...WATCHED, 'RESOLVED left-disabled']);
    expect(journey.end('alice').note).toMatch(/^Left disabled: password, AKIA…0001, proven by re-read/);
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(journey.user('alice')).toMatchObject(LEFT_DISABLED);
    expect(journey.states('alice')).not.toContain('AwaitDeletionConfirmation');
    expect(journey.recipients()).toEqual([OWNER, OWNER, OWNER]);
  });

  it.each([
    ['deletion-not-confirmed', 'without a word', '2026-12-02'],
    ['deletion-declined', 'on the owner’s word', '2026-11-20'],
  ])('stay disabled where deletion is not confirmed (%s: %s)', async (scenario, _how, day) => {
    const journey = await local.play(scenario);

    expect(journey.course('alice')).toEqual([
      ...WATCHED,
      'NOTIFIED confirm-deletion',
      'RESOLVED left-disabled',
    ]);
    expect(journey.finding('alice')[5]?.note).toMatch(/until 2026-12-02.*without a word they stay disabled/);
    expect(journey.end('alice').note).toMatch(new RegExp(`proven by re-read at ${day}`));
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(journey.user('alice')).toMatchObject(LEFT_DISABLED);
    expect(journey.recipients()).toEqual([OWNER, OWNER, OWNER, SECURITY, OWNER, SECURITY]);
  });

  it('stay disabled on an early word of the security contact, even where deletion needs none', async () => {
    const journey = await local.play('left-disabled-early');

    expect(journey.course('alice').slice(-3)).toEqual([
      'NOTIFIED disabled',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED left-disabled',
    ]);
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(journey.user('alice')).toMatchObject(LEFT_DISABLED);
  });

  it.each([
    ['retired-and-deleted', OWNER, '2026-11-22'],
    ['deletion-confirmed-by-security', SECURITY, '2026-11-22'],
    ['deletion-confirmed-early', OWNER, '2026-11-05'],
  ])('are deleted when that is confirmed (%s: by %s on %s)', async (scenario, by, day) => {
    const journey = await local.play(scenario);

    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED confirm-deletion', 'RESOLVED deleted']);
    expect(journey.end('alice').note).toMatch(new RegExp(`^Deleted password, AKIA….*${by}, ${day}`));
    expect(journey.acts('alice').map((act) => act.split(' ')[0])).toEqual([
      'DeleteLoginProfile',
      'UpdateAccessKey',
      'DeleteAccessKey',
    ]);
    expect(journey.user('alice')).toMatchObject(GONE);
    const asked = journey.mailsTo(SECURITY).filter(({ links }) => links.length > 0);
    expect(asked).toHaveLength(scenario === 'deletion-confirmed-early' ? 0 : 1);
  });

  it('are deleted without a further word where deletion needs no confirmation', async () => {
    const journey = await local.play('deleted-without-confirmation');

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
