import { describe, expect, it } from 'vitest';
import { useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

const KEY = 'AKIAEXAMPLEALICE0001';
const WATCHED = ['NOTIFIED opened', 'NOTIFIED asked', 'NOTIFIED disabled', 'SecurityHub RESOLVED PASSED'];
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];

describe('what changed between question and answer', () => {
  it.each([
    [
      'changed-used-meanwhile',
      /AKIA…0001 left alone \(it was used on 2026-11-03/,
      'Active',
      'RESOLVED deleted',
    ],
    [
      'changed-inactive',
      /AKIA…0001 left alone \(its status is now Inactive/,
      'Inactive',
      'RESOLVED left-disabled',
    ],
  ])('is dropped, and the rest goes on (%s)', async (scenario, reason, status, end) => {
    const journey = await local.play(scenario);

    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED confirm-deletion', end]);
    expect(journey.finding('alice')[3]?.note).toMatch(/^Disabled password, proven by re-read/);
    expect(journey.finding('alice')[3]?.note).toMatch(reason);
    expect(journey.end('alice').note).toMatch(reason);
    expect(journey.acts('alice')).toEqual(['DeleteLoginProfile']);
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [{ id: KEY, status }] });
  });

  it.each([
    ['changed-everything', /password left alone \(it was used.*AKIA…0001 left alone \(it was used/],
    [
      'changed-and-gone',
      /password left alone \(it was created anew\); AKIA…0001 left alone \(it no longer exists/,
    ],
  ])('ends the case untouched where nothing is left (%s)', async (scenario, reasons) => {
    const journey = await local.play(scenario);

    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED changed',
    ]);
    expect(journey.end('alice').note).toMatch(/not needed.*everything had changed, so nothing was disabled/);
    expect(journey.end('alice').note).toMatch(reasons);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });
});

describe('what changes while it is observed', () => {
  it('a use that IAM reports late is found at the early check, and the key is restored at once', async () => {
    const journey = await local.play('used-just-before');

    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED disabled',
      'NOTIFIED restored',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED used',
    ]);
    expect(journey.finding('alice')[4]).toMatchObject({ at: '2026-11-04T15:00:00.000Z' });
    expect(journey.finding('alice')[4]?.note).toMatch(
      /^Given back because of a use.*AKIA…0001 was used on 2026-11-04/,
    );
    expect(journey.acts('alice')).toEqual([
      `UpdateAccessKey ${KEY} Inactive`,
      `UpdateAccessKey ${KEY} Active`,
    ]);
    expect(journey.user('alice')).toMatchObject({
      accessKeys: [{ status: 'Active', lastUsed: { service: 'ses' } }],
    });
  });

  it('a sign-in that IAM reports late brings a new password', async () => {
    const journey = await local.play('password-used-just-before');

    expect(journey.course('alice').slice(3, 4)).toEqual(['NOTIFIED restored']);
    expect(journey.finding('alice')[4]?.note).toMatch(/because of a use.*[Pp]assword was used on 2026-11-04/);
    expect(journey.acts('alice')).toEqual(['DeleteLoginProfile', 'CreateLoginProfile true']);
    expect(journey.course('alice').at(-1)).toBe('RESOLVED used');
    expect(journey.report.secrets).toEqual([]);
  });

  it.each([
    [
      'drift-key-enabled',
      'AKIA…0001 is Active again',
      ['SecurityHub RESOLVED PASSED', 'SecurityHub NEW FAILED', 'NEW drift'],
    ],
    [
      'drift-password-set',
      '[Ss]omeone has set a password again',
      ['NEW drift', 'SecurityHub RESOLVED PASSED'],
    ],
    ['drift-protected', 'has the tag break-glass', ['SecurityHub RESOLVED PASSED', 'NEW protected']],
    [
      'drift-owner-changed',
      'owner has changed since the answer',
      ['SecurityHub RESOLVED PASSED', 'NOTIFIED confirm-deletion', 'NEW drift'],
    ],
  ])(
    'ends the case with NEW and what changed, and nothing is deleted (%s)',
    async (scenario, reason, course) => {
      const journey = await local.play(scenario);

      expect(journey.course('alice')).toEqual([...WATCHED.slice(0, 3), ...course]);
      const end = journey
        .finding('alice')
        .find(({ fields }) => /drift|protected/.test(fields?.['UnusedCredentialsStep'] ?? ''));
      expect(end?.note).toMatch(new RegExp(reason));
      expect(end?.note).toMatch(/AKIA…0001(: (Active|Inactive)| is disabled)/);
      expect(journey.acts('alice')).toEqual(DISABLED);
      expect(journey.execution('alice').status).toBe('SUCCEEDED');
      expect(journey.mailsTo('alice@example.com').at(-1)?.links).toEqual([]);
    },
  );

  it('a key that someone deletes is told, and the case goes on with the rest', async () => {
    const journey = await local.play('key-deleted-by-someone');

    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED confirm-deletion', 'RESOLVED deleted']);
    expect(journey.end('alice').note).toMatch(
      /^Deleted password, .*AKIA…0001 left alone \(someone else deleted it\)/,
    );
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [] });
  });
});

describe('an answer that retires the password and keeps the key', () => {
  it('ends well when the key was used', async () => {
    const journey = await local.play('mixed-kept-used');

    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED confirm-deletion', 'RESOLVED used']);
    expect(journey.finding('alice')[3]?.note).toMatch(/^Disabled password, .*AKIA…0001 kept/);
    expect(journey.end('alice').note).toMatch(/password deleted; AKIA…0001 used/);
    expect(journey.acts('alice')).toEqual(['DeleteLoginProfile']);
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [{ status: 'Active' }] });
  });

  it('ends with NEW when the key was not used: the worse outcome decides', async () => {
    const journey = await local.play('mixed-kept-not-used');

    expect(journey.course('alice')).toEqual([
      ...WATCHED.slice(0, 3),
      'NOTIFIED confirm-deletion',
      'NEW not-used',
    ]);
    expect(journey.end('alice').note).toMatch(/Not used by 2026-11-18.*password deleted; AKIA…0001 not used/);
    expect(journey.acts('alice')).toEqual(['DeleteLoginProfile']);
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [{ status: 'Active' }] });
  });

  it('waits on for the key, from the answer, when the password is done first', async () => {
    const journey = await local.play('mixed-long-use');

    expect(journey.course('alice')).toEqual([
      ...WATCHED.slice(0, 3),
      'NOTIFIED confirm-deletion',
      'NOTIFIED kept',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED used',
    ]);
    expect(journey.finding('alice')[5]?.note).toMatch(/used by 2026-12-04.*password is deleted/);
    expect(journey.end('alice').note).toMatch(/password deleted; AKIA…0001 used/);
    const asked = journey.mailsTo('alice@example.com').filter(({ links }) => links.length > 0);
    expect(asked.map(({ at }) => at.slice(0, 10))).toEqual([
      '2026-11-02',
      '2026-11-04',
      '2026-11-18',
      '2026-11-19',
    ]);
  });
});
