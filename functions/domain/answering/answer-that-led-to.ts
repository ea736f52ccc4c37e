import type { CaseRecord } from '../case/case-record.ts';
import { type Answer, countsAtAnyTime } from '../question/answer.ts';
import { answersWhere } from '../question/answers.ts';
import { isRefused } from '../question/quarantine.ts';

/** The recorded answer that led to a step of the case, which notes and mails name; undefined where none did. */
export function answerThatLedTo(step: string, record: CaseRecord): Answer | undefined {
  const { answers, plan } = record;
  if (step === 'wish-refused') return answers.findLast((one) => isRefused(record, one));
  // To stop or to restore needs no plan; it may have been said before there was one.
  const counts = (answer: Answer) => countsAtAnyTime(answer) || answer.planId === plan?.planId;
  return answersWhere(({ leadsTo }) => leadsTo.includes(step))
    .map((kind) => answers.findLast((one) => one.kind === kind && counts(one)))
    .find((one) => one !== undefined);
}
