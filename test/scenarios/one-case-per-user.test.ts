import { describe, expect, it } from 'vitest';
import { type Journey, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

const KEPT_AND_USED = ['NOTIFIED opened', 'NOTIFIED asked', 'NOTIFIED kept'];

/** The endings of the names of all executions: the numbers of the cases. */
function caseNumbers({ report }: Journey): string[] {
  return report.executions.map(({ name }) => name.split('-').at(-1) ?? '');
}

describe('one user', () => {
  it.each([
    ['clicked twice at once', 'clicked-twice'],
    ['clicked once, with the event delivered three times', 'redelivered'],
    ['clicked again later, also after Security Hub has resolved the finding', 'second-click'],
  ])('%s has one case, one question and one course', async (_, scenario) => {
    const journey = await local.play(scenario);

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
    const journey = await local.play('another-region');

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
    const journey = await local.play('several-standards');

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
    const journey = await local.play('again-after-closed');

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
  it('one after the other: the second is told to wait, and gets its own case afterwards', async () => {
    const journey = await local.play('two-controls-in-turn');

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

  it('in one event: one case with the lower threshold', async () => {
    const journey = await local.play('two-controls-at-once');

    expect(caseNumbers(journey)).toEqual(['1']);
    for (const finding of ['90 days', '45 days']) {
      expect(journey.course(finding)).toEqual([
        'NOTIFIED opened',
        'NOTIFIED asked',
        'NOTIFIED disabled',
        'SecurityHub RESOLVED PASSED',
        'NOTIFIED confirm-deletion',
        'RESOLVED left-disabled',
      ]);
      expect(journey.finding(finding)[1]?.note).toMatch(/unused for 45 days/);
    }
    expect(journey.user('alice')).toMatchObject({
      accessKeys: [{ status: 'Inactive' }, { status: 'Inactive' }],
    });
  });
});

it('twenty findings at once are twenty cases, each with its own question', async () => {
  const journey = await local.play('twenty-findings');

  const users = Array.from({ length: 20 }, (_, index) => `user-${String(index + 1).padStart(2, '0')}`);
  for (const user of users) {
    expect(journey.course(user)).toEqual(['NOTIFIED opened', 'NOTIFIED asked']);
    expect(journey.mailsTo(`${user}@example.com`)).toHaveLength(1);
  }
  expect(journey.report.executions.map(({ user }) => user).sort()).toEqual(users);
  expect(journey.recipients()).toHaveLength(20);
  expect(journey.report.failures).toEqual([]);
});

it('a user created anew before the click is not taken for the one in the finding', async () => {
  const journey = await local.play('recreated-before-click');

  expect(journey.course('alice')).toEqual(['NEW -']);
  expect(journey.end('alice').note).toMatch(/Nothing was done.*AIDA\w+.*today has the id AIDA\w+/);
  expect(journey.report.executions).toEqual([]);
  expect(journey.recipients()).toEqual([]);
  expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
});

it('a user created anew while the case runs is not touched by the old answer', async () => {
  const journey = await local.play('recreated-while-running');

  expect(journey.course('alice')).toEqual(['NOTIFIED opened', 'NOTIFIED asked', 'NEW recreated']);
  expect(journey.end('alice').note).toMatch(/another one \(AIDA….*\) has its name now/);
  expect(journey.acts('alice')).toEqual([]);
  expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
  expect(journey.recipients()).toEqual(['alice@example.com', 'alice@example.com']);
  expect(journey.execution('alice').status).toBe('SUCCEEDED');
});
