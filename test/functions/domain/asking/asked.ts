import { nextQuestion } from '../../../../functions/domain/asking/owner-question.ts';
import type { Owner } from '../../../../functions/domain/plan/owner.ts';
import type { Question } from '../../../../functions/domain/question/question.ts';
import { daysAgo, OWNER, someSettings } from '../../../support/builders.ts';

/** The defaults. */
export const settings = someSettings();
/** An owner whom a tag names. */
export const tagged: Owner = { addresses: [OWNER], source: 'tag', tag: 'Owner', problems: [] };

/** The next question, whose mail goes out at once. */
export function ask(before: Question | undefined, days: number, owner = tagged, using = settings) {
  return mailed(nextQuestion(before, owner, { at: daysAgo(-days), settings: using }));
}

/** The question once its mail has gone out in time. */
export function mailed(question: Question | undefined): Question | undefined {
  if (question === undefined) return undefined;
  const { counting: _over, ...rest } = question;
  return rest;
}
