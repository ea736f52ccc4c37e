import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { ACCOUNT, after, alice, click, withKeyOnly } from '../support/story.ts';

const REGION = 'eu-central-1';
const HUB = `arn:aws:securityhub:${REGION}:${ACCOUNT}`;

/** The event of our custom action, without findings, with what differs. */
function actionEvent(differs: object = {}) {
  return {
    version: '0',
    id: '11112222-3333-4444-5555-666677778888',
    'detail-type': 'Security Hub Findings - Custom Action',
    source: 'aws.securityhub',
    account: ACCOUNT,
    time: '2026-11-02T09:00:00Z',
    region: REGION,
    resources: [`${HUB}:action/custom/RetireCredentials`],
    detail: detailWith([]),
    ...differs,
  };
}

const detailWith = (findings: object[]) => ({
  actionName: 'Retire credentials',
  actionDescription: '',
  findings,
});

/** What Security Hub needs to know a finding again. */
const identity = (name: string) => ({
  Id: `${HUB}:security-control/IAM.8/finding/${name}`,
  ProductArn: `arn:aws:securityhub:${REGION}::product/aws/securityhub`,
});

/** A finding about alice as Security Hub shows it, with what differs. */
function finding(name: string, differs: object = {}) {
  return {
    SchemaVersion: '2018-10-08',
    ...identity(name),
    GeneratorId: 'security-control/IAM.8',
    AwsAccountId: ACCOUNT,
    Region: REGION,
    Compliance: { Status: 'FAILED', SecurityControlId: 'IAM.8' },
    Workflow: { Status: 'NEW' },
    RecordState: 'ACTIVE',
    Resources: [{ Type: 'AwsIamUser', Id: `arn:aws:iam::${ACCOUNT}:user/alice` }],
    ...differs,
  };
}

function logsOf({ report }: Journey): { message: string; error?: string }[] {
  return report.logs
    .filter((entry) => entry.function === 'unused-credentials-open-cases')
    .map(({ line }) => JSON.parse(line));
}

/** Why events were not handled, each time. */
function errorsOf(journey: Journey): string[] {
  return logsOf(journey).flatMap(({ message, error }) => (error === undefined ? [] : `${error}: ${message}`));
}

describe('an event that is not ours', () => {
  let journey: Journey;
  beforeAll(async () => {
    const otherAction = { resources: [`${HUB}:action/custom/IsolateInstance`] };
    const noRule = { expect: { got: 'no rule matches it' } };
    journey = await play(
      { users: [alice(withKeyOnly)] },
      after('PT1H').deliver(actionEvent({ 'detail-type': 'Security Hub Findings - Imported' }), noRule),
      after('PT1H').deliver(actionEvent(otherAction), noRule),
      after('PT2H').deliver(actionEvent({ 'detail-type': 'Security Hub Insight Results' }), {
        to: 'open-cases',
      }),
      after('PT2H').deliver(actionEvent({ ...otherAction, detail: detailWith([finding('x')]) }), {
        to: 'open-cases',
      }),
    );
  });

  it('matches no rule', () => {
    const [imported, otherAction] = journey.report.stepResults;
    expect(imported).toMatchObject({ got: 'no rule matches it' });
    expect(otherAction).toMatchObject({ got: 'no rule matches it' });
  });

  it('past the rules is ignored and logged once', () => {
    expect(logsOf(journey).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^ignored/),
      expect.stringMatching(/^ignored/),
    ]);
    expect(journey.report.failures).toEqual([]);
    expect(journey.course('alice')).toEqual([]);
    expect(journey.report.executions).toEqual([]);
    expect(journey.report.messages).toEqual([]);
  });
});

describe('a malformed event of our action', () => {
  it('is taken up five times, then kept in the failures queue, and changes nothing', async () => {
    const journey = await play(
      { users: [alice(withKeyOnly)] },
      after('PT1H').deliver(actionEvent()),
      after('PT2H').deliver(actionEvent({ id: '99992222-3333-4444-5555-666677778888', detail: 'none' })),
    );

    expect(journey.report.failures).toHaveLength(2);
    expect(errorsOf(journey)).toEqual([
      ...Array(5).fill(expect.stringMatching(/^InvalidInputError.*detail\.findings/)),
      ...Array(5).fill(expect.stringMatching(/^InvalidInputError.*detail: /)),
    ]);
    expect(journey.course('alice')).toEqual([]);
    expect(journey.report.executions).toEqual([]);
    expect(journey.report.calls).not.toHaveProperty('sts:AssumeRole');
  });
});

describe('malformed findings among a good one', () => {
  let journey: Journey;
  beforeAll(async () => {
    const noResources = finding('no-resources', { Resources: [] });
    const hardly = { ...identity('hardly'), AwsAccountId: '12' };
    const good = finding('good');
    journey = await play(
      {
        users: [alice(withKeyOnly)],
        findings: [
          { name: 'good', asff: good },
          { name: 'no resources', asff: noResources },
          { name: 'hardly', asff: hardly },
        ],
      },
      after('PT1H').deliver(
        actionEvent({ detail: detailWith([noResources, hardly, { Title: 'no id' }, good]) }),
      ),
      after('P1D').answer('keep'),
      after('P2D').useKey(),
    );
  });

  it.each([
    ['no resources', /cannot be read: Resources.* is empty/],
    ['hardly', /cannot be read: .*SchemaVersion.*AwsAccountId/],
  ])('get a note that says what is wrong, and keep their status (%s)', (finding, reason) => {
    const before = journey.finding(finding)[0];
    expect(journey.end(finding).note).toMatch(reason);
    expect(journey.end(finding).status).toBe(before?.status);
  });

  it('do not stop the good one', () => {
    expect(journey.course('good')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED kept',
      'NOTIFIED used',
      'SecurityHub RESOLVED PASSED',
    ]);
    expect(journey.recipients()).toEqual(Array(3).fill('alice@example.com'));
  });

  it('without an id are told nowhere else than in the failures queue', () => {
    expect(journey.report.failures).toHaveLength(1);
    expect(errorsOf(journey).at(-1)).toMatch(/Id: Invalid input/);
  });
});

it('bad settings stop everything before the start, with the whole list', async () => {
  const settings = {
    answerWithin: '14 days',
    reminders: ['P7D'],
    observation: 'PT1H',
    fallbackContacts: ['it@elsewhere.example'],
    securityContacts: [],
  };

  const error = await play({ settings }, click()).catch((problem: Error) => problem);

  expect((error as Error).message.split('\n').sort()).toEqual([
    expect.stringMatching(/^settings\.answerWithin: .*ISO 8601/),
    expect.stringMatching(/^settings\.securityContacts: /),
  ]);
});
