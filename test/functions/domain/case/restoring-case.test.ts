import { describe, expect, it } from 'vitest';
import { type CaseRecord, passwordCaseOf } from '../../../../functions/domain/case/case-record.ts';
import { restoringCase } from '../../../../functions/domain/case/new-case.ts';
import type { LeftOff } from '../../../../functions/domain/case/outcome.ts';
import type { Owner } from '../../../../functions/domain/plan/owner.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import {
  AT,
  anAnswer,
  aPlan,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  SECURITY,
} from '../../../support/builders.ts';

const NOW = daysAgo(-1);
const key = (credentialId: string) => ({
  credentialId,
  kind: 'access-key' as const,
  disabledAt: daysAgo(40),
});
const leftBy = (caseId: string, credentialId: string, more: Partial<LeftOff> = {}): LeftOff => ({
  ...{ caseId, openedAt: daysAgo(60), closedAt: daysAgo(30), disabled: [key(credentialId)] },
  ...more,
});
const wish = (more: Partial<Answer> = {}) => anAnswer({ kind: 'restore', delivered: false, ...more });
const LATE = wish({ answerId: 'late', ofCases: ['c-1'] });
const OWN = wish({ answerId: 'own' });
const namedOwner: Owner = { addresses: ['bob@example.com'], source: 'named', problems: [] };
const quarantine = { policy: 'p', foundAt: AT, since: 7, asked: 8 };

/** The case that is opened after one that has ended so. */
function next(before: Partial<CaseRecord>): CaseRecord {
  const ended = aRecord({ status: 'closed', closedAt: AT, step: 'left-disabled', ...before });
  return restoringCase(ended, NOW);
}

describe('the case that gives back what ended ones have left off', () => {
  it('is of the same user, findings and controls, and its start is due', () => {
    const findings = [{ findingId: 'f', productArn: 'p', region: 'r', control: 'IAM.22' as const }];
    const before = { findings, controls: ['IAM.22' as const], thresholdDays: 45, sequence: 3, revision: 9 };
    const { userId, userName, userArn, account, partition } = aRecord();

    expect(next({ ...before, answers: [LATE], off: [leftBy('c-1', OLD_KEY)] })).toMatchObject({
      ...{ userId, userName, userArn, account, partition, findings, controls: ['IAM.22'], thresholdDays: 45 },
      ...{ status: 'open', step: 'opened', openedAt: NOW, sequence: 4, revision: 9 },
      due: { operators: [], messages: [], start: { tries: 0, nextTryAt: NOW } },
    });
  });

  it('leaves the user exempt', () => {
    const exemption = { until: daysAgo(-90), reason: 'audit', by: SECURITY };

    expect(next({ answers: [LATE], exemption }).exemption).toEqual(exemption);
    expect(next({ answers: [LATE] })).not.toHaveProperty('exemption');
  });

  it('tells still what the one before has not told', () => {
    const message = { subject: 's', text: '{}', attributes: {} };
    const operators = [{ tries: 1, since: AT, nextTryAt: AT, message }];

    expect(next({ answers: [LATE], due: { operators, messages: [] } }).due).toEqual({
      operators,
      messages: [],
      start: { tries: 0, nextTryAt: NOW },
    });
  });
});

describe('a wish that nobody has settled', () => {
  it('opens with what the cases have left off that it is about, and what was planned for that', () => {
    const plan = { ...aPlan(), planId: 'earlier' };
    const off = [
      leftBy('c-0', OTHER_KEY),
      leftBy('c-1', OLD_KEY, { plan, namedOwner, quarantine, closedAt: daysAgo(20) }),
    ];

    const opened = next({ answers: [LATE], off });

    expect(opened).toMatchObject({
      disabled: [{ credentialId: OLD_KEY }],
      plan: { planId: 'earlier' },
      namedOwner,
      // What was said before counts no more, and nobody has been asked yet.
      quarantine: { policy: 'p', foundAt: AT, since: 1, asked: 0 },
      observeUntil: daysAgo(20),
      answers: [{ answerId: 'late', delivered: false, ofCases: ['c-1'] }],
    });
    expect(opened.off).toEqual(off);
  });

  it('has neither owner nor quarantine of its own where nobody was named and nothing was found', () => {
    const opened = next({ answers: [LATE], off: [leftBy('c-1', OLD_KEY)] });

    expect(opened).not.toHaveProperty('namedOwner');
    expect(opened).not.toHaveProperty('quarantine');
    expect(opened.plan).toEqual(aPlan());
  });

  it('takes what several wishes are about, and the plan of the latest', () => {
    const both = [LATE, wish({ answerId: 'other', ofCases: ['c-2'] })];
    const plan = { ...aPlan(), planId: 'latest' };
    const off = [leftBy('c-1', OLD_KEY), leftBy('c-2', OTHER_KEY, { plan })];

    expect(next({ answers: both, off })).toMatchObject({
      disabled: [{ credentialId: OLD_KEY }, { credentialId: OTHER_KEY }],
      plan: { planId: 'latest' },
    });
  });

  it('keeps when the observation of the case before ends', () => {
    const opened = next({ answers: [LATE], off: [leftBy('c-1', OLD_KEY)], observeUntil: daysAgo(3) });

    expect(opened.observeUntil).toBe(daysAgo(3));
  });

  it('of before the end counts where the case has failed, and is about that case', () => {
    const disabled = [key(OLD_KEY)];
    const failed = { step: 'failed', answers: [{ ...OWN, delivered: true }], disabled };

    expect(next(failed)).toMatchObject({
      disabled,
      answers: [{ answerId: 'own', delivered: false, ofCases: [CASE_ID] }],
      observeUntil: AT,
    });
  });

  it('goes on with what the case before has set out to turn on, and with its new password', () => {
    const turningOn = [{ credentialId: OLD_KEY, since: AT }];
    const begun = { turningOn, passwordSecret: { since: AT, attempts: 2 }, disabled: [key(OLD_KEY)] };
    const opened = next({ step: 'failed', answers: [OWN], ...begun });

    expect(opened).toMatchObject({ turningOn, passwordSecret: { caseId: CASE_ID, since: AT, attempts: 2 } });
    expect(opened).not.toHaveProperty('leftSecrets');
    expect(passwordCaseOf(opened)).toBe(CASE_ID);
    const again = restoringCase({ ...opened, status: 'closed', closedAt: NOW, step: 'failed' }, NOW);
    expect(passwordCaseOf(again)).toBe(CASE_ID);
    expect(next(begun)).toMatchObject({ leftSecrets: [CASE_ID] });
    expect(next(begun)).not.toHaveProperty('turningOn');
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['has not failed', {}],
    ['had given it back', { step: 'failed', restoredAt: AT }],
    [
      'was deleting',
      {
        step: 'failed',
        restoreKit: { writtenAt: AT, scope: 'credentials', user: aUser(), inlinePolicyDocuments: {} },
      },
    ],
  ])('of before the end counts no more where the case %s', (_, differs) => {
    const opened = next({
      answers: [OWN, LATE],
      disabled: [key(OTHER_KEY)],
      off: [leftBy('c-1', OLD_KEY)],
      ...differs,
    });

    expect(opened.answers.map(({ answerId }) => answerId)).toEqual(['late']);
    expect(opened.disabled).toEqual([key(OLD_KEY)]);
  });

  it('is about what the case before had disabled where nothing of its cases is off', () => {
    expect(next({ answers: [LATE], disabled: [key(OTHER_KEY)] }).disabled).toEqual([key(OTHER_KEY)]);
  });
});
