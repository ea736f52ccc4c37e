import type { AnsweredStep, Ending, OpenStep } from '../domain/note/note.ts';
import type { MailFacts, NoticeTexts } from './mail-texts.ts';

/** What one language says of a step. */
export interface StepTexts {
  /** A line in the history on the case page. */
  inHistory: string;
}

/** What one language says of a step after which a case goes on. */
export interface OpenStepTexts extends StepTexts {
  /** What follows from an answer, to the others who were asked, and to a security contact who has given it. */
  toOthers?(facts: MailFacts): string;
}

/** What one language says of all steps after which a case goes on. */
export type OpenStepsTexts = Record<OpenStep, OpenStepTexts> & Record<AnsweredStep, Required<OpenStepTexts>>;

/** What one language says of all steps that end a case; the notice is a mail. */
export type EndingsTexts = Record<Ending, StepTexts & { notice(facts: MailFacts): NoticeTexts }>;
