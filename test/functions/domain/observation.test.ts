import { describe, expect, it } from 'vitest';
import type { Case, Disabled } from '../../../functions/domain/case.ts';
import type { Credential } from '../../../functions/domain/credential.ts';
import {
  assessObservation,
  changeOfDisabled,
  changesOfDisabled,
  ending,
  firstImpactQuestion,
} from '../../../functions/domain/observation.ts';
import type { UserFacts } from '../../../functions/domain/user.ts';
import {
  AT,
  aCase,
  aKey,
  aPassword,
  aQuestion,
  aUser,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  OWNER,
  SECURITY,
  someSettings,
} from '../../support/builders.ts';

const HOUR = 1 / 24;
const settings = someSettings();
const disabledKey: Disabled = {
  credentialId: OLD_KEY,
  kind: 'access-key',
  lastUsedAt: daysAgo(200),
  disabledAt: AT,
};
const disabledPassword: Disabled = {
  credentialId: 'password',
  kind: 'password',
  lastUsedAt: daysAgo(120),
  disabledAt: AT,
};

/** The user once this case has turned everything off. */
function offUser(overrides: Partial<UserFacts> = {}): UserFacts {
  return aUser({
    credentials: [aKey({ status: 'Inactive' })],
    passwordLastUsedAt: daysAgo(120),
    ...overrides,
  });
}

function withKey(overrides: Partial<Credential>): UserFacts {
  return offUser({ credentials: [aKey({ status: 'Inactive', ...overrides })] });
}

describe('a disabled credential', () => {
  it.each<[string, Disabled, UserFacts, object]>([
    ['a key left alone', disabledKey, offUser(), { is: 'same' }],
    [
      'a key used since',
      disabledKey,
      withKey({ lastUsedAt: AT }),
      { is: 'used', reason: `AKIA…MPLE was used on ${AT}` },
    ],
    [
      'a key used and switched on again',
      disabledKey,
      withKey({ lastUsedAt: AT, status: 'Active' }),
      { is: 'used' },
    ],
    [
      'a key switched on again',
      disabledKey,
      withKey({ status: 'Active' }),
      { is: 'drift', reason: 'AKIA…MPLE is Active again' },
    ],
    [
      'a key that cannot be read',
      disabledKey,
      withKey({ problem: 'denied' }),
      { is: 'drift', reason: 'AKIA…MPLE cannot be read: denied' },
    ],
    [
      'a key that someone deleted',
      disabledKey,
      offUser({ credentials: [] }),
      { is: 'missing', reason: 'AKIA…MPLE was deleted by someone else' },
    ],
    ['a password left alone', disabledPassword, offUser(), { is: 'same' }],
    [
      'a password used just before, reported late',
      disabledPassword,
      offUser({ passwordLastUsedAt: daysAgo(HOUR) }),
      { is: 'used' },
    ],
    [
      'a password that someone set again',
      disabledPassword,
      aUser({ credentials: [aPassword({ createdAt: AT })] }),
      { is: 'drift', reason: 'someone has set a password again' },
    ],
    [
      'a never used password, still unused',
      { credentialId: 'password', kind: 'password', disabledAt: AT },
      aUser({ credentials: [] }),
      { is: 'same' },
    ],
  ])('that is %s is seen as such', (_, disabled, user, change) => {
    expect(changeOfDisabled(disabled, user)).toMatchObject(change);
  });

  it('is told apart from the others', () => {
    const user = offUser({ credentials: [], passwordLastUsedAt: AT });

    expect(changesOfDisabled([disabledKey, disabledPassword], user)).toEqual({
      used: [`password was used on ${AT}`],
      drift: [],
      missing: [disabledKey],
      same: [],
    });
  });
});

function observed(overrides: Partial<Case> = {}): Case {
  return aCase({
    disabled: [disabledPassword, disabledKey],
    observeUntil: daysAgo(-14),
    question: aQuestion('impact', { number: 2, until: daysAgo(-14) }),
    ...overrides,
  });
}

function assess(
  days: number,
  {
    case: case_ = observed(),
    user = offUser(),
    using = settings,
    securityHub = undefined as string | undefined,
  } = {},
) {
  return assessObservation(case_, user, { at: daysAgo(-days), settings: using, securityHub });
}

describe('the first question after disabling', () => {
  it('tells the owner, runs to the end of the observation and pauses after six hours', () => {
    expect(firstImpactQuestion(aCase({ question: aQuestion('stakeholder') }), AT, settings)).toEqual({
      number: 2,
      kind: 'impact',
      message: 'disabled',
      recipients: [
        { address: OWNER, role: 'stakeholder', reason: 'you are named in the tag Owner of this user' },
      ],
      since: AT,
      until: daysAgo(-14),
      timeoutSeconds: 6 * 3600,
    });
  });
});

describe('the early check', () => {
  it('goes on in silence until the end of the observation', () => {
    const { outcome, case: case_ } = assess(6 * HOUR);

    expect(outcome).toBe('observe');
    expect(case_.question).toMatchObject({
      number: 3,
      kind: 'impact',
      message: 'silent',
      since: AT,
      until: daysAgo(-14),
      timeoutSeconds: (14 * 24 - 6) * 3600,
    });
  });

  it('finds a use that IAM reported late', () => {
    const { outcome, case: case_ } = assess(6 * HOUR, { user: withKey({ lastUsedAt: daysAgo(HOUR) }) });

    expect(outcome).toBe('used');
    expect(case_.remarks).toEqual([`AKIA…MPLE was used on ${daysAgo(HOUR)}.`]);
  });

  it('finds a user that is protected now', () => {
    const { outcome, case: case_ } = assess(6 * HOUR, { user: offUser({ tags: { 'break-glass': '' } }) });

    expect(outcome).toBe('protected');
    expect(case_.remarks).toEqual(['Protected now: it has the tag break-glass.']);
  });

  it('weighs a use more than a protection or a change', () => {
    const user = offUser({
      credentials: [aKey({ status: 'Active', lastUsedAt: AT })],
      tags: { 'break-glass': '' },
    });

    expect(assess(6 * HOUR, { user }).outcome).toBe('used');
  });
});

describe('the end of the observation', () => {
  it('asks owner and security contacts whether to delete, each once', () => {
    const { outcome, case: case_ } = assess(14);

    expect(outcome).toBe('confirm');
    expect(case_.question).toMatchObject({
      number: 3,
      kind: 'deletion',
      message: 'confirm-deletion',
      since: daysAgo(-14),
      until: daysAgo(-28),
      timeoutSeconds: 14 * 86_400,
    });
    expect(case_.question?.recipients.map(({ address, role }) => [address, role])).toEqual([
      [OWNER, 'stakeholder'],
      [SECURITY, 'security-contact'],
    ]);
  });

  it('asks the owner that the tags name now', () => {
    const { case: case_ } = assess(14, { user: offUser({ tags: { Owner: 'bob@example.com' } }) });

    expect(case_.question?.recipients[0]?.address).toBe('bob@example.com');
  });

  it('comes a minute early at most', () => {
    expect(assess(14 - 30 / 86_400).outcome).toBe('confirm');
    expect(assess(14 - 120 / 86_400).outcome).toBe('observe');
  });

  it('deletes without a further question where the settings say so', () => {
    expect(assess(14, { using: someSettings({ deletionNeedsConfirmation: false }) }).outcome).toBe('delete');
  });

  it('leaves everything disabled where the settings say so', () => {
    const { outcome, case: case_ } = assess(14, {
      using: someSettings({ afterObservation: 'keep-disabled' }),
    });

    expect(outcome).toBe('left-disabled');
    expect(case_.outcomes).toEqual([
      { credentialId: 'password', result: 'left-disabled' },
      { credentialId: OLD_KEY, result: 'left-disabled' },
    ]);
  });

  it('waits on where a kept credential still has to be used', () => {
    const mustUse = { credentialIds: [OTHER_KEY], from: AT, until: daysAgo(-14) };
    const using = someSettings({ afterObservation: 'keep-disabled' });

    expect(assess(14, { case: observed({ mustUse }), using }).outcome).toBe('await-use');
  });

  it('says what Security Hub reports', () => {
    expect(assess(14, { securityHub: 'Security Hub says PASSED.' }).case.remarks).toEqual([
      'Security Hub says PASSED.',
    ]);
  });

  it('stops at what someone changed', () => {
    const { outcome, case: case_ } = assess(14, { user: withKey({ status: 'Active' }) });

    expect(outcome).toBe('drift');
    expect(case_.remarks).toEqual(['AKIA…MPLE is Active again.']);
  });

  it('goes on with what is left when someone deleted a key', () => {
    const { outcome, case: case_ } = assess(14, { user: offUser({ credentials: [] }) });

    expect(outcome).toBe('confirm');
    expect(case_.disabled).toEqual([disabledPassword]);
    expect(case_.outcomes).toEqual([
      { credentialId: OLD_KEY, result: 'dropped', reason: 'someone else deleted it' },
    ]);
  });

  it('is the end of the case when someone deleted everything', () => {
    const { outcome } = assess(14, {
      case: observed({ disabled: [disabledKey] }),
      user: offUser({ credentials: [] }),
    });

    expect(outcome).toBe('left-disabled');
  });
});

describe('after the question about deletion', () => {
  const asked = observed({ question: aQuestion('deletion', { number: 3 }) });

  it('everything stays disabled without a word, or with the word to leave it', () => {
    expect(assess(28, { case: asked }).outcome).toBe('left-disabled');
    expect(assess(15, { case: asked }).outcome).toBe('left-disabled');
  });

  it('a use still counts', () => {
    expect(assess(28, { case: asked, user: withKey({ lastUsedAt: daysAgo(-20) }) }).outcome).toBe('used');
  });
});

describe('a case whose retired credentials are done', () => {
  it('lists what was deleted', () => {
    expect(ending(observed(), 'deleted')).toMatchObject({
      outcome: 'deleted',
      case: {
        outcomes: [
          { credentialId: 'password', result: 'deleted' },
          { credentialId: OLD_KEY, result: 'deleted' },
        ],
      },
    });
  });
});
