import type { Answer, AnswerKind } from '../question/answer.ts';
import type { CaseRecord } from './case-record.ts';

/** The answers that can have led to a step; the latest of them is the one that notes and mails name. */
const LED_BY: Record<string, readonly AnswerKind[]> = {
  kept: ['keep', 'retire'],
  disabled: ['retire'],
  changed: ['retire'],
  'confirm-deletion': ['leave-disabled', 'confirm'],
  deleted: ['confirm', 'retire'],
  'user-deleted': ['confirm', 'retire'],
  restored: ['restore'],
  stop: ['stop'],
  exempt: ['exempt'],
};

/** The recorded answer that led to a step of the case; undefined where none did. */
export function answerThatLedTo(step: string, { answers, plan }: CaseRecord): Answer | undefined {
  const kinds = LED_BY[step] ?? [];
  // To stop or to restore needs no plan; it may have been said before there was one.
  const counts = ({ kind, planId }: Answer) =>
    kind === 'stop' || kind === 'restore' || planId === plan?.planId;
  return kinds
    .map((kind) => answers.findLast((one) => one.kind === kind && counts(one)))
    .find((one) => one !== undefined);
}
