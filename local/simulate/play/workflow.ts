import * as z from 'zod';

const catchSchema = z.object({ ErrorEquals: z.array(z.string()), Next: z.string() });
const stateSchema = z.object({
  Type: z.string(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(z.object({ Condition: z.string(), Next: z.string() })).default([]),
  Catch: z.array(catchSchema).default([]),
});
const definitionSchema = z.object({ States: z.record(z.string(), stateSchema) });

export type Workflow = ReadonlyMap<string, z.infer<typeof stateSchema>>;

/** The states of a deployed definition, by name. Throws a ZodError for one that is none. */
export function readWorkflow(definition: string): Workflow {
  return new Map(Object.entries(definitionSchema.parse(JSON.parse(definition)).States));
}

/** The name of a transition, as coverage counts and lists them: `on` is an outcome, an error, or nothing. */
export function transition(from: string, to: string, on = ''): string {
  return `${from} -> ${to}${on === '' ? '' : ` (${on})`}`;
}

/** On what a state is left by its Default, which no condition names. */
export const ELSE = 'else';

/** Every transition that a definition has: of a Choice one for each outcome that a condition names, and its Default. */
export function transitionsOf(workflow: Workflow): string[] {
  return [...workflow].flatMap(([name, { Next, Default, Choices, Catch }]) => [
    ...(Next === undefined ? [] : [transition(name, Next)]),
    ...Catch.map((one) => transition(name, one.Next, one.ErrorEquals.join(', '))),
    ...Choices.flatMap((one) =>
      outcomesIn(one.Condition).map((outcome) => transition(name, one.Next, outcome)),
    ),
    ...(Default === undefined ? [] : [transition(name, Default, ELSE)]),
  ]);
}

/** The outcomes that a condition names; what it says besides comes after an "and". */
export function outcomesIn(condition: string): string[] {
  const [outcome = ''] = condition.split(' and ');
  return [...outcome.matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name);
}
