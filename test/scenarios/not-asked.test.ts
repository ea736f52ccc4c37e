import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

function expectNobodyAsked(journey: Journey): void {
  expect(journey.recipients()).toEqual([]);
  for (const { status } of journey.report.executions) expect(status).toBe('SUCCEEDED');
  expect(journey.report.iam.filter(({ by }) => by.includes('UnusedCredentials'))).toEqual([]);
}

describe('a preview', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await local.play('preview');
  });

  it('writes the plan into note and fields', () => {
    const { note, fields } = journey.end('alice');

    expect(note).toMatch(/^Preview, .*nothing was changed and nobody was asked/);
    expect(note).toMatch(/alice@example\.com.*password.*AKIA….*s3/);
    expect(fields?.['UnusedCredentialsPlan']).toMatch(/alice@example\.com.*password.*AKIA…/);
  });

  it.each([
    ['bob', /in-use.*ses, eu-west-1/],
    ['carol', /protected.*tag break-glass/],
    ['dave', /no longer exists/],
  ])('says of %s why a case would end at once', (user, reason) => {
    expect(journey.end(user).note).toMatch(reason);
  });

  it.each(['alice', 'bob', 'carol', 'dave'])('leaves the status of %s as it is', (user) => {
    expect(journey.course(user)).toEqual(['NEW -']);
  });

  it('asks nobody, opens no case and changes nothing', async () => {
    expect(journey.report.messages).toEqual([]);
    expect(journey.report.executions).toEqual([]);
    expect(await journey.run.items()).toEqual([]);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.user('alice')?.accessKeys[0]?.status).toBe('Active');
  });
});

it('writes nothing on the finding of a running case', async () => {
  const journey = await local.play('preview-running');

  expect(journey.course('alice')).toEqual([
    'NOTIFIED opened',
    'NOTIFIED asked',
    'NOTIFIED kept',
    'SecurityHub RESOLVED PASSED',
    'RESOLVED used',
  ]);
  expect(journey.end('alice').fields).not.toHaveProperty('UnusedCredentialsPlan');
});

describe('a user that is gone', () => {
  it('before the click: resolved without a case', async () => {
    const journey = await local.play('gone');

    expect(journey.course('alice')).toEqual(['RESOLVED gone']);
    expect(journey.end('alice').note).toMatch(/alice no longer exists in account 111122223333/);
    expect(journey.report.executions).toEqual([]);
    expectNobodyAsked(journey);
  });

  it('while the owner is asked: resolved at the next look, nobody is reminded', async () => {
    const journey = await local.play('gone-while-asked');

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
  const journey = await local.play('in-use');

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
    journey = await local.play('protected');
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
    journey = await local.play('nothing-active');
  });

  it.each([
    ['alice', /AKIA….*Inactive/],
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
  let journey: Journey;
  beforeAll(async () => {
    journey = await local.play('unknown-key-status');
  });

  it('alone ends the case: nothing may be concluded', () => {
    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NEW unknown',
      'SecurityHub RESOLVED PASSED',
    ]);
    expect(journey.end('alice').note).toMatch(/Nothing was changed.*AKIA….*"Quarantined"/);
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
    expect(journey.end('bob').note).toMatch(/Deleted password.*AKIA….*Quarantined/);
  });
});
