import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Question, Recipient } from '../domain/question/question.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Notice } from '../texts/mail-texts.ts';

interface OrderBase {
  case: CaseRecord;
  recipient: Recipient;
  settings: Settings;
  /** The answer that led to this message, if one did. */
  answer?: Answer | undefined;
}

/** A mail that puts a question; `link` is the case page's address with the recipient's own key. */
export interface QuestionOrder extends OrderBase {
  question: Question;
  link: string;
}

/** A mail that tells how the case ended, or that somebody else has answered. It carries no link. */
export interface NoticeOrder extends OrderBase {
  notice: Notice;
  at: string;
  /** Of `handled`: what the case has come to. */
  step?: string | undefined;
  failure?: string | undefined;
}

export type MailOrder = QuestionOrder | NoticeOrder;

/** When what a question asks for must be done (ISO): answered, or used. */
export function endOf({ question, case: { mustUse } }: Pick<QuestionOrder, 'question' | 'case'>): string {
  return question.kind === 'use' ? (mustUse?.until ?? question.until) : question.until;
}
