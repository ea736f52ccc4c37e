import * as z from 'zod';
import { settingsVariable } from './settings-variable.ts';

const name = z.string().min(1, 'is missing');

/** Every environment variable that a function here can have; each function picks its own. */
export const variables = {
  SETTINGS: settingsVariable,
  CASES_TABLE_NAME: name,
  READ_ROLE_NAME: name,
  ACT_ROLE_NAME: name,
  RESTORE_ROLE_NAME: name,
  STATE_MACHINE_ARN: name,
  OPERATORS_TOPIC_ARN: name,
  CASE_PAGE_URL: z.url(),
  RETIRE_ACTION_ARN: name,
  PREVIEW_ACTION_ARN: name,
  STOP_ACTION_ARN: name,
};

/** Reads the environment of a function; throws one error that lists every missing or bad variable. */
export function readEnv<Name extends keyof typeof variables>(
  ...names: Name[]
): z.infer<z.ZodObject<Pick<typeof variables, Name>>> {
  const shape = Object.fromEntries(names.map((one) => [one, variables[one]])) as Pick<typeof variables, Name>;
  const parsed = z.object(shape).safeParse(process.env);
  if (parsed.success) return parsed.data as z.infer<z.ZodObject<Pick<typeof variables, Name>>>;
  throw new Error(`Environment of this function: ${z.prettifyError(parsed.error)}`);
}
