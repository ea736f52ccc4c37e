import { describe, expect, it } from 'vitest';
import { untakenAnswers } from '../../../../functions/domain/answering/untaken-answers.ts';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import { dueAtOf, wakeUpOf } from '../../../../functions/domain/due/due-at.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import { after } from '../../../../functions/domain/time/duration.ts';
import { acceptWish, byLink } from '../../../../functions/domain/way-back/accept-wish.ts';
import { stillOff } from '../../../../functions/domain/wish/have-back.ts';
import { wishOf } from '../../../../functions/domain/wish/wishes.ts';
import {
  AT,
  aKey,
  anAnswer,
  aQuestion,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  OWNER,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';

const EARLIER = 'alice-0';
const key = { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: daysAgo(2) };
const other = { credentialId: OTHER_KEY, kind: 'access-key' as const, disabledAt: daysAgo(2) };
const off = [{ caseId: EARLIER, openedAt: daysAgo(30), closedAt: daysAgo(10), disabled: [key] }];
const user = aUser({ credentials: [aKey({ status: 'Inactive' }), aKey({ id: OTHER_KEY })] });
const settings = someSettings();
const kit = { writtenAt: AT, scope: 'credentials' as const, user, inlinePolicyDocuments: {} };
const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 0 };
const question = {
  ...aQuestion('stakeholder'),
  taskToken: 'token',
  planId: 'p',
  put: { enteredAt: AT, retryCount: 0 },
};

const item = (overrides: Partial<CaseRecord> = {}) => aRecord({ off, user, ...overrides });
const closed = (overrides: Partial<CaseRecord> = {}) =>
  item({ status: 'closed', closedAt: AT, ...overrides });
const wish = (overrides: Partial<Answer> = {}) =>
  anAnswer({ kind: 'restore', answerId: 'wish', ofCases: [EARLIER], delivered: false, ...overrides });
const accept = (record: CaseRecord, said = wish(), at = AT) =>
  acceptWish(record, said, said.role === 'analyst' ? undefined : byLink({ ...said, at }, settings));
function changed(record: CaseRecord, said = wish()): CaseRecord {
  const accepted = accept(record, said);
  if (accepted.is !== 'recorded') throw new Error(accepted.is);
  return accepted.changed;
}

describe('a wish after the end of a case', () => {
  it('waits, due at once, for the execution that gives it back', () => {
    const noted = changed(closed());

    expect(noted).toMatchObject({ status: 'closed', disabled: [], answers: [{ ofCases: [EARLIER] }] });
    expect(dueAtOf(noted)).toBe(AT);
  });

  it('is recorded once, and again where the first one was only an owner’s', () => {
    const noted = changed(closed());
    expect(accept(noted, wish({ answerId: 'again' }))).toMatchObject({ is: 'already' });
    expect(accept(noted, wish({ role: 'security-contact', by: SECURITY }))).toMatchObject({ is: 'recorded' });
  });

  it('counts to the last day by a link, and by an analyst at any time', () => {
    const last = after(daysAgo(10), 'P90D');
    expect(accept(closed(), wish(), last)).toMatchObject({ is: 'recorded' });
    const late = new Date(Date.parse(last) + 1).toISOString();
    expect(accept(closed(), wish(), late)).toEqual({ is: 'refused', why: 'link-too-old' });
    const { ofCases: _all, ...analyst } = wish({ role: 'analyst', by: 'the custom action' });
    expect(accept(closed(), analyst, late)).toMatchObject({ is: 'recorded' });
  });

  it.each<[string, string, CaseRecord, Partial<Answer>]>([
    ['it is on again', 'not-off', closed({ user: aUser() }), {}],
    ['it is of a case that has left nothing', 'not-off', closed(), { ofCases: [CASE_ID] }],
    [
      'somebody else owns the user by the latest read',
      'passed-on',
      closed({ user: { ...user, tags: { Owner: 'bob@example.com' } } }),
      {},
    ],
    ['it comes from who is no security contact', 'passed-on', closed(), { role: 'security-contact' }],
    ['AWS has quarantined the user of the running case', 'quarantined', item({ quarantine }), {}],
  ])('is refused where %s', (_, why, record, said) => {
    expect(accept(record, wish(said))).toEqual({ is: 'refused', why });
  });

  it('is taken by who was named in that case, and by a security contact', () => {
    const namedOwner = { addresses: ['carol@example.com'], source: 'named' as const, problems: [] };
    const named = closed({ off: off.map((one) => ({ ...one, namedOwner })) });
    expect(accept(named, wish({ by: 'carol@example.com' }))).toMatchObject({ is: 'recorded' });
    expect(accept(named, wish({ by: OWNER }))).toEqual({ is: 'refused', why: 'passed-on' });
    expect(accept(named, wish({ role: 'security-contact', by: SECURITY }))).toMatchObject({ is: 'recorded' });
  });
});

describe('the same while a newer case runs', () => {
  it('is taken on by that: it holds up its acts, and ends its first question', () => {
    const taken = changed(item({ question }));

    expect(taken.disabled).toEqual([key]);
    expect(wakeUpOf(taken)).toEqual({ outcome: 'widened', since: AT });
    expect(dueAtOf(taken)).toBe(AT);
  });

  it.each(['impact', 'deletion', 'use', 'paused'] as const)('ends the wait of %s', (kind) => {
    const taken = changed(item({ disabled: [other], question: { ...question, kind } }));

    expect(taken.disabled).toEqual([other, key]);
    expect(wakeUpOf(taken)).toMatchObject({ outcome: 'restore' });
  });

  it('is done after what that has given back already, and not once more', () => {
    const outcomes = [{ credentialId: OTHER_KEY, result: 'restored' as const }];
    const use = { ...question, kind: 'use' as const };
    const taken = changed(item({ disabled: [other], restoredAt: AT, outcomes, question: use }));

    expect(taken.disabled).toEqual([key]);
    expect(taken).not.toHaveProperty('restoredAt');
    expect(wakeUpOf(taken)).toMatchObject({ outcome: 'restore' });
  });

  it('is about what that has left alone itself too', () => {
    const outcomes = [OLD_KEY, OTHER_KEY].map((credentialId) => ({
      credentialId,
      result: 'dropped' as const,
    }));
    const taken = changed(item({ disabled: [other], outcomes, question }));

    expect(stillOff(taken)).toEqual([key]);
  });

  it('waits for its end where it is deleting', () => {
    const noted = changed(item({ disabled: [other], restoreKit: kit }));

    expect(noted.disabled).toEqual([other]);
    expect(dueAtOf({ ...noted, status: 'closed', closedAt: AT })).toBe(AT);
  });

  it('that has waited so gives back nothing else where nothing turned out to be deleted', () => {
    const { restoreKit: _withdrawn, ...noted } = changed(item({ disabled: [other], restoreKit: kit }));

    expect(wishOf(noted)).toBeUndefined();
    expect(untakenAnswers(noted)).toEqual([]);
    expect(wishOf({ ...noted, disabled: [other, key] })).toBe('restore');
  });
});
