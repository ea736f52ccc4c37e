import type { AnswerKind, Rhythm } from '../domain/question/answer.ts';
import type { Entry } from '../domain/question/answer-row.ts';
import { ANSWERS } from '../domain/question/answers.ts';
import { latestQuestionEnd } from '../domain/question/longest-wait.ts';
import type { QuestionKind, Role } from '../domain/question/question.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { after } from '../domain/time/duration.ts';
import { earlier } from '../domain/time/time.ts';
import type { Choice } from '../texts/page-texts.ts';

/**
 * The choices that stand for these answers; an owner says how often it runs instead of setting a date. Of several
 * credentials none, some or all can be needed: "some" is the choice `retire` with a decision for each.
 */
export function choicesOf(kinds: readonly AnswerKind[], role: Role, isSeveral = false): Choice[] {
  return kinds.flatMap((kind): Choice[] => {
    if (kind === 'keep') return ['keep', 'rarely'];
    if (kind === 'retire' && isSeveral) return ['none', 'retire'];
    return kind === 'extend' && role === 'stakeholder' ? ['rarely'] : [kind];
  });
}

/** The answer that a choice stands for, while this question is open. */
export function answerForChoice(choice: Choice, question: QuestionKind | undefined): AnswerKind {
  if (choice === 'none') return 'retire';
  if (choice !== 'rarely') return choice;
  return question === 'impact' ? 'extend' : 'keep';
}

/** What must be entered with a choice. */
export function entriesOf(choice: Choice): readonly Entry[] {
  if (choice === 'none') return ['userName'];
  return choice === 'rarely' ? ['every'] : ANSWERS[choice].needs;
}

/** The name of the field in which the user's name is typed: each choice has its own, since a form sends all of them. */
export function nameFieldOf(choice: Choice): 'userName' | 'userNameForAll' {
  return choice === 'none' ? 'userNameForAll' : 'userName';
}

const LENGTHS: Record<Rhythm, string> = { month: 'P31D', quarter: 'P92D', year: 'P366D' };

/** Until when something that runs this often is waited for (ISO), as far as a case can wait. */
export function untilNextRun(
  every: Rhythm,
  {
    at,
    question,
    openedAt,
    settings,
  }: {
    at: string;
    question: { kind: QuestionKind; until: string } | undefined;
    openedAt: string;
    settings: Settings;
  },
): string {
  const next = after(at, LENGTHS[every]);
  if (question?.kind !== 'impact') return earlier(next, latestQuestionEnd('use', openedAt, settings));
  const planned = earlier(next, latestQuestionEnd('impact', openedAt, settings));
  return Date.parse(planned) > Date.parse(question.until) ? planned : question.until;
}
