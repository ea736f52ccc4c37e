import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, exemptUntil, withKeyOnly } from '../support/story.ts';

const OWNER = 'alice@example.com';
const SECURITY = 'security@example.com';
const KEY_ONLY = { users: [alice(withKeyOnly)] };
const ASKED_THRICE = ['NOTIFIED opened', 'NOTIFIED asked', 'NOTIFIED reminded', 'NOTIFIED escalated'];

describe('an owner who does not answer', () => {
  it('is reminded, then the security contact is asked and answers in their place', async () => {
    const journey = await play(
      click(),
      after('P17D').answer('retire', { as: 'security-contact' }),
      after('P32D').answer('confirm', { as: 'security-contact' }),
    );

    expect(journey.course('alice')).toEqual([
      ...ASKED_THRICE,
      'NOTIFIED disabled',
      'SecurityHub RESOLVED PASSED',
      'NOTIFIED confirm-deletion',
      'RESOLVED deleted',
    ]);
    const notes = journey.finding('alice').map(({ note }) => note ?? '');
    expect(notes[2]).toMatch(/alice@example\.com; answer by 2026-11-16/);
    expect(notes[4]).toMatch(/security@example\.com; answer by 2026-11-23/);
    expect(notes[5]).toMatch(/link sent to security@example\.com, 2026-11-19/);
    expect(journey.recipients()).toEqual([
      ...[OWNER, OWNER, SECURITY, SECURITY, OWNER],
      ...[OWNER, SECURITY, OWNER, SECURITY],
    ]);
    expect(journey.mailsTo(OWNER).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^still needed/i),
      expect.stringMatching(/^reminder/i),
      expect.stringMatching(/^turned off/i),
      expect.stringMatching(/^.*delete/i),
      expect.stringMatching(/^deleted/i),
    ]);
    expect(journey.mailsTo(SECURITY)[0]?.text).toMatch(/^no answer from the owner/i);
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [] });
  });

  it('and a security contact who does not either: nothing is changed, the finding is NEW', async () => {
    const journey = await play(click());

    expect(journey.course('alice')).toEqual([...ASKED_THRICE, 'NEW unanswered']);
    expect(journey.end('alice').note).toMatch(/nothing was changed.*password.*AKIA….*[Ss]elect the finding/);
    expect(journey.recipients()).toEqual([OWNER, OWNER, SECURITY, OWNER, SECURITY]);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.user('alice')).toMatchObject({
      password: expect.anything(),
      accessKeys: [{ status: 'Active' }],
    });
    expect(journey.execution('alice')).toMatchObject({
      status: 'SUCCEEDED',
      stoppedAt: '2026-11-23T09:00:02.000Z',
    });
  });
});

describe('a key that is kept', () => {
  it('and used in time is left to Security Hub to resolve', async () => {
    const journey = await play(KEY_ONLY, click(), after('P2D').answer('keep'), after('P5D').useKey());

    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED kept',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED used',
    ]);
    expect(journey.finding('alice')[3]?.note).toMatch(/alice@example\.com.*used by 2026-11-18/);
    expect(journey.recipients()).toEqual([OWNER, OWNER, OWNER]);
    expect(journey.mailsTo(OWNER)[1]?.text).toMatch(/^.*use it soon/);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
  });

  it('and not used in time makes the finding NEW again', async () => {
    const journey = await play(KEY_ONLY, click(), after('P2D').answer('keep'));

    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED kept',
      'NEW not-used',
    ]);
    expect(journey.end('alice').note).toMatch(/[Nn]ot used by 2026-11-18.*[Ss]elect the finding again/);
    expect(journey.recipients()).toEqual([OWNER, OWNER, OWNER, OWNER]);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });
});

describe('a case that is stopped', () => {
  it('by the analyst changes nothing; later answers and clicks are told so', async () => {
    const journey = await play(
      KEY_ONLY,
      click(),
      after('P1D').click({ action: 'stop' }),
      after('P2D').answer('retire', { force: true }),
      after('P3D').click({ action: 'stop' }),
    );

    expect(journey.course('alice')).toEqual(['NOTIFIED opened', 'NOTIFIED asked', 'NEW stop', 'NEW stop']);
    const notes = journey.finding('alice').map(({ note }) => note);
    expect(notes[3]).toMatch(/^Stopped.*analyst.*2026-11-03.*[Nn]othing was changed/);
    expect(notes[4]).toMatch(/no case is running/);
    expect(journey.report.stepResults.find((stepResult) => stepResult.do === 'answer')).toMatchObject({
      status: 409,
    });
    expect(journey.recipients()).toEqual([OWNER, OWNER]);
    expect(journey.mailsTo(OWNER)[1]?.text).toMatch(/^stopped/i);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('by the security contact changes nothing', async () => {
    const journey = await play(KEY_ONLY, click(), after('P15D').answer('stop', { as: 'security-contact' }));

    expect(journey.course('alice')).toEqual([...ASKED_THRICE, 'NEW stop']);
    expect(journey.end('alice').note).toMatch(/^Stopped.*security@example\.com.*[Nn]othing was changed/);
    expect(journey.recipients()).toEqual([OWNER, OWNER, SECURITY, OWNER, SECURITY]);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });
});

describe('a user whom the security contact exempts', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await play(
      KEY_ONLY,
      click(),
      after('P15D').answer('exempt', exemptUntil('2026-12-20')),
      // Clicked while it is suppressed, also from another Region; and again after the exemption.
      after('P18D').click({ findings: ['alice'] }),
      after('P20D').addFinding({ name: 'alice in Ireland', user: 'alice', region: 'eu-west-1' }),
      after('P20DT6H').click({ findings: ['alice in Ireland'] }),
      after('P22D').addFinding({ name: 'alice in Paris', user: 'alice', region: 'eu-west-3' }),
      after('P50D').click({ findings: ['alice'] }),
      after('P51D').answer('keep'),
      after('P52D').useKey(),
    );
  });

  it('is suppressed until the date, opened again by the sweep, and then asked about anew', () => {
    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED reminded',
      'NOTIFIED escalated',
      'SUPPRESSED exempt',
      'SUPPRESSED exempt',
      'NEW exemption-ended',
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED kept',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED used',
    ]);
    const [exempt, , ended] = journey.finding('alice').slice(5);
    expect(exempt?.note).toMatch(/2026-12-20.*security@example\.com.*Needed for the audit in December/);
    expect(exempt?.fields?.['UnusedCredentialsDeadline']).toMatch(/^2026-12-20T00:00/);
    expect(ended).toMatchObject({ at: expect.stringMatching(/^2026-12-20/) });
    expect(ended?.note).toMatch(/exemption has ended.*Needed for the audit in December/);
  });

  it('keeps the reason on its finding that is clicked meanwhile', () => {
    expect(journey.finding('alice')[6]?.note).toMatch(
      /^Nothing was done: .*exempt until 2026-12-20.*Needed for the audit in December.*-1\.$/,
    );
  });

  it.each([
    ['on a click', 'alice in Ireland', '2026-11-22T15:00'],
    ['by the next sweep', 'alice in Paris', '2026-11-25T09:00'],
  ])(
    'has what appears meanwhile suppressed %s, with the same note, and opened again at its end',
    (_, finding, at) => {
      const [suppressed, ended] = journey.finding(finding).slice(1);
      expect(suppressed).toMatchObject({
        status: 'SUPPRESSED',
        note: journey.finding('alice')[5]?.note,
        at: expect.stringContaining(at),
      });
      expect(ended).toMatchObject({ status: 'NEW', note: journey.finding('alice')[7]?.note });
    },
  );

  it('gets a second case only after the exemption', () => {
    expect(journey.report.executions.map(({ name, startedAt }) => [name.slice(-2), startedAt])).toEqual([
      ['-1', '2026-11-02T09:00:02.000Z'],
      ['-2', '2026-12-22T09:00:02.000Z'],
    ]);
    expect(journey.recipients()).toEqual([
      ...[OWNER, OWNER, SECURITY, OWNER, SECURITY],
      ...[OWNER, OWNER, OWNER],
    ]);
    expect(journey.acts('alice')).toEqual([]);
  });
});
