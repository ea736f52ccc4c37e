import { ask } from '../../../functions/ask/ask.ts';
import type { AskInput } from '../../../functions/ask/schema.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { Question, QuestionKind } from '../../../functions/domain/question/question.ts';
import { AT, aQuestion, aRecord, OLD_KEY, USER_ID } from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

/** The task token that the workflow hands out. */
export const TOKEN = 'token-1';
/** What the case has disabled. */
export const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];

/** The input of a waiting state. */
export function inputFor(overrides: Partial<AskInput> = {}): AskInput {
  const case_ = addressOf(aRecord());
  return {
    state: 'AwaitStakeholder',
    enteredAt: AT,
    taskToken: TOKEN,
    retryCount: 0,
    case: case_,
    ...overrides,
  };
}

/** A world whose case holds a question of this kind that is decided and not put. */
export function decided(
  kind: QuestionKind,
  { record = {}, question = {} }: { record?: Partial<CaseRecord>; question?: Partial<Question> } = {},
): World {
  return aWorld({ records: [aRecord({ question: aQuestion(kind, { number: 2, ...question }), ...record })] });
}

/** Puts a question of this kind in a world of its own. */
export function put(kind: QuestionKind, has: Parameters<typeof decided>[1] = {}) {
  const world = decided(kind, has);
  const input = inputFor();
  return { world, input, asked: ask(input, world) };
}

/** The key of the link in a mail. */
export const keyIn = (text: string) => /[?&]key=([\w-]+)/.exec(text)?.[1] ?? '';
/** The item of the case. */
export const stored = (world: World) => world.table.at(USER_ID);
