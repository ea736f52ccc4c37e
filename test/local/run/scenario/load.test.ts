import { describe, expect, it } from 'vitest';
import { type Settings, settingsSchema } from '../../../../functions/domain/settings/settings.ts';
import { loadScenario } from '../../../../local/run/scenario/load.ts';
import { BadScenario, type Problem } from '../../../../local/run/scenario/problems.ts';

const deployed: Settings = settingsSchema.parse({
  hubAccountId: '111122223333',
  accounts: ['111122223333'],
  sender: 'team@example.com',
  allowedDomains: ['example.com'],
  securityContacts: ['security@example.com'],
  contact: 'https://help.example.com/iam',
});

const world = { accounts: [{ id: '444455556666', users: [{ userName: 'bob' }, { userName: 'eve' }] }] };
const click = { at: 'PT0S', do: 'click' };

const load = (document: object) =>
  loadScenario(document, { settings: deployed, functionFolders: ['ask', 'assess-user'] });

function problemsOf(document: object): readonly Problem[] {
  try {
    load(document);
    return [];
  } catch (error) {
    if (error instanceof BadScenario) return error.problems;
    throw error;
  }
}

describe('a good scenario', () => {
  it('needs accounts and one step only', () => {
    const { scenario } = load({ ...world, then: [click] });

    expect(scenario).toMatchObject({ start: '2026-11-02T09:00:00Z', then: [{ action: 'retire', times: 1 }] });
  });

  it('may leave all that happens to people who try it', () => {
    expect(load({ ...world, then: [] }).scenario.then).toEqual([]);
  });

  it('calls findings by the names of their users and by their ids, as Security Hub shows and gives them', () => {
    const shown = 'arn:aws:securityhub:eu-central-1:444455556666:security-control/IAM.8/finding/1';
    const given = shown.replace(/1$/, '2');
    const asff = {
      Id: shown,
      ProductArn: 'arn:p',
      Resources: [{ Id: 'arn:aws:iam::444455556666:user/gone' }],
    };
    const findings = [{ asff }, { user: 'bob' }];

    const named = { ...click, findings: ['gone', shown, 'bob', given] };

    expect(problemsOf({ ...world, findings, then: [named] })).toEqual([]);
  });

  it('adds its accounts to those of the settings', () => {
    expect(load({ ...world, then: [click] }).settings.accounts).toEqual(['111122223333', '444455556666']);
  });

  it('keeps the accounts that it gives itself', () => {
    const settings = { accounts: ['999988887777'] };

    expect(load({ ...world, settings, then: [click] }).settings.accounts).toEqual(['999988887777']);
  });

  it('takes an organization in place of the accounts', () => {
    const { settings } = load({ ...world, settings: { organizationId: 'o-a1b2c3d4e5' }, then: [click] });

    expect(settings.accounts).toBeUndefined();
    expect(settings.organizationId).toBe('o-a1b2c3d4e5');
  });

  it('lays settings over those deployed', () => {
    const { settings } = load({ ...world, settings: { observation: 'P2D' }, then: [click] });

    expect(settings).toMatchObject({ observation: 'P2D', sender: 'team@example.com' });
  });
});

describe('a bad scenario', () => {
  it('names an unknown field, where it is, and the nearest known one', () => {
    expect(problemsOf({ ...world, then: [{ ...click, findngs: ['bob'] }] })).toEqual([
      { path: 'then[0].findngs', message: 'unknown field "findngs"; did you mean "findings"?' },
    ]);
  });

  it('lists every problem', () => {
    const problems = problemsOf({
      acounts: [],
      start: 'tomorrow',
      settings: { observation: 14, observtion: 'P1D' },
      then: [
        { at: '1 day', do: 'click' },
        { at: 'P1D', do: 'anser' },
        { at: 'P1D', do: 'fail', call: 'iam', error: 'X' },
      ],
    });

    expect(problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'acounts',
        'accounts',
        'start',
        'settings.observation',
        'settings.observtion',
        'then[0].at',
        'then[1].do',
        'then[2].call',
      ]),
    );
    expect(problems).toContainEqual({
      path: 'then[1].do',
      message: '"anser" is not known; did you mean "answer"?',
    });
    expect(problems).toContainEqual({ path: 'accounts', message: 'is missing (expected array)' });
  });

  it.each([
    [{ owner: 'bob <bob@example.com>' }, 'owner', /^IAM takes letters, digits, spaces and _ \. : /],
    [{ owner: 'b'.repeat(257) }, 'owner', /^IAM takes at most 256 characters/],
    [{ 'owner?': 'bob' }, '', /^the key of a tag has 1 to 128 characters: letters/],
    [{ ['o'.repeat(129)]: 'bob' }, '', /^the key of a tag has 1 to 128 characters/],
    [{ Owner: 'bob', owner: 'eve' }, '', /^IAM takes Owner and owner as one key of a tag$/],
    [
      Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, ''])),
      '',
      /^a user has at most 50 tags/,
    ],
  ])('gives a user tags only as IAM takes them: %o', (tags, key, message) => {
    const users = [{ userName: 'bob', tags }];
    const step = { at: 'P1D', do: 'tagUser', user: 'bob', tags };
    const path = key === '' ? '' : `.${key}`;

    expect(problemsOf({ accounts: [{ id: '444455556666', users }], then: [click, step] })).toEqual([
      { path: `accounts[0].users[0].tags${path}`, message: expect.stringMatching(message) },
      { path: `then[1].tags${path}`, message: expect.stringMatching(message) },
    ]);
  });

  it('says which links there are', () => {
    const open = { at: 'P1D', do: 'open', user: 'bob', link: 'newest' };

    expect(problemsOf({ ...world, then: [click, open] })).toEqual([
      { path: 'then[1].link', message: 'must be "last", "first", or a whole number from 1' },
    ]);
  });

  it('lists the known names where none is near', () => {
    expect(problemsOf({ ...world, then: [{ ...click, xyzzy: 1 }] })[0]?.message).toContain(
      'known here: at, afterCalls, comment, expect, mayDoNothing, do, action',
    );
  });

  it.each([
    [
      'a user',
      { at: 'PT1H', do: 'signIn', user: 'bbo' },
      'then[1].user',
      'there is no user "bbo"; did you mean "bob"?',
    ],
    [
      'a note that Security Hub does not take',
      { at: 'PT1H', do: 'setFinding', finding: 'eve', note: 'x'.repeat(513) },
      'then[1].note',
      'Security Hub takes at most 512 characters',
    ],
    [
      'a finding',
      { ...click, findings: ['evee'] },
      'then[1].findings[0]',
      'there is no finding "evee"; did you mean "eve"?',
    ],
    [
      'a function',
      { at: 'PT1H', do: 'invoke', function: 'aks' },
      'then[1].function',
      'there is no function "aks"; did you mean "ask"?',
    ],
    [
      'a user left out where there are two',
      { at: 'PT1H', do: 'signIn' },
      'then[1].user',
      'is missing; one of: bob, eve',
    ],
  ])('refuses %s that it does not know', (_what, step, path, message) => {
    expect(problemsOf({ ...world, then: [click, step] })).toEqual([{ path, message }]);
  });

  it('refuses settings that the deployment would refuse', () => {
    const problems = problemsOf({
      ...world,
      settings: { observation: 'P1D', fallbackContacts: ['x@other.org'] },
      then: [click],
    });

    expect(problems.map(({ path }) => path)).toEqual(['settings.observation', 'settings.fallbackContacts']);
  });

  it('refuses two users of one name', () => {
    const accounts = [{ id: '444455556666', users: [{ userName: 'bob' }, { userName: 'Bob' }] }];

    expect(problemsOf({ accounts, then: [click] })).toEqual([
      { path: 'accounts[0].users[1].userName', message: '"bob" is there twice' },
    ]);
  });
});
