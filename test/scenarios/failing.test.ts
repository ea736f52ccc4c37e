import { describe, expect, it } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { play } from '../support/journey.ts';
import { after, alice, click, KEY, story } from '../support/story.ts';

const ASKED = ['NOTIFIED opened', 'NOTIFIED asked'];
const PASSED = 'SecurityHub RESOLVED PASSED';
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];
const UNTOUCHED = { password: expect.anything(), accessKeys: [{ id: KEY, status: 'Active' }] };
const FULL_COURSE = [...ASKED, 'NOTIFIED disabled', PASSED, 'NOTIFIED confirm-deletion', 'RESOLVED deleted'];

/** What the owner answers in a full case: all is disabled and, in the end, deleted. */
const ANSWERS = [after('P2D').answer('retire'), after('P20D').answer('confirm')];

const keyThrottled = after('P1D').fail('iam:UpdateAccessKey', 'Throttling', { times: 7 });

describe('a service that heals', () => {
  it.each([
    ['IAM throttles', story(click(), keyThrottled, ...ANSWERS)],
    [
      'a new login profile cannot be deleted yet',
      story(
        { users: [alice({ accessKeys: [] })] },
        click(),
        after('P1D').fail('iam:DeleteLoginProfile', 'EntityTemporarilyUnmodifiable', { times: 5 }),
        ...ANSWERS,
      ),
    ],
    [
      'SES is down',
      story(
        after('PT0S').fail('ses:SendEmail', 'InternalFailure', { status: 500, times: 4 }),
        click(),
        ...ANSWERS,
      ),
    ],
    [
      'others update the finding at once',
      story(click(), after('P1D').failFinding('alice', 'ConcurrentUpdateError', { times: 2 }), ...ANSWERS),
    ],
    [
      'DynamoDB throttles writes and reads',
      story(
        click(),
        after('P1D').fail('dynamodb:PutItem', 'ProvisionedThroughputExceededException', {
          after: 2,
          times: 7,
        }),
        after('P2D').answer('retire'),
        after('P15D').fail('dynamodb:GetItem', 'ProvisionedThroughputExceededException', { times: 5 }),
        after('P20D').answer('confirm'),
      ),
    ],
  ])('makes no difference: %s', async (_what, told) => {
    const journey = await play(told);

    expect(journey.course('alice')).toEqual(FULL_COURSE);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [] });
    const asked = journey.mailsTo('alice@example.com').filter(({ links }) => links.length > 0);
    expect(asked.map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-02', '2026-11-04', '2026-11-18']);
    expect(journey.report.failures).toEqual([]);
  });

  it('is waited for longer than the SDK does', async () => {
    const journey = await play(click(), keyThrottled, ...ANSWERS);

    const { calls, iam } = journey.report;
    expect(calls['iam:UpdateAccessKey']).toBe(8);
    expect(iam.filter(({ action }) => action === 'DeleteLoginProfile')).toHaveLength(1);
  });
});

describe('SES', () => {
  it('that throttles five times is tried again at once: the same invocation asks', async () => {
    const journey = await play(
      { until: 'PT1H' },
      after('PT0S').fail('ses:SendEmail', 'TooManyRequestsException', { times: 5 }),
      click(),
    );

    const asking = journey.run.invocations.filter(({ functionName }) => functionName.endsWith('-ask'));
    expect(asking).toHaveLength(1);
    expect(journey.mailsTo('alice@example.com')).toHaveLength(1);
  });

  it('that is down when the owner is to be asked: the case waits, and asks when it is back', async () => {
    const journey = await play(
      after('PT0S').fail('ses:SendEmail', 'InternalFailure', { status: 500 }),
      click(),
      after('PT5H').heal(),
      after('P2D').answer('retire'),
    );

    const asking = journey.report.findings[0]?.history.map(({ at, note = '' }) => [at, note.slice(0, 6)]);
    expect(asking).toContainEqual(['2026-11-02T09:00:02.000Z', 'Asking']);
    expect(asking).toContainEqual([expect.stringMatching(/^2026-11-02T14:[0-2]/), 'Asked ']);
    expect(journey.mailsTo('alice@example.com')[0]?.at).toMatch(/^2026-11-02T14:[0-2]/);
    expect(journey.acts('alice')).toEqual(DISABLED);
  });

  it('that is down for half a day: the time to answer counts from the mail, in mail, note and field', async () => {
    const journey = await play(
      { until: 'P15D' },
      after('PT0S').fail('ses:SendEmail', 'InternalFailure', { status: 500 }),
      click(),
      after('PT12H').heal(),
    );

    const [asked] = journey.mailsTo('alice@example.com');
    const mailedAt = asked?.at.slice(0, 15) ?? '';
    expect(mailedAt).toBe('2026-11-02T21:0');
    expect(asked?.text).toContain('Mon 16 Nov 2026, 21:0');
    const noted = journey.finding('alice').find(({ note = '' }) => note.startsWith('Asked alice'));
    expect(noted?.note).toContain('answer by 2026-11-16 21:0');
    expect(noted?.fields['UnusedCredentialsDeadline']).toMatch(/^2026-11-16T21:0/);
    // Reminded a week after the mail, and the contacts two weeks after it; nobody is asked twice at its first time.
    expect(journey.mailsTo('alice@example.com').map(({ at }) => at.slice(0, 13))).toEqual([
      '2026-11-02T21',
      '2026-11-09T21',
    ]);
    expect(journey.mailsTo('security@example.com')[0]?.at.slice(0, 13)).toBe('2026-11-16T21');
  });

  it('that is down for longer than the reminder takes: the first mail asks, and reminds of nothing', async () => {
    const journey = await play(
      { settings: { answerWithin: 'P2D', reminders: ['PT3H'] }, until: 'PT8H' },
      after('PT0S').fail('ses:SendEmail', 'InternalFailure', { status: 500 }),
      click(),
      after('PT6H').heal(),
    );

    const asked = journey.mailsTo('alice@example.com').map(({ text }) => text);
    expect(asked).toEqual([expect.not.stringMatching(/reminder|There is no answer yet/i)]);
    expect(journey.course('alice')).toEqual(ASKED);
    expect(journey.end('alice').note).toContain('Asked alice@example.com; answer by 2026-11-04 15:');
  });

  it('that is down until the contacts are asked: they read that the owner was not reached', async () => {
    const journey = await play(
      { settings: { answerWithin: 'PT12H', reminders: [], escalateFor: 'P1D' }, until: 'P3DT15H' },
      after('PT0S').fail('ses:SendEmail', 'AccountSuspendedException'),
      click(),
      after('P3DT13H').heal(),
    );

    expect(journey.end('alice').note).toMatch(
      /^The owner could not be reached by mail\. Asked security@example.com/,
    );
    expect(journey.mailsTo('security@example.com')[0]?.text).toContain(
      'no mail could be sent to alice@example.com',
    );
    expect(journey.mailsTo('alice@example.com')).toEqual([]);
  });

  it('that is down for good: nothing was changed, and the finding says that nobody was asked', async () => {
    const journey = await play(
      { settings: { answerWithin: 'P1D', reminders: [], escalateFor: 'P1D' } },
      after('PT0S').fail('ses:SendEmail', 'MessageRejected', { message: 'Email address is not verified.' }),
      click(),
    );

    expect(journey.course('alice')).toEqual([...ASKED, 'NOTIFIED escalated', 'NEW unanswered']);
    expect(journey.end('alice').note).toMatch(
      /^No mail could be sent, so nobody was asked and nothing was changed/,
    );
    expect(journey.user('alice')).toMatchObject(UNTOUCHED);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('that is down after disabling: the owner is told when it is back, and can have all back', async () => {
    const journey = await play(
      click(),
      after('P1D').fail('ses:SendEmail', 'AccountSuspendedException'),
      after('P2D').answer('retire'),
      after('P2DT4H').heal(),
      after('P4D').answer('restore'),
      after('P5D').useKey(),
      after('P5D').signIn(),
    );

    const told = journey.mailsTo('alice@example.com')[1];
    expect(told?.at).toMatch(/^2026-11-04T13:[0-3]/);
    expect(told?.text).toMatch(/turned off/i);
    expect(journey.course('alice')).toContain('NOTIFIED restored');
    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
  });
});

describe('Security Hub', () => {
  it('that does not find a finding for hours, which is there, holds up no case, and is told the step then', async () => {
    const journey = await play(
      click(),
      after('P1D').failFinding('alice', 'FindingNotFound', { times: 9 }),
      ...ANSWERS,
    );

    expect(journey.course('alice')).toEqual(FULL_COURSE);
    expect(journey.acts('alice')).toEqual([...DISABLED, `DeleteAccessKey ${KEY}`]);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('that does not find a finding once, at the end, is told the end a moment later', async () => {
    const journey = await play(
      click(),
      after('P2D').answer('retire'),
      after('P19D').failFinding('alice', 'FindingNotFound', { times: 1 }),
      after('P20D').answer('confirm'),
    );

    expect(journey.course('alice')).toEqual(FULL_COURSE);
    expect(journey.finding('alice').at(-1)?.at).toMatch(/^2026-11-22T09:0[1-9]/);
  });

  it('that refuses a note for good holds up no case: the next note says what is off', async () => {
    const journey = await play(
      click(),
      after('P1D').failFinding('alice', 'InvalidInput', { times: 1 }),
      ...ANSWERS,
    );

    expect(journey.course('alice')).toEqual([
      ...ASKED,
      PASSED,
      'NOTIFIED confirm-deletion',
      'RESOLVED deleted',
    ]);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
    const refused = journey.run.logs.filter(({ line }) => line.includes('"FindingsRefused":1'));
    expect(refused).toHaveLength(1);
  });

  it('that refuses the first note for good holds up no case either: it is opened and carried out', async () => {
    const journey = await play(
      after('PT0S').failFinding('alice', 'InvalidInput', { times: 1 }),
      click(),
      ...ANSWERS,
    );

    expect(journey.course('alice').at(-1)).toBe('RESOLVED deleted');
    expect(journey.acts('alice')).toEqual([...DISABLED, `DeleteAccessKey ${KEY}`]);
    expect(journey.report.failures).toEqual([]);
  });

  it('that is down for an hour is told when it is back, and the case has gone on meanwhile', async () => {
    const journey = await play(
      click(),
      after('P1D').fail('securityhub:BatchUpdateFindings', 'InternalException'),
      after('P2D').answer('retire'),
      after('P2DT1H').heal({ call: 'securityhub:BatchUpdateFindings' }),
    );

    expect(journey.acts('alice')).toEqual(DISABLED);
    const told = journey
      .finding('alice')
      .find(({ fields }) => fields['UnusedCredentialsStep'] === 'disabled');
    expect(told?.at).toMatch(/^2026-11-04T10:[0-3]/);
  });

  it.each(['AccessDenied', 'InternalException', 'ThrottlingException'])(
    'and a topic that both answer %s for hours end no case, and are told all of it',
    async (error) => {
      const journey = await play(
        click(),
        after('P19DT23H').fail('sns:Publish', error),
        after('P19DT23H').fail('securityhub:BatchUpdateFindings', error),
        ...ANSWERS,
        after('P20DT4H').heal({ call: 'sns:Publish' }),
        after('P20DT4H').heal({ call: 'securityhub:BatchUpdateFindings' }),
      );

      expect(journey.acts('alice')).toEqual([...DISABLED, `DeleteAccessKey ${KEY}`]);
      expect(journey.execution('alice').status).toBe('SUCCEEDED');
      expect(journey.end('alice')).toMatchObject({
        status: 'RESOLVED',
        note: expect.stringMatching(/^Deleted/),
      });
      expect(journey.end('alice').at).toMatch(/^2026-11-22T13:[0-5]/);
      const told = journey.report.messages.filter(({ to }) => to.startsWith('arn:'));
      expect(JSON.parse(told.at(-1)?.text ?? '')).toMatchObject({ step: 'deleted' });
    },
  );

  it('that is down when the failure is to be told: it is told within an hour of coming back', async () => {
    const journey = await play(
      { until: 'P5D' },
      click(),
      after('P1D').fail('iam:DeleteLoginProfile', 'AccessDenied'),
      after('P1D').fail('iam:UpdateAccessKey', 'AccessDenied'),
      after('P1D').fail('securityhub:BatchUpdateFindings', 'InternalException'),
      after('P2D').answer('retire'),
      after('P2DT6H').heal({ call: 'securityhub:BatchUpdateFindings' }),
    );

    expect(journey.course('alice')).toEqual([...ASKED, 'NEW failed']);
    expect(journey.end('alice').at).toMatch(/^2026-11-04T15:[0-5]/);
    expect(failureOf(journey)).toMatch(/DisableCredentials: .*As read .*: password: on; AKIA…0001: on/);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.report.failures).toEqual([]);
    expect(await journey.run.items()).toMatchObject([{ status: 'closed', step: 'failed' }]);
  });
});

describe('the table', () => {
  it('that cannot be read any more: nothing is touched in its name, and the finding says so', async () => {
    const journey = await play(
      click(),
      after('P2D').answer('retire'),
      after('P3D').fail('dynamodb:GetItem', 'ValidationException'),
    );

    expect(journey.course('alice')).toEqual([...ASKED, 'NOTIFIED disabled', PASSED, 'NEW failed']);
    expect(failureOf(journey)).toMatch(/AssessDisabledUser: PermanentServiceError \(Read the case of AIDA/);
    expect(failureOf(journey)).toMatch(
      /The item of the case cannot be read, so what it has changed is not known here/,
    );
    expect(journey.acts('alice')).toEqual(DISABLED);
    // The sweep that the end of the execution starts, and that of the next day.
    expect(journey.report.failures).toHaveLength(2);
  });

  it('that is down at the click: it is taken up five times in half an hour and kept in the failures queue', async () => {
    const journey = await play(
      { until: 'P1D' },
      after('PT0S').fail('dynamodb:*', 'InternalServerError'),
      click(),
    );

    expect(journey.course('alice')).toEqual([]);
    expect(journey.report.executions).toEqual([]);
    expect(journey.report.failures).toMatchObject([
      {
        body: expect.stringContaining('Security Hub Findings - Custom Action'),
        attributes: { ApproximateReceiveCount: '5' },
      },
    ]);
  });
});
