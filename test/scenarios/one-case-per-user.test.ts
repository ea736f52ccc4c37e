import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, type Scene, user, withKeyOnly } from '../support/story.ts';

const KEPT_AND_USED = ['NOTIFIED opened', 'NOTIFIED asked', 'NOTIFIED kept'];

/** The endings of the names of all executions: the numbers of the cases. */
function caseNumbers({ report }: Journey): string[] {
  return report.executions.map(({ name }) => name.split('-').at(-1) ?? '');
}

describe('one user', () => {
  it.each([
    [
      'clicked twice at once',
      [click({ times: 2, atOnce: true }), after('P1D').answer('keep'), after('P2D').useKey()],
    ],
    [
      'clicked once, with the event delivered three times',
      [click({ times: 3, redelivered: true }), after('P1D').answer('keep'), after('P2D').useKey()],
    ],
    [
      'clicked again while the owner is asked, while the key must be used, and after Security Hub has resolved',
      [
        click(),
        after('PT6H').click(),
        after('P1D').answer('keep'),
        after('P1DT6H').click(),
        after('P2D').useKey(),
        after('P2DT20H').click(),
      ],
    ],
  ])('%s has one case, one question and one course', async (_, steps) => {
    const journey = await play({ users: [alice(withKeyOnly)] }, ...steps);

    expect(caseNumbers(journey)).toEqual(['1']);
    expect(journey.course('alice')).toEqual([
      ...KEPT_AND_USED,
      'SecurityHub RESOLVED PASSED',
      'RESOLVED used',
    ]);
    expect(journey.recipients()).toEqual(Array(3).fill('alice@example.com'));
    expect(await journey.run.items()).toHaveLength(1);
    expect(journey.report.failures).toEqual([]);
  });

  it('reported from another Region while the case runs: that finding joins, with the same note', async () => {
    const journey = await play(
      { users: [alice(withKeyOnly)], findings: [{ user: 'alice' }] },
      click(),
      after('PT6H').addFinding({ name: 'alice in Ireland', user: 'alice', region: 'eu-west-1' }),
      after('PT7H').click({ findings: ['alice in Ireland'] }),
      after('P1D').answer('keep'),
      after('P2D').useKey(),
    );

    expect(caseNumbers(journey)).toEqual(['1']);
    expect(journey.course('alice in Ireland')).toEqual([
      'NOTIFIED asked',
      'NOTIFIED kept',
      'SecurityHub RESOLVED PASSED',
      'RESOLVED used',
    ]);
    expect(journey.finding('alice in Ireland')[1]?.note).toBe(journey.finding('alice')[2]?.note);
    expect(journey.end('alice in Ireland').note).toBe(journey.end('alice').note);
    expect(journey.recipients()).toEqual(Array(3).fill('alice@example.com'));
  });

  it('reported by several standards: all their findings follow, others stay', async () => {
    const journey = await play(
      {
        users: [alice(withKeyOnly)],
        findings: [
          { name: 'fsbp', user: 'alice', consolidated: false, standard: 'fsbp' },
          { name: 'nist', user: 'alice', consolidated: false, standard: 'nist' },
          { name: 'pci', user: 'alice', consolidated: false, standard: 'pci' },
          { name: 'cis-1.2', user: 'alice', consolidated: false, standard: 'cis-1.2' },
          { name: 'cis-1.4', user: 'alice', control: 'IAM.22', consolidated: false, standard: 'cis-1.4' },
          { name: 'suppressed', user: 'alice', region: 'eu-west-1', workflowStatus: 'SUPPRESSED' },
        ],
      },
      click({ findings: ['fsbp'] }),
      after('P1D').answer('keep'),
      after('P2D').useKey(),
    );

    for (const standard of ['fsbp', 'nist', 'pci', 'cis-1.2']) {
      const ours = journey.course(standard).filter((step) => !step.startsWith('SecurityHub'));
      expect(ours.slice(0, 3)).toEqual(KEPT_AND_USED);
      expect(journey.finding(standard).at(-1)?.note).toBe(journey.end('fsbp').note);
      expect(journey.end(standard)).toMatchObject({ status: 'RESOLVED', compliance: 'PASSED' });
    }
    expect(journey.course('cis-1.4')).toEqual(['SecurityHub RESOLVED PASSED']);
    expect(journey.course('suppressed')).toEqual(['SecurityHub SUPPRESSED PASSED']);
    expect(caseNumbers(journey)).toEqual(['1']);
    expect(journey.recipients()).toEqual(Array(3).fill('alice@example.com'));
  });

  it('clicked again after the first case closed has a second one; links of the first are over', async () => {
    const journey = await play(
      { users: [alice(withKeyOnly)] },
      click(),
      after('P1D').answer('keep'),
      after('P20D').click(),
      after('P21D').open({ link: 'first' }),
      after('P22D').answer('retire'),
      after('P37D').answer('leave-disabled'),
    );

    expect(caseNumbers(journey)).toEqual(['1', '2']);
    expect(journey.course('alice')).toEqual([
      ...KEPT_AND_USED,
      'NEW not-used',
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED disabled',
      'SecurityHub RESOLVED PASSED',
      'NOTIFIED confirm-deletion',
      'RESOLVED left-disabled',
    ]);
    expect(journey.end('alice').fields?.['UnusedCredentialsCase']).toMatch(/-2$/);
    expect(journey.report.stepResults.find((stepResult) => stepResult.do === 'open')).toMatchObject({
      status: 410,
    });
    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Inactive' }] });
  });
});

describe('two controls of one user', () => {
  const TWO_CONTROLS: Scene = {
    users: [alice({ password: undefined, accessKeys: [{ lastUsed: 'P120D' }, { lastUsed: 'P60D' }] })],
    findings: [
      { name: '90 days', user: 'alice', control: 'IAM.8' },
      { name: '45 days', user: 'alice', control: 'IAM.22' },
    ],
  };

  it('one after the other: the second is told to wait, and gets its own case afterwards', async () => {
    const journey = await play(
      { ...TWO_CONTROLS, until: 'P7D' },
      click({ findings: ['90 days'] }),
      after('PT6H').click({ findings: ['45 days'] }),
      after('P1D').answer('keep'),
      after('P2D').useKey(),
      after('P6D').click({ findings: ['45 days'] }),
    );

    expect(journey.course('90 days')).toEqual([
      ...KEPT_AND_USED,
      'SecurityHub RESOLVED PASSED',
      'RESOLVED used',
    ]);
    expect(journey.course('45 days')).toEqual(['NEW -', 'NOTIFIED opened', 'NOTIFIED asked']);
    const [, told, opened] = journey.finding('45 days');
    expect(told?.note).toMatch(/Nothing was done for IAM\.22: a case for IAM\.8.*is running.*-1\.$/);
    expect(opened?.note).toMatch(/IAM\.22, unused for 45 days.*-2\.$/);
    expect(caseNumbers(journey)).toEqual(['1', '2']);
  });

  it.each([
    ['at once', 1, [click()]],
    [
      'the lower one first',
      1,
      [click({ findings: ['45 days'] }), after('PT3H').click({ findings: ['90 days'] })],
    ],
    [
      'the lower one within five minutes',
      2,
      [click({ findings: ['90 days'] }), after('PT4M').click({ findings: ['45 days'] })],
    ],
  ])('%s: one case with the lower threshold, whose owner is asked about both', async (_, mails, clicks) => {
    const journey = await play(
      TWO_CONTROLS,
      ...clicks,
      after('P1D').answer('retire'),
      after('P16D').answer('leave-disabled'),
    );

    expect(caseNumbers(journey)).toEqual(['1']);
    for (const finding of ['90 days', '45 days']) {
      const ours = journey.course(finding).filter((step) => !step.startsWith('SecurityHub'));
      expect(ours.slice(-3)).toEqual([
        'NOTIFIED disabled',
        'NOTIFIED confirm-deletion',
        'RESOLVED left-disabled',
      ]);
      expect(
        journey
          .finding(finding)
          .map(({ note }) => note)
          .join(),
      ).not.toMatch(/Nothing was done/);
    }
    const asked = journey.mailsTo('alice@example.com').filter(({ at }) => String(at) < '2026-11-03');
    expect(asked).toHaveLength(mails);
    expect(journey.user('alice')).toMatchObject({
      accessKeys: [{ status: 'Inactive' }, { status: 'Inactive' }],
    });
  });

  it('the lower one while the question is about to be put: one mail, about both', async () => {
    const journey = await play(
      { ...TWO_CONTROLS, until: 'P1D' },
      // While Security Hub is down, RecordAsked is tried again; the owner is asked when it is up.
      after('PT0S').fail('securityhub:BatchUpdateFindings', 'InternalException', { after: 1 }),
      click({ findings: ['90 days'] }),
      after('PT30S').heal(),
      after('PT31S').click({ findings: ['45 days'] }),
    );

    expect(caseNumbers(journey)).toEqual(['1']);
    expect(journey.mailsTo('alice@example.com')).toHaveLength(1);
    expect(journey.end('45 days').note).toBe(journey.end('90 days').note);
  });
});

describe('a retire and a stop a moment later', () => {
  const inBothOrders = [
    ['in this order: the case is opened and stopped', [], ['NOTIFIED opened', 'NOTIFIED asked', 'NEW stop']],
    [
      'the other way round, as the queue brings again what failed: no case is opened',
      [after('PT0S').fail('iam:GetUser', 'Throttling', { function: 'open-cases', times: 3 })],
      ['NEW -', 'NEW -'],
    ],
  ] as const;

  it.each(inBothOrders)('%s', async (_, trouble, course) => {
    const journey = await play(
      { users: [alice()], until: 'P1D' },
      ...trouble,
      click(),
      after('PT10S').click({ action: 'stop' }),
    );

    expect(journey.course('alice')).toEqual(course);
    expect(journey.end('alice').note).toMatch(
      trouble.length === 0
        ? /[Ss]topped.*the custom action/
        : /^Nothing was opened for the IAM user alice: "Stop or restore" was clicked at the same time or later/,
    );
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.report.failures).toEqual([]);
  });
});

it('twenty findings at once are twenty cases, each with its own question', async () => {
  const users = Array.from({ length: 20 }, (_, index) => `user-${String(index + 1).padStart(2, '0')}`);
  const journey = await play({ users: users.map((name) => user(name)), until: 'P1D' }, click());

  for (const name of users) {
    expect(journey.course(name)).toEqual(['NOTIFIED opened', 'NOTIFIED asked']);
    expect(journey.mailsTo(`${name}@example.com`)).toHaveLength(1);
  }
  expect(journey.report.executions.map(({ user }) => user).sort()).toEqual(users);
  expect(journey.recipients()).toHaveLength(20);
  expect(journey.report.failures).toEqual([]);
});
