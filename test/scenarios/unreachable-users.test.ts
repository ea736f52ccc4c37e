import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { ACCOUNT, after, alice, click, user, withKeyOnly } from '../support/story.ts';

const KEPT_AND_USED = [
  'NOTIFIED opened',
  'NOTIFIED asked',
  'NOTIFIED kept',
  'SecurityHub RESOLVED PASSED',
  'RESOLVED used',
];

function toldOperators({ report }: Journey): string[] {
  return report.messages
    .filter(({ subject }) => subject.includes('could not be carried out'))
    .map(({ text }) => text);
}

describe('an account that cannot be read', () => {
  const SHOP = { id: '444455556666', name: 'shop', users: [alice(withKeyOnly)] };
  const DENIED =
    'User: arn:aws:sts::444455556666:assumed-role/UnusedCredentialsRead/alice is not authorized to perform: ' +
    'iam:GetUser with an explicit deny in a service control policy';

  it.each([
    [
      'has no role',
      { ...SHOP, roles: [{ name: 'UnusedCredentialsRead', exists: false }] },
      [],
      /The role UnusedCredentialsRead in account 444455556666.*deploy the member/,
    ],
    [
      'denies access',
      SHOP,
      [after('PT0S').fail('iam:GetUser', 'AccessDenied', { message: DENIED, account: SHOP.id })],
      /account 444455556666.*UnusedCredentialsRead.*deploy the member/,
    ],
  ])('%s: the note says what to deploy, operators are told, others go on', async (_, shop, fails, reason) => {
    const journey = await play(
      { accounts: [shop, { id: ACCOUNT, users: [user('bob')] }] },
      ...fails,
      after('PT1H').click(),
      after('P1D').answer('keep', { user: 'bob' }),
      after('P2D').useKey({ user: 'bob' }),
    );

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
    journey = await play(
      {
        users: [alice({ password: undefined, path: '/people/' }), user('bob')],
        iam: { pageSize: 1 },
        findings: [
          { name: 'alice by id', user: 'alice', idInArn: true },
          { name: 'bob by id', user: 'bob', idInArn: true },
        ],
      },
      after('PT0S').deleteUser({ user: 'bob' }),
      after('PT1H').click(),
      after('P1D').answer('keep', { user: 'alice' }),
      after('P2D').useKey({ user: 'alice' }),
    );
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
  const journey = await play(
    { users: [alice({ path: '/people/sales/' })] },
    click(),
    after('P1D').answer('retire'),
    after('P16D').answer('confirm'),
  );

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
