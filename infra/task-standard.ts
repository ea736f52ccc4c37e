import * as z from 'zod';
import { retriers, retryProfiles } from './task-retries.ts';

/** Longer than a function may run (80 s, where a state does not say more; `infra/state-function.ts`). */
const TIMEOUT_SECONDS = 90;

/** Which case it is, in which entry of which state: what every function gets. */
const PAYLOAD = {
  state: '{% $states.context.State.Name %}',
  enteredAt: '{% $states.context.State.EnteredTime %}',
  case: '{% $states.context.Execution.Input.case %}',
};

/** What a Task has that is no question: the function's own output goes on to the next state. */
const TASK = { TimeoutSeconds: TIMEOUT_SECONDS, Output: '{% $states.result.Payload %}' };

/** What a question has: the state before says how long it waits. */
const QUESTION = {
  TimeoutSeconds: '{% $states.input.timeoutSeconds %}',
  Output: { outcome: '{% $states.result.outcome %}' },
};

/** What a question's function gets besides: the token that ends the wait, and which try this is. */
const QUESTION_PAYLOAD = {
  retryCount: '{% $states.context.State.RetryCount %}',
  taskToken: '{% $states.context.Task.Token %}',
};

const FAILURE =
  "{% {'state': $states.context.State.Name, 'error': $states.errorOutput.Error, 'cause': $states.errorOutput.Cause} %}";

/** A Task that fails for good ends the case with what is true then. */
const CATCH = {
  ErrorEquals: ['States.ALL'],
  Assign: { failure: FAILURE },
  Next: 'AssessUserAfterFailure',
};

/**
 * What looks or acts and has failed in all its tries is tried again later (design D3), also what a broken release has
 * let fail. What the table does not allow is not: no later try would be allowed either.
 */
const HOLDS_UP = { failure: FAILURE, heldBack: '{% $states.context.State.Name %}' };
const NOT_ALLOWED = { ...CATCH, ErrorEquals: ['InvalidInputError'] };

const catchSchema = z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() });
type Catcher = z.infer<typeof catchSchema>;

const stateSchema = z.looseObject({
  Type: z.string(),
  Comment: z.string().optional(),
  Resource: z.string().optional(),
  Retry: z.undefined({ error: 'stands in infra/task-retries.ts' }).optional(),
  Arguments: z
    .looseObject({ FunctionName: z.string(), Payload: z.record(z.string(), z.unknown()).optional() })
    .optional(),
  Catch: z.array(catchSchema).optional(),
});
const definitionSchema = z.looseObject({ States: z.record(z.string(), stateSchema) });

/**
 * The workflow as it is deployed: to every Task of the file its payload, output, Retry, Catch and time-out, where the
 * file does not say otherwise. Throws an error that names the Task if the table of retries has no row for it, or a row
 * too many.
 */
export function withTaskStandard(asl: string): string {
  const definition = definitionSchema.parse(JSON.parse(asl));
  const entries = Object.entries(definition.States);
  checkTable(entries.flatMap(([name, { Type }]) => (Type === 'Task' ? [name] : [])));
  const States = Object.fromEntries(
    entries.map(([name, state]) => [name, state.Type === 'Task' ? standardTask(name, state) : state]),
  );
  return `${JSON.stringify({ ...definition, States }, null, 2)}\n`;
}

type State = z.infer<typeof stateSchema>;

function standardTask(name: string, { Arguments, Catch = [], ...state }: State): object {
  const profile = retryProfiles[name];
  const isQuestion = profile === 'question';
  const isCaught = Catch.some(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
  const payload = { ...PAYLOAD, ...(isQuestion && QUESTION_PAYLOAD), ...Arguments?.Payload };
  const { Type, Comment, Resource } = state;
  return {
    ...{ Type, Comment, Resource },
    ...(isQuestion ? QUESTION : TASK),
    ...state,
    Arguments: { ...Arguments, Payload: payload },
    Retry: profile === undefined ? [] : retriers[profile],
    Catch: [...Catch.flatMap(standardCatch), ...(isCaught ? [] : [CATCH])],
  };
}

function standardCatch(one: Catcher): object[] {
  return one.Next === 'RecordHeldUp' ? [NOT_ALLOWED, { ...one, Assign: HOLDS_UP }] : [one];
}

function checkTable(tasks: readonly string[]): void {
  const rows = Object.keys(retryProfiles);
  const missing = tasks.filter((name) => !rows.includes(name)).map((name) => `no row for the Task ${name}`);
  const extra = rows
    .filter((name) => !tasks.includes(name))
    .map((name) => `a row for ${name}, which is no Task`);
  const wrong = [...missing, ...extra].join(', ');
  if (wrong !== '') throw new Error(`infra/task-retries.ts has ${wrong}`);
}
