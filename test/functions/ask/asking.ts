import { ask } from '../../../functions/ask/ask.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { Question, QuestionKind } from '../../../functions/domain/question/question.ts';
import { AT, aCase, aQuestion, aRecord, OLD_KEY, USER_ID } from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

/** The task token that the workflow hands out. */
export const TOKEN = 'token-1';
/** What the case has disabled. */
export const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];

/** The input of a waiting state. */
export function inputFor(question: Question, overrides: Parameters<typeof aCase>[0] = {}, taskToken = TOKEN) {
  return { state: 'AwaitStakeholder', enteredAt: AT, taskToken, case: aCase({ question, ...overrides }) };
}

/** Puts a question of this kind in a world of its own. */
export function put(
  kind: QuestionKind,
  {
    record = {},
    question = {},
    token = TOKEN,
  }: { record?: Partial<CaseRecord>; question?: Partial<Question>; token?: string } = {},
) {
  const world = aWorld({ records: [aRecord(record)] });
  const input = inputFor(aQuestion(kind, { number: 2, ...question }), {}, token);
  return { world, input, asked: ask(input, world) };
}

/** The key of the link in a mail. */
export const keyIn = (text: string) => /[?&]key=([\w-]+)/.exec(text)?.[1] ?? '';
/** The item of the case. */
export const stored = (world: World) => world.table.at(USER_ID);
