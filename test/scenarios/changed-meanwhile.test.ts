import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { after, alice, click, KEY, withKeyOnly } from '../support/story.ts';

const WATCHED = ['NOTIFIED opened', 'NOTIFIED asked', 'NOTIFIED disabled', 'SecurityHub RESOLVED PASSED'];
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];

const RETIRED = [click(), after('P2D').answer('retire')];

describe('what changed between question and answer', () => {
  it.each([
    [
      'a key that was used',
      [click(), after('P1D').useKey(), after('P2D').answer('retire'), after('P20D').answer('confirm')],
      /AKIA…0001 left alone \(it was used on 2026-11-03/,
      'Active',
      'RESOLVED deleted',
    ],
    [
      'a key that someone disabled',
      [click(), after('P1D').setKeyStatus('Inactive'), after('P2D').answer('retire')],
      /AKIA…0001 left alone \(its status is now Inactive/,
      'Inactive',
      'RESOLVED left-disabled',
    ],
  ])('is dropped, and the password is retired: %s', async (_what, steps, reason, status, end) => {
    const journey = await play(...steps);

    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED confirm-deletion', end]);
    expect(journey.finding('alice')[3]?.note).toMatch(/^Disabled password, proven by re-read/);
    expect(journey.finding('alice')[3]?.note).toMatch(reason);
    expect(journey.end('alice').note).toMatch(reason);
    expect(journey.acts('alice')).toEqual(['DeleteLoginProfile']);
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [{ id: KEY, status }] });
  });

  it.each([
    [
      'both were used',
      [after('P1D').useKey(), after('P1D').signIn()],
      /password left alone \(it was used.*AKIA…0001 left alone \(it was used/,
    ],
    [
      'the key was deleted, the password made anew',
      [after('P1D').deleteKey(), after('P1D').deleteLoginProfile(), after('P1DT1H').createLoginProfile()],
      /password left alone \(it was created anew\); AKIA…0001 left alone \(it no longer exists/,
    ],
  ])('ends the case untouched where nothing is left: %s', async (_why, changes, reasons) => {
    const journey = await play(click(), ...changes, after('P2D').answer('retire'));

    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED changed',
    ]);
    expect(journey.end('alice').note).toMatch(
      /not needed.*everything had changed, so this case leaves nothing disabled/,
    );
    expect(journey.end('alice').note).toMatch(reasons);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });
});

describe('what changes while it is observed', () => {
  it('a use that IAM reports late is found at the early check, and the key is restored at once', async () => {
    const journey = await play(
      { users: [alice(withKeyOnly)], iam: { lastUseLag: 'PT5H' } },
      click(),
      after('P1DT23H').useKey({ service: 'ses' }),
      after('P2D').answer('retire'),
    );

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
    const journey = await play(
      { users: [alice({ accessKeys: [] })], iam: { lastUseLag: 'PT5H' } },
      click(),
      after('P1DT23H').signIn(),
      after('P2D').answer('retire'),
      after('P4D').signIn(),
    );

    expect(journey.course('alice').slice(3, 4)).toEqual(['NOTIFIED restored']);
    expect(journey.finding('alice')[4]?.note).toMatch(/because of a use.*[Pp]assword was used on 2026-11-04/);
    expect(journey.acts('alice')).toEqual(['DeleteLoginProfile', 'CreateLoginProfile true']);
    expect(journey.course('alice').at(-1)).toBe('RESOLVED used');
    expect(journey.report.secrets).toEqual([]);
  });

  it.each([
    [
      'someone enables the key',
      [after('P5D').setKeyStatus('Active', { by: 'arn:aws:iam::111122223333:user/admin' })],
      'AKIA…0001 is Active again',
      ['SecurityHub RESOLVED PASSED', 'SecurityHub NEW FAILED', 'NEW drift'],
    ],
    [
      'someone sets a password',
      [after('P2DT1H').createLoginProfile()],
      '[Ss]omeone has set a password again',
      ['NEW drift', 'SecurityHub RESOLVED PASSED'],
    ],
    [
      'the user becomes protected',
      [after('P5D').tagUser({ 'break-glass': 'yes' })],
      'has the tag break-glass',
      ['SecurityHub RESOLVED PASSED', 'NEW protected'],
    ],
    [
      'the user gets another owner, for whom an early confirmation does not speak',
      [after('P3D').answer('confirm'), after('P5D').tagUser({ Owner: 'bob@example.com' })],
      'owner has changed since the answer',
      ['SecurityHub RESOLVED PASSED', 'NOTIFIED confirm-deletion', 'NEW drift'],
    ],
  ])(
    'ends the case with NEW and what changed, and nothing is deleted: %s',
    async (_what, changes, reason, course) => {
      const journey = await play(...RETIRED, ...changes);

      expect(journey.course('alice')).toEqual([...WATCHED.slice(0, 3), ...course]);
      const end = journey
        .finding('alice')
        .find(({ fields }) => /drift|protected/.test(fields?.['UnusedCredentialsStep'] ?? ''));
      expect(end?.note).toMatch(new RegExp(reason));
      expect(end?.note).toMatch(/AKIA…0001: (on|disabled by this case)/);
      expect(journey.acts('alice')).toEqual(DISABLED);
      expect(journey.execution('alice').status).toBe('SUCCEEDED');
      expect(journey.mailsTo('alice@example.com').at(-1)?.links).toEqual([]);
    },
  );

  it('a key that someone deletes is told, and the case goes on with the rest', async () => {
    const journey = await play(...RETIRED, after('P5D').deleteKey(), after('P20D').answer('confirm'));

    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED confirm-deletion', 'RESOLVED deleted']);
    expect(journey.end('alice').note).toMatch(
      /^Deleted password, .*AKIA…0001: gone\..*AKIA…0001 left alone \(someone else deleted it\)/,
    );
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [] });
  });
});

describe('an answer that retires the password and keeps the key', () => {
  const ANSWERED = [
    click(),
    after('P2D').answer('retire', { credentials: { password: 'retire', [KEY]: 'keep' } }),
  ];

  it('ends well when the key was used', async () => {
    const journey = await play(...ANSWERED, after('P6D').useKey(), after('P20D').answer('confirm'));

    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED confirm-deletion', 'RESOLVED used']);
    expect(journey.finding('alice')[3]?.note).toMatch(/^Disabled password, .*AKIA…0001 kept/);
    expect(journey.end('alice').note).toMatch(
      /^Used, as far as IAM reports: AKIA…0001\..*password: deleted by this case; AKIA…0001: on/,
    );
    expect(journey.acts('alice')).toEqual(['DeleteLoginProfile']);
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [{ status: 'Active' }] });
  });

  it('ends with NEW when the key was not used: the worse outcome decides', async () => {
    const journey = await play(...ANSWERED, after('P20D').answer('confirm'));

    expect(journey.course('alice')).toEqual([
      ...WATCHED.slice(0, 3),
      'NOTIFIED confirm-deletion',
      'NEW not-used',
    ]);
    expect(journey.end('alice').note).toMatch(
      /Not used by 2026-11-18.* IAM reports: AKIA…0001\..*password: deleted by this case; AKIA…0001: on/,
    );
    expect(journey.acts('alice')).toEqual(['DeleteLoginProfile']);
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [{ status: 'Active' }] });
  });

  it('waits on for the key, from the answer, when the password is done first', async () => {
    const journey = await play(
      { settings: { useWithin: 'P30D' } },
      ...ANSWERED,
      after('P17D').answer('confirm'),
      after('P25D').useKey(),
    );

    expect(journey.course('alice')).toEqual([
      ...WATCHED.slice(0, 3),
      'NOTIFIED confirm-deletion',
      'NOTIFIED kept',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED used',
    ]);
    expect(journey.finding('alice')[5]?.note).toMatch(/used by 2026-12-04.*password: deleted by this case/);
    expect(journey.end('alice').note).toMatch(
      /^Used, as far as IAM reports: AKIA…0001\..*password: deleted by this case; AKIA…0001: on/,
    );
    const asked = journey.mailsTo('alice@example.com').filter(({ links }) => links.length > 0);
    expect(asked.map(({ at }) => at.slice(0, 10))).toEqual([
      '2026-11-02',
      '2026-11-04',
      '2026-11-18',
      '2026-11-19',
    ]);
  });
});

describe('an answer that keeps the password and the key', () => {
  it('asks for the use of each, and reminds before the date of what is still unused', async () => {
    const journey = await play(click(), after('P2D').answer('keep'), after('P6D').useKey());

    const mails = journey.mailsTo('alice@example.com').map(({ at, text }) => [at.slice(0, 10), text]);
    expect(mails.map(([day]) => day)).toEqual(['2026-11-02', '2026-11-04', '2026-11-16', '2026-11-18']);
    const [, kept, reminder, end] = mails.map(([, text]) => text);
    expect(kept).toMatch(/by Wed 18 Nov 2026, .*: sign in with the password; use access key AKIA…0001\./);
    expect(reminder).toMatch(/^Reminder: not used yet\n/);
    expect(reminder).toMatch(/Please do this by Wed 18 Nov 2026, .*: sign in with the password\./);
    expect(reminder).not.toMatch(/AKIA…0001/);
    expect(end).toMatch(/^Not used in time\n[\s\S]*: password\. That was left as it is/);
    expect(journey.end('alice').note).toMatch(/^Not used by 2026-11-18.* IAM reports: password\. /);
    expect(journey.finding('alice')[3]?.note).toMatch(
      /: password, AKIA…0001\. Each must be used by 2026-11-18/,
    );
  });
});
