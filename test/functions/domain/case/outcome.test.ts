import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import { newCase } from '../../../../functions/domain/case/new-case.ts';
import {
  credentialsOff,
  leftOffOf,
  withOutcomes,
  withOwnOff,
} from '../../../../functions/domain/case/outcome.ts';
import { withStepWritten } from '../../../../functions/domain/telling/write-step.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPassword,
  aPlan,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  OWNER,
  someSettings,
} from '../../../support/builders.ts';

const key = { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: daysAgo(2) };
const password = { credentialId: 'password', kind: 'password' as const, disabledAt: daysAgo(2) };
const offUser = aUser({ credentials: [aKey({ status: 'Inactive' })] });
const plan = aPlan();
const restoreKit = {
  writtenAt: AT,
  scope: 'credentials' as const,
  user: aUser(),
  inlinePolicyDocuments: {},
};

const ended = (overrides: Partial<CaseRecord> = {}): CaseRecord =>
  aRecord({ status: 'closed', closedAt: AT, disabled: [key, password], user: offUser, ...overrides });
const idsOf = (record: CaseRecord) =>
  leftOffOf(record).map(({ caseId, disabled }) => [caseId, disabled.map(({ credentialId }) => credentialId)]);

describe('what is off by us', () => {
  it('is what an ended case has left off, also in an item from before there was a list', () => {
    expect(idsOf(ended())).toEqual([[CASE_ID, [OLD_KEY, 'password']]]);
    expect(withOwnOff(ended())).toEqual([
      { caseId: CASE_ID, openedAt: AT, closedAt: AT, disabled: [key, password], plan },
    ]);
  });

  it('stays what was turned off moments before a read that shows it as on: IAM lags', () => {
    const shownOn = aUser({ credentials: [aKey(), aPassword()] });
    const justOff = [key, password].map((one) => ({ ...one, disabledAt: AT }));
    const late = { disabled: justOff, user: shownOn };

    expect(idsOf(ended(late))).toEqual([[CASE_ID, [OLD_KEY, 'password']]]);
    expect(withOwnOff(ended(late))).toMatchObject([{ disabled: justOff }]);
    expect(idsOf(ended({ ...late, user: { ...shownOn, readAt: daysAgo(-1) } }))).toEqual([]);
  });

  it.each<[string, Partial<CaseRecord>, string[]]>([
    ['was deleted', { outcomes: [{ credentialId: OLD_KEY, result: 'deleted' }] }, ['password']],
    ['was given back', { outcomes: [{ credentialId: OLD_KEY, result: 'restored' }] }, ['password']],
    ['somebody has deleted', { outcomes: [{ credentialId: OLD_KEY, result: 'dropped' }] }, ['password']],
    ['IAM shows as Active', { user: aUser({ credentials: [aKey()] }) }, ['password']],
    ['IAM shows no more', { user: aUser({ credentials: [] }) }, ['password']],
    [
      'has a new password',
      { user: aUser({ credentials: [aKey({ status: 'Inactive' }), aPassword()] }) },
      [OLD_KEY],
    ],
  ])('has no more what %s', (_, overrides, left) => {
    expect(idsOf(ended(overrides))).toEqual([[CASE_ID, left]]);
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['its deletion has begun', { restoreKit }],
    ['the user is gone', { userGone: true }],
    ['nothing was turned off', { disabled: [] }],
  ])('is nothing where %s', (_, overrides) => {
    expect(leftOffOf(ended(overrides))).toEqual([]);
  });

  it('keeps of earlier cases what this one has not touched, also where its own deletion has begun', () => {
    const off = [{ caseId: 'alice-0', openedAt: AT, closedAt: AT, disabled: [password] }];
    const own = { off, disabled: [key], user: undefined };

    expect(idsOf(ended({ ...own, restoreKit }))).toEqual([['alice-0', ['password']]]);
    expect(idsOf(ended({ ...own, off: [{ ...off[0], disabled: [key] }] as never, restoreKit }))).toEqual([]);
  });

  it('keeps what could not be given back', () => {
    const failed = ended({ restoredAt: AT, outcomes: [{ credentialId: OLD_KEY, result: 'failed' }] });
    expect(credentialsOff(leftOffOf(failed))).toEqual([key, password]);
  });
});

describe('the outcomes of a case', () => {
  it('have one for each credential: the latest', () => {
    const before = [
      { credentialId: OLD_KEY, result: 'disabled' as const },
      { credentialId: 'password', result: 'disabled' as const },
    ];
    const changed = [{ credentialId: OLD_KEY, result: 'deleted' as const }];

    expect(withOutcomes(before, changed)).toEqual([before[1], changed[0]]);
    expect(withOutcomes([], changed)).toEqual(changed);
  });
});

describe('the end of a case', () => {
  const settings = someSettings();
  const other = { caseId: 'alice-0', openedAt: daysAgo(9), closedAt: daysAgo(5) };

  it('adds what it leaves off to what earlier ones have left', () => {
    const off = [{ ...other, disabled: [{ ...key, credentialId: OTHER_KEY }] }];
    const { user: _unread, ...open } = ended({ status: 'open', off });
    const closed = withStepWritten(open, { step: 'left-disabled', at: AT, settings });
    expect(closed.off?.map(({ caseId }) => caseId)).toEqual(['alice-0', CASE_ID]);
  });

  it('forgets of many cases those that later ones repeat, and no credential', () => {
    const rows = Array.from({ length: 12 }, (_, index) => ({
      ...{ ...other, caseId: `alice-${index}` },
      disabled: [index === 0 ? password : key],
    }));
    const closed = withStepWritten(ended({ status: 'open', off: rows, disabled: [] }), {
      step: 'in-use',
      at: AT,
      settings,
    });
    expect(closed.off?.map(({ caseId }) => caseId)).toEqual([
      'alice-0',
      ...rows.slice(2).map(({ caseId }) => caseId),
    ]);
  });

  it('forgets no case that has left something off besides what later ones repeat', () => {
    const rows = Array.from({ length: 12 }, (_, index) => ({
      ...{ ...other, caseId: `alice-${index}` },
      disabled: index === 0 ? [key, password] : [key],
    }));

    const off = withOwnOff(ended({ status: 'open', off: rows, disabled: [] }));

    expect(off.map(({ caseId }) => caseId)).toEqual([
      'alice-0',
      ...rows.slice(2).map(({ caseId }) => caseId),
    ]);
  });

  it('takes off what it has deleted, whichever case has turned that off', () => {
    const off = [{ ...other, disabled: [key] }];
    const outcomes = [key, password].map(({ credentialId }) => ({
      credentialId,
      result: 'deleted' as const,
    }));
    const open = ended({ status: 'open', off, restoreKit, outcomes });
    expect(withStepWritten(open, { step: 'deleted', at: AT, settings }).off).toEqual([]);
  });

  it('empties the list of a user that is there no more', () => {
    const off = [{ ...other, disabled: [key] }];
    for (const step of ['gone', 'recreated'] as const)
      expect(withStepWritten(ended({ status: 'open', off }), { step, at: AT, settings }).off).toEqual([]);
  });

  it('settles the wishes of after an end that it has taken on, but not where it failed', () => {
    const answers = [anAnswer({ kind: 'restore', answerId: 'late', ofCases: ['alice-0'], delivered: false })];
    const open = ended({ status: 'open', answers });
    expect(withStepWritten(open, { step: 'nothing-to-restore', at: AT, settings }).taken).toEqual(['late']);
    expect(withStepWritten(open, { step: 'failed', at: AT, settings })).not.toHaveProperty('taken');
    const deleting = ended({ status: 'open', answers, restoreKit });
    expect(withStepWritten(deleting, { step: 'deleted', at: AT, settings })).not.toHaveProperty('taken');
  });
});

describe('the next case', () => {
  const opening = { ...aRecord(), user: aUser(), controls: ['IAM.8' as const], findings: [] };
  it('inherits what is off and no answer', () => {
    const opened = newCase(opening, AT, ended({ answers: [anAnswer(), anAnswer({ kind: 'confirm' })] }));
    expect(idsOf(opened)).toEqual([[CASE_ID, [OLD_KEY, 'password']]]);
    expect(opened).toMatchObject({ answers: [], disabled: [] });
  });

  it('has no message yet, and what the former one still has to tell tells of that one’s', () => {
    const messages = [
      { messageId: 'm', role: 'stakeholder' as const, address: OWNER, questionNumber: 1, at: AT },
    ];
    const evidence = {
      services: { is: 'pending' as const },
      admin: { policies: [], isCut: false, isWhole: true, isDenied: false },
      descriptions: {},
    };
    const notice = {
      ...{ tries: 1, since: AT, nextTryAt: AT, mark: `left-disabled:${OWNER}` },
      recipient: { role: 'stakeholder' as const, address: OWNER, reason: 'you were asked' },
      about: { is: 'notice' as const, notice: 'left-disabled', step: 'left-disabled' },
    };

    const opened = newCase(
      opening,
      AT,
      ended({ messages, evidence, due: { operators: [], messages: [notice] } }),
    );

    expect(opened.messages).toEqual([]);
    expect(opened.due?.messages).toMatchObject([{ about: { formerCase: { caseId: CASE_ID, messages } } }]);
    expect(opened.due?.messages[0]?.about).not.toHaveProperty('formerCase.evidence');
  });

  it('begins with a wish that nobody has settled, about what that is about', () => {
    const wish = anAnswer({ kind: 'restore', answerId: 'late', ofCases: [CASE_ID], delivered: false });
    const opened = newCase(opening, AT, ended({ answers: [anAnswer(), wish] }));
    expect(opened.answers.map(({ answerId }) => answerId)).toEqual(['late']);
    expect(opened).toMatchObject({ disabled: [key, password], plan });
  });
});
