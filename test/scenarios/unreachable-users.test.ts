import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

const KEPT_AND_USED = [
  'NOTIFIED opened',
  'NOTIFIED asked',
  'NOTIFIED kept',
  'SecurityHub RESOLVED PASSED',
  'RESOLVED used',
];

function toldOperators({ report }: Journey): string[] {
  return report.messages
    .filter(({ subject }) => subject.includes('could not be opened'))
    .map(({ text }) => text);
}

describe('an account that cannot be read', () => {
  it.each([
    ['has no role', 'no-role', /The role UnusedCredentialsRead in account 444455556666.*deploy the member/],
    ['denies access', 'access-denied', /account 444455556666.*UnusedCredentialsRead.*deploy the member/],
  ])('%s: the note says what to deploy, operators are told, others go on', async (_, scenario, reason) => {
    const journey = await local.play(scenario);

    expect(journey.course('alice')).toEqual(['NEW -']);
    expect(journey.end('alice').note).toMatch(reason);
    expect(toldOperators(journey)).toEqual([expect.stringMatching(reason)]);
    expect(journey.course('bob')).toEqual(KEPT_AND_USED);
    expect(journey.recipients()).toEqual(Array(3).fill('bob@example.com'));
    expect(journey.report.executions.map(({ user }) => user)).toEqual(['bob']);
    expect(journey.report.failures).toEqual([]);
  });
});

describe('the unique id in place of the user’s name', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await local.play('user-id-in-arn');
  });

  it('is resolved by listing the users', () => {
    expect(journey.course('alice by id')).toEqual(KEPT_AND_USED);
    expect(journey.finding('alice by id')[1]?.note).toMatch(/IAM user alice in account/);
    expect(journey.recipients()).toEqual(Array(3).fill('alice@example.com'));
  });

  it('that no user has any more is said to be gone', () => {
    expect(journey.course('bob by id')).toEqual(['RESOLVED gone']);
    expect(journey.end('bob by id').note).toMatch(/AIDA\w+ no longer exists/);
    expect(journey.mailsTo('bob@example.com')).toEqual([]);
  });
});

it('a user with a path goes the whole way', async () => {
  const journey = await local.play('user-with-path');

  expect(journey.course('alice')).toEqual([
    'NOTIFIED opened',
    'NOTIFIED asked',
    'NOTIFIED disabled',
    'SecurityHub RESOLVED PASSED',
    'NOTIFIED confirm-deletion',
    'RESOLVED deleted',
  ]);
  expect(journey.user('alice')).toMatchObject({
    path: '/people/sales/',
    password: null,
    accessKeys: [],
  });
});
