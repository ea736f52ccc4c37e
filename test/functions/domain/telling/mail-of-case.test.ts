import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { DueMessage } from '../../../../functions/domain/due/due.ts';
import {
  afterMailing,
  type Fate,
  mailsOf,
  pointingAt,
} from '../../../../functions/domain/telling/mail-of-case.ts';
import { after } from '../../../../functions/domain/time/duration.ts';
import { AT, aQuestion, aRecord, OWNER, someSettings } from '../../../support/builders.ts';

const settings = someSettings();
const recipient = { address: OWNER, role: 'stakeholder', reason: '' } as const;
const tried = { recipient, since: AT, tries: 2, nextTryAt: AT };
const ASKING: DueMessage = {
  ...tried,
  mark: `question 1:${OWNER}`,
  about: { is: 'question', number: 1, message: 'asked' },
};
const TELLING: DueMessage = {
  ...tried,
  mark: `deleted:${OWNER}`,
  about: { is: 'notice', notice: 'deleted', step: 'deleted' },
};
const put = { ...aQuestion('stakeholder'), planId: 'p', taskToken: 'token' };

function recordWith(messages: DueMessage[], differs: Partial<CaseRecord> = {}): CaseRecord {
  return aRecord({ question: put, due: { operators: [], messages }, ...differs });
}

function afterTry(fate: Fate, { mail = TELLING, at = AT }: { mail?: DueMessage; at?: string } = {}) {
  const record = recordWith([ASKING, TELLING].map((one) => (one.mark === mail.mark ? mail : one)));
  return afterMailing(record, { mark: mail.mark, fate, tries: 2 }, { at, settings });
}
const marksOf = ({ due }: CaseRecord) => due?.messages.map(({ mark }) => mark);
const mailOf = ({ due }: CaseRecord, { mark }: DueMessage) => due?.messages.find((one) => one.mark === mark);

describe('the mails of a case that may go out', () => {
  const marks = (differs: Partial<CaseRecord>) =>
    mailsOf(recordWith([ASKING, TELLING], differs)).map(({ due }) => due.mark);
  const { taskToken: _token, ...notPut } = put;

  it('are all, but for that of a question that is decided and not put yet', () => {
    expect(marks({})).toEqual([ASKING.mark, TELLING.mark]);
    expect(marks({ question: notPut })).toEqual([TELLING.mark]);
    expect(marks({ question: { ...notPut, answerId: 'a' } })).toEqual([ASKING.mark, TELLING.mark]);
    expect(marks({ question: notPut, status: 'closed' })).toEqual([ASKING.mark, TELLING.mark]);
    expect(marks({ question: undefined })).toEqual([ASKING.mark, TELLING.mark]);
  });
});

describe('a case that points at its message', () => {
  const about = { userId: 'u', caseId: aRecord().caseId, role: 'stakeholder' } as const;
  const begun = { mark: ASKING.mark, messageId: 'm', address: OWNER, at: AT };

  it('keeps one that asks, once, and of what is due names it', () => {
    const asking = { ...begun, about: { ...about, questionNumber: 1 } };
    const once = pointingAt(recordWith([ASKING, TELLING]), asking);
    const again = pointingAt(once, { ...asking, at: after(AT, 'PT1H') });

    expect(again.due?.messages).toEqual([{ ...ASKING, messageId: 'm' }, TELLING]);
    expect(again.messages).toMatchObject([{ messageId: 'm', questionNumber: 1, at: after(AT, 'PT1H') }]);
  });

  it('keeps those before it', () => {
    const before = { messageId: 'before', address: OWNER, role: 'stakeholder' as const, at: AT };
    const record = recordWith([ASKING], { messages: [{ ...before, questionNumber: 1 }] });
    const ids = (named: typeof about & { questionNumber?: number }) =>
      pointingAt(record, { ...begun, about: named }).messages.map(({ messageId }) => messageId);

    expect(ids({ ...about, questionNumber: 2 })).toEqual(['before', 'm']);
    expect(ids(about)).toEqual(['before']);
  });

  it.each([
    ['asks nothing', about],
    ['is about a case that the item holds no more', { ...about, caseId: 'another', questionNumber: 1 }],
  ])('keeps none that %s', (_what, named) => {
    expect(pointingAt(recordWith([ASKING]), { ...begun, about: named }).messages).toEqual([]);
  });
});

describe('a case after a try to send its mail', () => {
  it('has it marked as told where it was sent, and its question as sent', () => {
    const told = afterTry('sent', { mail: ASKING });

    expect(told).toMatchObject({ told: [ASKING.mark], question: { sent: true } });
    expect(marksOf(told)).toEqual([TELLING.mark]);
    expect(afterTry('sent').question?.sent).toBeUndefined();
  });

  it('has nothing to say where it was overtaken', () => {
    const overtaken = afterTry('overtaken');

    expect(marksOf(overtaken)).toEqual([ASKING.mark]);
    expect(overtaken.told ?? []).toEqual([]);
  });

  it('tries later and later where it was tried in vain', () => {
    expect(mailOf(afterTry('in-vain'), TELLING)).toEqual({
      ...TELLING,
      tries: 3,
      nextTryAt: after(AT, 'PT5M'),
    });
  });

  it('gives up news of three days, and no question', () => {
    expect(marksOf(afterTry('in-vain', { at: after(AT, 'P3D') }))).toContain(TELLING.mark);
    expect(marksOf(afterTry('in-vain', { at: after(AT, 'P3DT1M') }))).toEqual([ASKING.mark]);
    expect(marksOf(afterTry('in-vain', { mail: ASKING, at: after(AT, 'P9D') }))).toContain(ASKING.mark);
  });

  it('leaves the other mails as they are', () => {
    expect(mailOf(afterTry('in-vain'), ASKING)).toEqual(ASKING);
    expect(mailOf(afterTry('in-vain', { mail: ASKING }), TELLING)).toEqual(TELLING);
  });

  it('counts the time to answer from when the mail of its question went out', () => {
    const question = { ...put, counting: { from: AT } };
    const at = after(AT, 'P2D');
    const { mark } = ASKING;

    const sent = afterMailing(
      recordWith([ASKING], { question }),
      { mark, fate: 'sent', tries: 0 },
      { at, settings },
    );

    expect(sent.question?.until).toBe(after(question.until, 'P2D'));
  });

  it.each<[Fate, string[]]>([
    ['sent', ['gone']],
    ['overtaken', []],
    ['in-vain', []],
  ])('has nothing left of a mail that somebody else has seen to, which was %s', (fate, told) => {
    const left = afterMailing(recordWith([TELLING]), { mark: 'gone', fate, tries: 0 }, { at: AT, settings });

    expect(left.due?.messages).toEqual([TELLING]);
    expect(left.told ?? []).toEqual(told);
    expect(left.question).toEqual(put);
  });
});
