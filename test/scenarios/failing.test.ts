import { describe, expect, it } from 'vitest';
import { type Journey, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

const KEY = 'AKIAEXAMPLEALICE0001';
const ASKED = ['NOTIFIED opened', 'NOTIFIED asked'];
const PASSED = 'SecurityHub RESOLVED PASSED';
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];
const UNTOUCHED = { password: expect.anything(), accessKeys: [{ id: KEY, status: 'Active' }] };
const FULL_COURSE = [...ASKED, 'NOTIFIED disabled', PASSED, 'NOTIFIED confirm-deletion', 'RESOLVED deleted'];

/** The note of the failure, wherever Security Hub went on after it. */
function failureOf(journey: Journey): string {
  const failed = journey
    .finding('alice')
    .filter(
      ({ by, fields }) => by === 'BatchUpdateFindings' && fields?.['UnusedCredentialsStep'] === 'failed',
    );
  expect(failed).toHaveLength(1);
  expect(failed[0]?.status).toBe('NEW');
  return failed[0]?.note ?? '';
}

describe('a service that heals', () => {
  it.each([
    ['throttled', 'IAM throttles'],
    ['unmodifiable', 'a new login profile cannot be deleted yet'],
    ['mail-down-for-a-while', 'SES is down'],
    ['finding-updated-at-once', 'others update the finding at once'],
    ['table-throttled', 'DynamoDB throttles'],
  ])('makes no difference (%s: %s)', async (scenario) => {
    const journey = await local.play(scenario);

    expect(journey.course('alice')).toEqual(FULL_COURSE);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [] });
    const asked = journey.mailsTo('alice@example.com').filter(({ links }) => links.length > 0);
    expect(asked.map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-02', '2026-11-04', '2026-11-18']);
    expect(journey.report.failures).toEqual([]);
  });

  it('is waited for longer than the SDK does', async () => {
    const journey = await local.play('throttled');

    const { calls, iam } = journey.report;
    expect(calls['iam:UpdateAccessKey']).toBe(8);
    expect(iam.filter(({ action }) => action === 'DeleteLoginProfile')).toHaveLength(1);
  });
});

describe('SES', () => {
  it('that is down when the owner is to be asked: nothing was changed, and the finding says so', async () => {
    const journey = await local.play('mail-down');

    expect(journey.course('alice')).toEqual([...ASKED, 'NEW failed']);
    expect(failureOf(journey)).toMatch(
      /AwaitStakeholder: TransientServiceError \(.*SendEmail.*True now: password: on; AKIA…0001: Active/,
    );
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.user('alice')).toMatchObject(UNTOUCHED);
    expect(journey.execution('alice').status).toBe('FAILED');
  });

  it('that rejects the mail after disabling: the finding says what is off and where to give it back', async () => {
    const journey = await local.play('mail-rejected-after-disabling');

    expect(journey.course('alice')).toEqual([...ASKED, 'NOTIFIED disabled', 'NEW failed', PASSED]);
    expect(failureOf(journey)).toMatch(/AwaitImpactReport: PermanentServiceError \(.*MessageRejected/);
    expect(failureOf(journey)).toMatch(/password is disabled, AKIA…0001 is disabled\..*given back in IAM/);
    expect(journey.acts('alice')).toEqual(DISABLED);
  });
});

describe('Security Hub', () => {
  it('that no longer knows the finding does not hold the case up', async () => {
    const journey = await local.play('finding-vanished');

    expect(journey.course('alice')).toEqual([
      ...ASKED,
      PASSED,
      'NOTIFIED confirm-deletion',
      'RESOLVED deleted',
    ]);
    expect(journey.acts('alice')).toEqual([...DISABLED, `DeleteAccessKey ${KEY}`]);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('that refuses a note for good ends the case; the next note says what is off', async () => {
    const journey = await local.play('finding-refused');

    expect(journey.course('alice')).toEqual([...ASKED, 'NEW failed', PASSED]);
    expect(failureOf(journey)).toMatch(/RecordDisabled: PermanentServiceError \(.*InvalidInput/);
    expect(failureOf(journey)).toMatch(/password is disabled, AKIA…0001 is disabled/);
    expect(journey.acts('alice')).toEqual(DISABLED);
  });

  it('that is down when the failure is to be told: the sweep makes up for it', async () => {
    const journey = await local.play('hub-down-at-failure');

    expect(journey.course('alice')).toEqual([...ASKED, 'NEW failed']);
    expect(journey.end('alice').at).toMatch(/^2026-11-05/);
    expect(failureOf(journey)).toMatch(/ended as FAILED\. True now: password: on; AKIA…0001: Active/);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.report.failures).toMatchObject([
      { requestContext: { functionArn: expect.stringContaining('sweep-cases') } },
    ]);
    expect(await journey.run.items()).toMatchObject([{ status: 'closed', step: 'failed' }]);
  });
});

describe('the table', () => {
  it('that cannot be read any more: nothing is touched in its name, and the finding says so', async () => {
    const journey = await local.play('table-unreadable');

    expect(journey.course('alice')).toEqual([...ASKED, 'NOTIFIED disabled', PASSED, 'NEW failed']);
    expect(failureOf(journey)).toMatch(/AssessDisabledUser: PermanentServiceError \(Read the case of AIDA/);
    expect(failureOf(journey)).toMatch(
      /The item of the case cannot be read, so what it has changed is not known here/,
    );
    expect(journey.acts('alice')).toEqual(DISABLED);
    // The sweep that the end of the execution starts, and that of the next day.
    expect(journey.report.failures).toHaveLength(2);
  });

  it('that is down at the click: the event is tried three times and kept in the failures queue', async () => {
    const journey = await local.play('event-lost');

    expect(journey.course('alice')).toEqual([]);
    expect(journey.report.executions).toEqual([]);
    expect(journey.report.failures).toMatchObject([
      {
        requestContext: { functionArn: expect.stringContaining('open-cases'), approximateInvokeCount: 3 },
        requestPayload: { 'detail-type': 'Security Hub Findings - Custom Action' },
      },
    ]);
  });
});

describe('an execution that someone stops', () => {
  it('while the owner is asked: the sweep closes the case, and a late answer changes nothing', async () => {
    const journey = await local.play('execution-stopped');

    expect(journey.course('alice')).toEqual([...ASKED, 'NEW failed']);
    expect(journey.end('alice').at).toBe('2026-11-03T09:00:00.000Z');
    expect(failureOf(journey)).toMatch(/ended as ABORTED\. True now: password: on; AKIA…0001: Active/);
    expect(journey.report.stepResults.at(-1)).toMatchObject({ do: 'answer', status: 409 });
    expect(journey.acts('alice')).toEqual([]);
  });

  it('after disabling: the sweep says what is off', async () => {
    const journey = await local.play('execution-stopped-after-disabling');

    expect(journey.course('alice')).toEqual([...ASKED, 'NOTIFIED disabled', PASSED, 'NEW failed']);
    expect(failureOf(journey)).toMatch(
      /ended as ABORTED.*password is disabled, AKIA…0001 is disabled\..*given back in IAM/,
    );
    expect(journey.report.stepResults.at(-1)).toMatchObject({ do: 'answer', status: 409 });
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(await journey.run.items()).toMatchObject([{ status: 'closed' }]);
  });

  it('while a new password waits: the sweep says that it is still stored', async () => {
    const journey = await local.play('stopped-with-new-password');

    expect(journey.course('alice').at(-1)).toBe('NEW failed');
    expect(failureOf(journey)).toMatch(
      /True now: password: on; AKIA…0001: Active\. .*A new password still lies in Secrets Manager/,
    );
  });
});
