import * as z from 'zod';
import { retriers, retryProfiles } from './task-retries.ts';

/** Longer than a function may run (60 s; `infra/function-profiles.ts`). */
const TIMEOUT_SECONDS = 90;

/** A Task that fails for good ends the case with what is true then. */
const CATCH = {
  ErrorEquals: ['States.ALL'],
  Assign: {
    failure:
      "{% {'state': $states.context.State.Name, 'error': $states.errorOutput.Error, 'cause': $states.errorOutput.Cause} %}",
  },
  Next: 'AssessUserAfterFailure',
};

const stateSchema = z.looseObject({
  Type: z.string(),
  TimeoutSeconds: z.union([z.number(), z.string()]).optional(),
  Retry: z.undefined({ error: 'stands in infra/task-retries.ts' }).optional(),
  Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()) })).default([]),
});
const definitionSchema = z.looseObject({ States: z.record(z.string(), stateSchema) });

/**
 * The workflow as it is deployed: to every Task of the file its Retry, Catch and time-out, where the file does not say
 * otherwise. Throws an error that names the Task if the table of retries has no row for it, or a row too many.
 */
export function withTaskStandard(asl: string): string {
  const definition = definitionSchema.parse(JSON.parse(asl));
  const entries = Object.entries(definition.States);
  checkTable(entries.flatMap(([name, { Type }]) => (Type === 'Task' ? [name] : [])));
  const States = Object.fromEntries(
    entries.map(([name, state]) => [
      name,
      state.Type === 'Task' ? standardTask(name, state) : withoutCatch(state),
    ]),
  );
  return `${JSON.stringify({ ...definition, States }, null, 2)}\n`;
}

type State = z.infer<typeof stateSchema>;

function standardTask(name: string, { Catch, ...state }: State): object {
  const profile = retryProfiles[name];
  const isCaught = Catch.some(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
  return {
    TimeoutSeconds: TIMEOUT_SECONDS,
    ...state,
    Retry: profile === undefined ? [] : [retriers[profile]],
    Catch: isCaught ? Catch : [...Catch, CATCH],
  };
}

/** Only a Task has one here; the schema's default is not to appear in the other states. */
function withoutCatch({ Catch: _, ...state }: State): object {
  return state;
}

function checkTable(tasks: readonly string[]): void {
  const rows = Object.keys(retryProfiles);
  const missing = tasks.filter((name) => !rows.includes(name));
  const extra = rows.filter((name) => !tasks.includes(name));
  if (missing.length > 0)
    throw new Error(`infra/task-retries.ts has no row for the Task ${missing.join(', ')}`);
  if (extra.length > 0)
    throw new Error(`infra/task-retries.ts has a row for ${extra.join(', ')}, which is no Task`);
}
