import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, user, withKeyOnly } from '../support/story.ts';

const PASSWORD_ONLY = { password: { lastUsed: 'P200D' }, accessKeys: undefined };

function expectNobodyAsked(journey: Journey): void {
  expect(journey.recipients()).toEqual([]);
  for (const { status } of journey.report.executions) expect(status).toBe('SUCCEEDED');
  expect(journey.report.iam.filter(({ by }) => by.includes('UnusedCredentials'))).toEqual([]);
}

describe('a user that is gone', () => {
  it('before the click: resolved without a case', async () => {
    const journey = await play(
      { users: [alice(withKeyOnly)] },
      after('PT1H').deleteUser(),
      after('PT2H').click(),
    );

    expect(journey.course('alice')).toEqual(['RESOLVED gone']);
    expect(journey.end('alice').note).toMatch(/alice no longer exists in account 111122223333/);
    expect(journey.report.executions).toEqual([]);
    expectNobodyAsked(journey);
  });

  it('while the owner is asked: resolved at the next look, nobody is reminded', async () => {
    const journey = await play({ users: [alice(withKeyOnly)] }, click(), after('P3D').deleteUser());

    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'RESOLVED gone',
      'SecurityHub RESOLVED FAILED',
    ]);
    expect(journey.end('alice')).toMatchObject({ recordState: 'ARCHIVED' });
    expect(journey.end('alice').note).toMatch(/no longer exists/);
    expect(journey.recipients()).toEqual(['alice@example.com', 'alice@example.com']);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });
});

it('a key that was used meanwhile is said to be in use, and Security Hub resolves', async () => {
  const journey = await play(
    { users: [alice(withKeyOnly)] },
    after('PT0S').useKey({ service: 'ses' }),
    after('PT1H').click(),
  );

  expect(journey.course('alice')).toEqual([
    'NOTIFIED opened',
    'NOTIFIED in-use',
    'SecurityHub RESOLVED PASSED',
  ]);
  expect(journey.end('alice').note).toMatch(/AKIA….*last used 2026-11-02, ses.*pass by 2026-11-03/);
  expectNobodyAsked(journey);
});

describe('a protected user', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await play(
      {
        users: [
          alice({ accessKeys: [], tags: { Owner: 'alice@example.com', 'break-glass': 'yes' } }),
          user('bob', { path: '/admins/', ...PASSWORD_ONLY }),
          user('svc-backup', { tags: undefined }),
        ],
        settings: { protected: { tags: [{ key: 'break-glass' }], paths: ['/admins/'], names: ['SVC-*'] } },
      },
      click(),
    );
  });

  it.each([
    ['alice', /tag break-glass/],
    ['bob', /path is below \/admins\//],
    ['svc-backup', /name matches SVC-\*/],
  ])('stays as it is, and the note says why and how to go on (%s)', (user, rule) => {
    expect(journey.course(user)).toEqual(['NOTIFIED opened', 'NEW protected']);
    expect(journey.end(user).note).toMatch(rule);
    expect(journey.end(user).note).toMatch(/change the protection or the settings/);
    expect(journey.user('bob')?.password).toBeDefined();
    expectNobodyAsked(journey);
  });
});

describe('a user with nothing active any more', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await play(
      {
        users: [alice(withKeyOnly), user('bob', PASSWORD_ONLY)],
      },
      after('PT0S').setKeyStatus('Inactive', { user: 'alice' }),
      after('PT0S').deleteLoginProfile({ user: 'bob' }),
      after('PT1H').click(),
    );
  });

  it.each([
    ['alice', /AKIA…\w+: off, not by this case/],
    ['bob', /no password and no access key/],
  ])('is resolved, proven by a read (%s)', (user, state) => {
    expect(journey.course(user)).toEqual([
      'NOTIFIED opened',
      'RESOLVED nothing-active',
      'SecurityHub RESOLVED PASSED',
    ]);
    expect(journey.end(user).note).toMatch(state);
    expectNobodyAsked(journey);
  });
});

describe('a key status that nobody knows', () => {
  const QUARANTINED = { lastUsed: 'P120D', status: 'Quarantined' };
  let journey: Journey;
  beforeAll(async () => {
    journey = await play(
      {
        users: [
          alice({ password: undefined, accessKeys: [QUARANTINED] }),
          user('bob', {
            password: { lastUsed: 'P200D' },
            accessKeys: [QUARANTINED],
          }),
        ],
      },
      click(),
      after('P1D').answer('retire', { user: 'bob' }),
      after('P16D').answer('confirm', { user: 'bob' }),
    );
  });

  it('alone ends the case: nothing may be concluded', () => {
    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NEW unknown',
      'SecurityHub RESOLVED PASSED',
    ]);
    expect(journey.end('alice').note).toMatch(/AKIA….*"Quarantined".*Nothing was changed/);
    expect(journey.mailsTo('alice@example.com')).toEqual([]);
    expect(journey.user('alice')?.accessKeys[0]?.status).toBe('Quarantined');
  });

  it('beside an unused password is left alone, and keeps the finding from RESOLVED', () => {
    expect(journey.course('bob')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED disabled',
      'SecurityHub RESOLVED PASSED',
      'NOTIFIED confirm-deletion',
      'NEW deleted',
    ]);
    expect(journey.acts('bob')).toEqual(['DeleteLoginProfile']);
    expect(journey.user('bob')).toMatchObject({ accessKeys: [{ status: 'Quarantined' }] });
    expect(journey.end('bob').note).toMatch(/Deleted password.*AKIA…\w+: unknown/);
  });
});
