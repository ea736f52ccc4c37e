import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, readScenario, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

function logsOf({ report }: Journey): { message: string; error?: string }[] {
  return report.logs
    .filter((entry) => entry.function === 'unused-credentials-open-cases')
    .map(({ line }) => JSON.parse(line));
}

describe('an event that is not ours', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await local.play('not-ours');
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
  it('is kept in the failures queue with the reason, and changes nothing', async () => {
    const journey = await local.play('malformed-event');

    expect(journey.report.failures).toHaveLength(2);
    const reasons = journey.report.failures.map((failure) => JSON.stringify(failure));
    expect(reasons[0]).toMatch(/InvalidInputError.*detail\.findings/);
    expect(reasons[1]).toMatch(/InvalidInputError.*detail: /);
    expect(journey.course('alice')).toEqual([]);
    expect(journey.report.executions).toEqual([]);
    expect(journey.report.calls).not.toHaveProperty('sts:AssumeRole');
  });
});

describe('malformed findings among a good one', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await local.play('malformed-finding');
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
    expect(JSON.stringify(journey.report.failures[0])).toMatch(/Id: Invalid input/);
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

  const error = await local.play({ ...readScenario('gone'), settings }).catch((problem: Error) => problem);

  expect((error as Error).message.split('\n').sort()).toEqual([
    expect.stringMatching(/^settings\.answerWithin: .*ISO 8601/),
    expect.stringMatching(/^settings\.securityContacts: /),
  ]);
});
