import { ask } from '../../../functions/ask/ask.ts';
import type { AskInput } from '../../../functions/ask/schema.ts';
import { deliver } from '../../../functions/deliver/deliver.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { Question, QuestionKind } from '../../../functions/domain/question/question.ts';
import { AT, aQuestion, aRecord, OLD_KEY, USER_ID } from '../../support/builders.ts';
import { createCalls } from '../../support/fakes/calls.ts';
import { createLease } from '../../support/fakes/lease.ts';
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

/** Puts a question and does what is due of it, as the deliverer does within a minute; `later`: in that many minutes. */
export async function askAndDeliver(input: AskInput, world: World, later = 0): Promise<void> {
  await ask(input, world);
  await deliverIn(world, later);
}

/** What the deliverer does so many minutes after the question was put. */
export function deliverIn(world: World, minutes: number): Promise<void> {
  // Its calls are not the world's: tests count those of what is asked.
  const lease = createLease(createCalls());
  const time = new Date(Date.parse(AT) + minutes * 60_000).toISOString();
  return deliver({ id: 'run', time }, { ...world, lease, isTimeLeft: () => true });
}

/** Puts a question of this kind in a world of its own, and delivers what is due then. */
export function put(kind: QuestionKind, has: Parameters<typeof decided>[1] = {}) {
  const world = decided(kind, has);
  const input = inputFor();
  return { world, input, asked: askAndDeliver(input, world) };
}

/** The key of the link in a mail. */
export const keyIn = (text: string) => /[?&]key=([\w-]+)/.exec(text)?.[1] ?? '';
/** The item of the case. */
export const stored = (world: World) => world.table.at(USER_ID);
