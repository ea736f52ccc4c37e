import { answerThatLedTo } from '../domain/answering/answer-that-led-to.ts';
import { type CaseRecord, caseRecordSchema } from '../domain/case/case-record.ts';
import { countedFrom } from '../domain/case/time-to-answer.ts';
import type { DueMessage } from '../domain/due/due.ts';
import type { NamedCase } from '../domain/message/message.ts';
import type { Step } from '../domain/note/note.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Question } from '../domain/question/question.ts';
import { isWidened } from '../domain/question/widened.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { givenBack } from '../domain/wish/given-back.ts';
import type { Notice } from '../texts/mail-texts.ts';
import { type ComposedMail, composeMail } from './compose.ts';
import { composeGathered } from './compose-gathered.ts';
import type { MailOrder } from './order.ts';

/** What a mail says of one case, and the case as its message names it. */
export interface ReadyCase {
  order: MailOrder;
  about: NamedCase;
}

interface Composing {
  at: string;
  settings: Settings;
  /** The link of the message; a mail that asks nothing has none. */
  link: string;
}

/**
 * What a mail that is due says of its case, from what is so now. Undefined where it is overtaken: its
 * question is answered, over or outdated, or the case has come to another step than the one that its answer was told to have led to;
 * or the user's next case has given back what it would say is left off.
 */
export function orderDue(
  record: CaseRecord,
  message: DueMessage,
  composing: Composing,
): ReadyCase | undefined {
  const { about, recipient } = message;
  if (about.is === 'question') return orderQuestion(record, message, composing);
  const former = about.formerCase === undefined ? undefined : caseRecordSchema.parse(about.formerCase);
  const case_ = former ?? record;
  const isOfAnswer = about.notice === 'handled' || about.notice === 'done';
  if (isOfAnswer && case_.step !== about.step) return undefined;
  if (about.notice === 'left-disabled' && former !== undefined && givenBack(record).length > 0)
    return undefined;
  const answer = case_.answers.find(({ answerId }) => answerId === about.answerId);
  return {
    order: {
      notice: about.notice as Notice,
      case: case_,
      recipient,
      settings: composing.settings,
      at: message.since,
      step: about.step as Step,
      answer,
      failure: about.failure,
    },
    about: { userId: record.userId, caseId: case_.caseId, role: recipient.role },
  };
}

/**
 * A pause, and what holds a case up after a failure, keep the number of the question before and ask nothing of anybody:
 * its end and its day are not theirs. Where it is put again, its mail is due again.
 */
function isOnlyWaiting({ kind, window }: Question): boolean {
  return kind === 'paused' && window === undefined;
}

function orderQuestion(
  asked: CaseRecord,
  message: DueMessage,
  { at, settings, link }: Composing,
): ReadyCase | undefined {
  // What it says holds if SES takes it now.
  const record = countedFrom(asked, at, settings);
  const { question, plan, userId, caseId } = record;
  const { about, recipient } = message;
  const isOpen =
    record.status === 'open' && question?.taskToken !== undefined && question.answerId === undefined;
  if (!isOpen || plan === undefined || isWidened(record)) return undefined;
  if (about.is !== 'question' || about.number !== question.number || isOnlyWaiting(question))
    return undefined;
  return {
    about: { userId, caseId, role: recipient.role, questionNumber: question.number, planId: plan.planId },
    order: {
      ...{ question: { ...question, message: about.message }, case: record },
      ...{ recipient, settings, link, answer: answerTold(about.message, record) },
    },
  };
}

// What follows from an answer names it; whether something may be deleted is asked of everybody anew.
function answerTold(message: Question['message'], record: CaseRecord): Answer | undefined {
  return message === 'confirm-deletion' ? undefined : answerThatLedTo(message, record);
}

/** The mail of a message: of one case by itself, of several all in one. Throws RangeError for none. */
export function composeMessage(orders: readonly MailOrder[]): ComposedMail {
  const [first, ...others] = orders;
  if (first === undefined) throw new RangeError('A message names at least one case.');
  return others.length === 0 ? composeMail(first) : composeGathered([first, ...others]);
}
