import type { CaseRecord } from '../domain/case/case-record.ts';
import { type Due, type DueMessage, NOTHING_DUE } from '../domain/due/due.ts';
import { firstTryAt } from '../domain/due/gather.ts';
import { questionMark } from '../domain/message/mailed.ts';
import type { Step } from '../domain/note/note.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Question } from '../domain/question/question.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { peopleToTell } from './people-to-tell.ts';

/**
 * What is due once a question is put: its mail to everybody who is asked and has not got it. It takes the place of the
 * mail of an earlier question that has not gone out; its own that was begun goes on. A silent question mails nobody.
 */
export function withQuestionDue(
  due: Due = NOTHING_DUE,
  {
    question,
    told = [],
    at,
    settings,
  }: {
    question: Question;
    told?: string[] | undefined;
    at: string;
    settings: Pick<Settings, 'gatherWithin'>;
  },
): Due {
  const others = due.messages.filter(({ about }) => about.is !== 'question');
  if (question.message === 'silent') return { ...due, messages: [...others, ...goingOn(due, question)] };
  const messages = question.recipients
    .map((recipient): DueMessage => {
      const mark = questionMark(question, recipient.address);
      const about = { is: 'question', number: question.number, message: question.message } as const;
      const begun = due.messages.find((one) => one.mark === mark);
      return begun ?? newlyDue({ mark, recipient, about }, at, settings);
    })
    .filter(({ mark }) => !told.includes(mark));
  return { ...due, messages: [...others, ...messages] };
}

function newlyDue(
  mail: Pick<DueMessage, 'mark' | 'recipient' | 'about'>,
  at: string,
  settings: Pick<Settings, 'gatherWithin'>,
): DueMessage {
  return { ...mail, since: at, tries: 0, nextTryAt: firstTryAt(mail.about, at, settings) };
}

/** The mails of the question that goes on in silence: who has not got them must still be told. */
function goingOn(due: Due, { number }: Question): DueMessage[] {
  return due.messages.filter(({ about }) => about.is === 'question' && about.number === number);
}

/** A step as people are told of it. */
export interface ToldStep {
  step: Step;
  at: string;
  settings: Settings;
  answer?: Answer | undefined;
  failure?: string | undefined;
}

/** The case at a step with the mails to everybody who must know it as due (functions/mail/people-to-tell.ts). */
export function withNoticesDue(
  case_: CaseRecord,
  { step, at, settings, answer, failure }: ToldStep,
): CaseRecord {
  const { due = NOTHING_DUE } = case_;
  const known = new Set(due.messages.map(({ mark }) => mark));
  const messages = peopleToTell(case_, { step, answer }, settings)
    .filter(({ mark }) => !known.has(mark))
    .map(({ recipient, notice, mark }): DueMessage => {
      const about = {
        is: 'notice' as const,
        notice,
        step,
        ...(answer && { answerId: answer.answerId }),
        ...(failure && { failure }),
      };
      return newlyDue({ mark, recipient, about }, at, settings);
    });
  return messages.length === 0
    ? case_
    : { ...case_, due: { ...due, messages: [...due.messages, ...messages] } };
}
