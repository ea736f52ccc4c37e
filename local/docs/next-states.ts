import * as z from 'zod';
import type { QuestionKind } from '../../functions/domain/question/question.ts';

/** The state that waits for the answer to each question. */
export const WAITS: Record<QuestionKind, string> = {
  stakeholder: 'AwaitStakeholder',
  impact: 'AwaitImpactReport',
  deletion: 'AwaitDeletionConfirmation',
  use: 'AwaitUse',
  paused: 'AwaitResume',
};

const stateSchema = z.object({
  Next: z.string().optional(),
  Choices: z.array(z.object({ Condition: z.string(), Next: z.string() })).default([]),
});
const definitionSchema = z.object({ States: z.record(z.string(), stateSchema) });

/** The outcomes of a question that the workflow handles, each with the state that it leads to. */
export function nextStates(asl: string, question: QuestionKind): Map<string, string> {
  const { States } = definitionSchema.parse(JSON.parse(asl));
  const choice = States[States[WAITS[question]]?.Next ?? ''];
  return new Map(
    (choice?.Choices ?? []).flatMap(({ Condition, Next }) =>
      outcomesIn(Condition).map((outcome): [string, string] => [outcome, Next]),
    ),
  );
}

/** The outcomes that a condition names; what it says besides comes after an "and". */
function outcomesIn(condition: string): string[] {
  const [outcome = ''] = condition.split(' and ');
  return [...outcome.matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name);
}
