import { describe, expect, it } from 'vitest';
import { assessForRetirement } from '../../../../functions/domain/assess/retirement.ts';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import {
  ACCOUNT,
  AT,
  aCase,
  aKey,
  aQuestion,
  aUser,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  OWNER,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';

const off = aKey({ status: 'Inactive' });
const earlier = [
  {
    ...{ caseId: 'alice-0', openedAt: daysAgo(60), closedAt: daysAgo(30) },
    disabled: [
      {
        credentialId: OLD_KEY,
        kind: 'access-key' as const,
        disabledAt: daysAgo(50),
        lastUsedAt: daysAgo(200),
      },
    ],
  },
];
const assess = (credentials = [off], differs: Partial<CaseRecord> = {}, using: object = {}) =>
  assessForRetirement(aCase({ off: earlier, ...differs }), aUser({ credentials }), {
    at: AT,
    settings: someSettings({ afterObservation: 'delete', ...using }),
  });

describe('a case with nothing to turn off', () => {
  it.each([
    ['everything is off', [off]],
    ['everything else is in use', [off, aKey({ id: OTHER_KEY, lastUsedAt: daysAgo(1) })]],
  ])('where %s asks whether what earlier cases have left off may be deleted', (_, credentials) => {
    const { outcome, case: case_ } = assess(credentials);

    expect(outcome).toBe('confirm');
    expect(case_.disabled.map(({ credentialId }) => credentialId)).toEqual([OLD_KEY]);
    expect(case_.question).toMatchObject({ kind: 'deletion', since: AT });
  });

  it.each<[string, string, Parameters<typeof assess>]>([
    ['nothing is left off', 'nothing-active', [[off], { off: [] }]],
    ['nothing is deleted there', 'nothing-active', [[off], {}, { afterObservation: 'keep-disabled' }]],
    ['somebody was asked before', 'nothing-active', [[off], { question: aQuestion('stakeholder') }]],
    ['something is not known', 'unknown', [[off, aKey({ id: OTHER_KEY, problem: 'denied' })], {}]],
  ])('ends where %s: %s', (_, outcome, of) => {
    const ended = assess(...of);

    expect(ended.outcome).toBe(outcome);
    expect(ended.case.disabled).toEqual([]);
  });
});

describe('who is asked in the place of an owner', () => {
  const bounced = (...addresses: string[]) =>
    addresses.map((address) => ({ ...{ messageId: `m-${address}`, address, at: AT }, reason: 'bounced' }));
  const ask = (differs: object, tags: Record<string, string>, using: object = {}) =>
    assessForRetirement(aCase(differs), aUser({ tags }), { at: AT, settings: someSettings(using) });
  const asked = ({ case: { question } }: ReturnType<typeof ask>) =>
    question?.recipients.map(({ address }) => address);

  it('is the contact of the account, with the reason', () => {
    const accountContacts = { [ACCOUNT]: ['team@example.com'] };
    const assessed = ask({}, {}, { accountContacts });

    expect(asked(assessed)).toEqual(['team@example.com']);
    expect(assessed.case.remarks).toEqual([
      'Owner: no owner tag (Owner, owner, OwnerEmail, Contact).',
      `Owner: the contact of account ${ACCOUNT} is asked instead.`,
    ]);
  });

  it('is a security contact where mail to the owner bounces, and nobody where it does to all', () => {
    const tags = { Owner: OWNER };
    const instead = ask({ bounced: bounced(OWNER) }, tags);

    expect(asked(ask({ bounced: bounced('bob@example.com') }, tags))).toEqual([OWNER]);
    expect(asked(instead)).toEqual([SECURITY]);
    expect(instead.case.namedOwner).toMatchObject({ source: 'security', insteadOf: [OWNER] });
    expect(instead.case.remarks).toEqual([`Owner: mail to ${OWNER} bounced.`]);
    const nobody = ask({ bounced: bounced(OWNER, SECURITY) }, tags);
    expect(nobody.outcome).toBe('unanswered');
    expect(nobody.case).not.toHaveProperty('question');
  });
});
