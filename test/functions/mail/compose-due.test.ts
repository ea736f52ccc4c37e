import { describe, expect, it } from 'vitest';
import { holdUp } from '../../../functions/domain/incident/held-up.ts';
import type { Question } from '../../../functions/domain/question/question.ts';
import { orderDue } from '../../../functions/mail/compose-due.ts';
import { withQuestionDue } from '../../../functions/mail/due-messages.ts';
import { AT, aQuestion, aRecord, someSettings } from '../../support/builders.ts';

const settings = someSettings();
const LATER = '2026-03-04T09:02:00.000Z';
const composing = { at: LATER, settings, link: 'https://page.example/messages/m?key=k' };

/** A case that asks this, whose mail has not gone out. */
function asking(question: Question) {
  const due = withQuestionDue(undefined, { question, at: AT, settings });
  return aRecord({
    question: { ...question, taskToken: 'token' },
    due,
    disabled: [{ credentialId: 'password' }] as never,
  });
}

const ordersOf = (record: ReturnType<typeof asking>) =>
  (record.due?.messages ?? []).map((message) => orderDue(record, message, composing));

describe('the mail of a question that was late', () => {
  const scheduled = aQuestion('paused', {
    message: 'scheduled',
    window: { resumeAt: 'delete', opensAt: '2026-03-05T09:00:00.000Z' },
  });

  it.each([
    ['that an act waits for its day', scheduled],
    ['that something was turned off', aQuestion('impact', { message: 'disabled' })],
  ])('%s is composed while that is so, and overtaken while the case is held up', (_, question) => {
    const record = asking(question);
    expect(ordersOf(record)).toEqual([expect.objectContaining({ order: expect.anything() })]);

    const { case: held } = holdUp(record, { state: 'DeleteCredentials', at: LATER, isPassing: true });

    expect(ordersOf({ ...held, question: { ...held.question, taskToken: 'next' } as Question })).toEqual([
      undefined,
    ]);
  });

  it('is due again once the act has its day again', () => {
    const record = asking(scheduled);
    const { case: held } = holdUp(record, { state: 'DeleteCredentials', at: LATER, isPassing: true });
    const overtaken = { ...record.due, messages: [] } as NonNullable<typeof record.due>;
    const again = { ...scheduled, number: held.question?.number ?? 0 };

    const due = withQuestionDue(overtaken, { question: again, told: held.told, at: LATER, settings });

    expect(due.messages.map(({ about }) => about)).toEqual([
      { is: 'question', number: scheduled.number, message: 'scheduled' },
    ]);
  });
});
