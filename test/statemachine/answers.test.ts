import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STEPS } from '../../functions/domain/note/note.ts';
import { answersOffered, answersPickedUp, endsWait } from '../../functions/domain/question/answer.ts';
import { ANSWER_KINDS, ANSWERS } from '../../functions/domain/question/answers.ts';
import {
  type QuestionKind,
  questionKindSchema,
  roleSchema,
} from '../../functions/domain/question/question.ts';
import { UNREACHABLE, WIDENED } from '../../functions/domain/question/widened.ts';
import { nextStates } from '../../local/docs/next-states.ts';

const root = join(import.meta.dirname, '../..');
const asl = readFileSync(join(root, 'statemachine/retire-unused-credentials.asl.json'), 'utf8');
const QUESTIONS = questionKindSchema.options;

/** How a question ends without an answer: nobody gave one, another control of the user joined its case, or its mail reached nobody. */
const OTHERWISE = ['timed-out', WIDENED, UNREACHABLE];

/** What the workflow can be told while this question is open. */
function answersThatEnd(question: QuestionKind): string[] {
  const offered = roleSchema.options.flatMap((role) =>
    answersOffered(question, role).filter((kind) => endsWait({ kind, role }, { kind: question })),
  );
  return [...new Set([...offered, ...answersPickedUp(question)])];
}

describe('the table of answers', () => {
  it.each(QUESTIONS)(
    'has exactly the answers that the workflow handles after the question %s',
    (question) => {
      const handled = [...nextStates(asl, question).keys()].filter((outcome) => !OTHERWISE.includes(outcome));

      expect(handled.sort()).toEqual(answersThatEnd(question).sort());
    },
  );

  it('gives every answer a rank of its own', () => {
    expect(new Set(ANSWER_KINDS.map((kind) => ANSWERS[kind].rank)).size).toBe(ANSWER_KINDS.length);
  });

  it.each(QUESTIONS)('gives every answer to the question %s a place of its own', (question) => {
    for (const role of roleSchema.options) {
      const places = answersOffered(question, role).map((kind) => ANSWERS[kind].offered[question]?.[role]);
      expect(places, role).toEqual([...places.keys()].map((index) => index + 1));
    }
  });

  it.each(ANSWER_KINDS)('leads from %s only to steps that a case writes', (kind) => {
    expect(Object.keys(STEPS)).toEqual(expect.arrayContaining([...ANSWERS[kind].leadsTo]));
  });
});
