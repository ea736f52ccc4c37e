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
import type { Notice } from '../texts/mail-texts.ts';
import { type ComposedMail, composeMail } from './compose.ts';
import { createLink } from './link.ts';

/** A mail that is ready to go, with what the table must know of it before it does. */
export interface ReadyMail {
  mail: ComposedMail;
  /** The case that it names. */
  about: NamedCase;
  /** The hash of the key in its link, if it has one. */
  keyHash?: string;
}

interface Composing {
  at: string;
  messageId: string;
  settings: Settings;
  casePageUrl: string;
}

/**
 * Composes a mail from what is so now, with a key of its own if it has a link. Undefined where it is overtaken: its
 * question is answered, over or outdated, or the case has come to another step than the one that others were to be told of.
 */
export function composeDue(
  record: CaseRecord,
  message: DueMessage,
  composing: Composing,
): ReadyMail | undefined {
  const { about, recipient } = message;
  if (about.is === 'question') return composeQuestion(record, message, composing);
  const former = about.formerCase === undefined ? undefined : caseRecordSchema.parse(about.formerCase);
  const case_ = former ?? record;
  if (about.notice === 'handled' && case_.step !== about.step) return undefined;
  const step = about.step as Step;
  const answer = case_.answers.find(({ answerId }) => answerId === about.answerId);
  const { settings } = composing;
  const order = {
    notice: about.notice as Notice,
    case: case_,
    recipient,
    settings,
    at: message.since,
    step,
    answer,
  };
  const mail = composeMail({ ...order, failure: about.failure });
  return { mail, about: { userId: record.userId, caseId: case_.caseId, role: recipient.role } };
}

function composeQuestion(
  asked: CaseRecord,
  message: DueMessage,
  { at, messageId, settings, casePageUrl }: Composing,
): ReadyMail | undefined {
  // What it says holds if SES takes it now.
  const record = countedFrom(asked, at, settings);
  const { question, plan, userId, caseId } = record;
  const { about, recipient } = message;
  const isOpen =
    record.status === 'open' && question?.taskToken !== undefined && question.answerId === undefined;
  if (!isOpen || plan === undefined || isWidened(record)) return undefined;
  if (about.is !== 'question' || about.number !== question.number) return undefined;
  const { url, keyHash } = createLink(messageId, casePageUrl);
  const answer = answerTold(about.message, record);
  return {
    keyHash,
    about: { userId, caseId, role: recipient.role, questionNumber: question.number, planId: plan.planId },
    mail: composeMail({
      ...{ question: { ...question, message: about.message }, case: record },
      ...{ recipient, settings, link: url, answer },
    }),
  };
}

// What follows from an answer names it; whether something may be deleted is asked of everybody anew.
function answerTold(message: Question['message'], record: CaseRecord): Answer | undefined {
  return message === 'confirm-deletion' ? undefined : answerThatLedTo(message, record);
}
