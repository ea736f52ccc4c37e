import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import { newCase } from '../../../../functions/domain/case/new-case.ts';
import { afterMailing } from '../../../../functions/domain/telling/mail-of-case.ts';
import { withNoticesDue } from '../../../../functions/mail/due-messages.ts';
import {
  AT,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  OWNER,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';

const user = aUser();
const opening = {
  account: user.account,
  partition: user.partition,
  user,
  controls: ['IAM.8' as const],
  thresholdDays: 90,
  findings: [],
};
const untold = {
  tries: 3,
  since: daysAgo(1),
  nextTryAt: AT,
  message: { subject: 'left-disabled', text: '{}', attributes: {} },
};
const late = { number: 7, tries: 3, since: daysAgo(1), nextTryAt: AT };

describe('the next case of a user', () => {
  it('still owes the operators what they have not heard of the one before', () => {
    const before = aRecord({ status: 'closed', due: { messages: [], operators: [untold], finding: late } });

    expect(newCase(opening, AT, before).due).toEqual({ messages: [], operators: [untold] });
  });

  it('counts the updates on, so that a late one of the case before never comes over its own', () => {
    expect(newCase(opening, AT, aRecord({ status: 'closed', updateNumber: 7 })).updateNumber).toBe(8);
    expect(newCase(opening, AT).updateNumber).toBe(1);
  });

  it('inherits no answer of the one before, and nothing that follows from one', () => {
    const before = aRecord({
      ...{
        status: 'closed',
        closedAt: AT,
        answers: [anAnswer()],
        taken: ['answer-retire'],
        told: ['a mark'],
      },
      ...{ question: aQuestion('deletion'), observeUntil: AT, restoredAt: AT, namedOwner: aPlan().owner },
      disabled: [{ credentialId: OLD_KEY, kind: 'access-key', disabledAt: AT }],
      outcomes: [{ credentialId: OLD_KEY, result: 'deleted' }],
      mustUse: { credentialIds: [OLD_KEY], from: AT, until: AT },
      restoreKit: { writtenAt: AT, scope: 'user', user, inlinePolicyDocuments: {} },
    });

    const next = newCase(opening, AT, before);

    expect(next).toMatchObject({ answers: [], disabled: [], outcomes: [], remarks: [], status: 'open' });
    for (const field of [
      ...['taken', 'told', 'question', 'plan', 'observeUntil', 'restoredAt', 'namedOwner'],
      ...['mustUse', 'restoreKit', 'closedAt', 'exemption', 'entry'],
    ])
      expect(next).not.toHaveProperty(field);
  });

  it('has nothing due of its own', () => {
    expect(newCase(opening, AT)).not.toHaveProperty('due');
    expect(newCase(opening, AT, aRecord({ status: 'closed' }))).not.toHaveProperty('due');
  });

  it('is the first one where there was none', () => {
    expect(newCase(opening, AT)).toMatchObject({ sequence: 1, revision: 0, caseId: CASE_ID });
    expect(newCase(opening, AT)).not.toHaveProperty('openedBy');
  });

  it('names the event that opens it', () => {
    expect(newCase({ ...opening, eventId: 'event-1' }, AT).openedBy).toBe('event-1');
  });

  it('keeps what others had written on the findings', () => {
    const otherNotes = [{ text: 'mine', by: 'bob', at: AT, caseId: CASE_ID }];

    expect(newCase(opening, AT, aRecord({ otherNotes })).otherNotes).toEqual(otherNotes);
    expect(newCase(opening, AT, aRecord())).not.toHaveProperty('otherNotes');
  });

  it('knows the secrets that the cases before have left', () => {
    const secret = { passwordSecret: { since: AT } };
    const left = (before?: Partial<CaseRecord>) =>
      newCase(opening, AT, before && aRecord(before)).leftSecrets;

    expect(left(secret)).toEqual([CASE_ID]);
    expect(left({ ...secret, leftSecrets: ['c-0'] })).toEqual(['c-0', CASE_ID]);
    expect(left({ leftSecrets: ['c-0'] })).toEqual(['c-0']);
    expect(left({})).toBeUndefined();
    expect(left()).toBeUndefined();
  });

  it('keeps what a user had whom an earlier case has half deleted, as the first of them has seen it', () => {
    const kit = { writtenAt: AT, scope: 'user' as const, user, inlinePolicyDocuments: {}, isBegun: true };
    const kept = (before: Partial<CaseRecord>) => newCase(opening, AT, aRecord(before)).formerKit;
    const former = { ...kit, caseId: 'alice-0' };

    expect(kept({ restoreKit: kit })).toEqual({ ...kit, caseId: CASE_ID });
    expect(kept({ restoreKit: kit, formerKit: former })).toEqual(former);
    expect(kept({ formerKit: former })).toEqual(former);
    expect(kept({ restoreKit: { ...kit, scope: 'credentials' } })).toBeUndefined();
    expect(kept({ restoreKit: kit, userGone: true })).toBeUndefined();
  });

  it('tells news of the case before, and asks none of its questions', () => {
    const tried = {
      tries: 0,
      since: AT,
      nextTryAt: AT,
      recipient: { address: SECURITY, role: 'security-contact' as const, reason: '' },
    };
    const asking = {
      ...tried,
      mark: 'q',
      about: { is: 'question' as const, number: 1, message: 'asked' as const },
    };
    const telling = {
      ...tried,
      mark: 'n',
      about: { is: 'notice' as const, notice: 'deleted', step: 'deleted', formerCase: { caseId: 'c-0' } },
    };
    const due = { operators: [], messages: [asking, telling] };

    expect(newCase(opening, AT, aRecord({ due })).due?.messages).toEqual([telling]);
  });

  it('takes along for each mail only what that one tells: each has the former case of its own', () => {
    const [told, other] = [anAnswer({ answerId: 'told' }), anAnswer({ answerId: 'other', reason: 'long' })];
    const off = [{ caseId: 'c-0', openedAt: AT, closedAt: AT, disabled: [], plan: aPlan() }];
    const notes = [{ by: 'jane', text: 'hers', at: AT, caseId: CASE_ID }];
    const about = { is: 'notice' as const, notice: 'handled', step: 'kept', answerId: 'told' };
    const recipient = { address: OWNER, role: 'stakeholder' as const, reason: '' };
    const telling = { tries: 0, since: AT, nextTryAt: AT, recipient, mark: 'm', about };
    const before = aRecord({ answers: [told, other], otherNotes: notes, off: off as never });
    const { due } = newCase(opening, AT, { ...before, due: { operators: [], messages: [telling] } });

    const [mail] = due?.messages ?? [];
    const former = (mail?.about.is === 'notice' ? mail.about.formerCase : {}) as Partial<CaseRecord>;
    expect(former).toMatchObject({ caseId: CASE_ID, answers: [told] });
    expect(former).not.toHaveProperty('otherNotes');
    expect(JSON.stringify(former)).not.toContain('"other"');
    expect(former.off).toEqual([{ caseId: 'c-0', openedAt: AT, closedAt: AT, disabled: [] }]);
  });

  it('marks what it tells of the case before as that one’s, since it may have the same to tell itself', () => {
    const about = { is: 'notice' as const, notice: 'failed', step: 'failed' };
    const recipient = { address: SECURITY, role: 'security-contact' as const, reason: '' };
    const mark = `failed:${SECURITY}`;
    const telling = { tries: 0, since: AT, nextTryAt: AT, recipient, mark, about };
    const first = newCase(opening, AT, aRecord({ due: { operators: [], messages: [telling] } }));

    // Also where the mail was under way while the case before ended: then it goes by its first mark.
    const now = { at: AT, settings: someSettings() };
    const sent = { mark, fate: 'sent' as const, tries: 0, caseId: CASE_ID };
    const told = afterMailing(first, sent, now);

    expect(told.due?.messages).toEqual([]);
    expect(told.told).toEqual([`${mark} of ${CASE_ID}`]);
    expect(afterMailing(told, sent, now).told).toEqual(told.told);
    const failed = withNoticesDue(told, { step: 'failed', at: AT, settings: someSettings() });
    expect(failed.due?.messages.map((one) => one.mark)).toEqual([mark]);
  });
});
