import * as z from 'zod';

const nextSchema = z.object({ Next: z.string(), Condition: z.string().optional() });

const stateSchema = z.object({
  Type: z.string(),
  Comment: z.string(),
  Next: z.string().optional(),
  End: z.boolean().optional(),
  Default: z.string().optional(),
  Choices: z.array(nextSchema).default([]),
  Catch: z.array(z.object({ Next: z.string(), ErrorEquals: z.array(z.string()) })).default([]),
  Arguments: z.object({ FunctionName: z.string() }).optional(),
});

const definitionSchema = z.object({
  Comment: z.string(),
  StartAt: z.string(),
  States: z.record(z.string(), stateSchema),
});

/** A state, as far as pictures of the workflow need it. */
export type State = z.infer<typeof stateSchema>;

/** A workflow as it is drawn. */
export interface Workflow {
  comment: string;
  states: ReadonlyMap<string, State>;
  /** Where it starts. */
  start: string;
  /** Where most tasks go when they fail for good; arrows to it are left out of pictures. */
  failure: string | undefined;
}

/** Reads a definition in Amazon States Language. Throws where it is none. */
export function readWorkflow(asl: string): Workflow {
  const { Comment: comment, StartAt: start, States } = definitionSchema.parse(JSON.parse(asl));
  const failure = commonCatch(Object.values(States));
  return { comment, states: new Map(Object.entries(States)), start, failure };
}

/** The states that follow a state, but for where most tasks go when they fail. */
export function nextOf(state: State, failure: string | undefined): string[] {
  const caught = state.Catch.map(({ Next }) => Next);
  const all = [...state.Choices.map(({ Next }) => Next), ...caught, state.Default, state.Next];
  return all.flatMap((next) => (next === undefined || next === failure ? [] : [next]));
}

function commonCatch(states: State[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { Next } of states.flatMap((state) => state.Catch))
    counts.set(Next, (counts.get(Next) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
