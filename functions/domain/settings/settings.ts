import type * as z from 'zod';
import { type SettingsFields, settingsFields } from './fields.ts';
import { type SettingsRule, settingsRules } from './rules.ts';

export { isAllowedAddress, waitingSeconds } from './rules.ts';

/** Everything an operator decides, with the defaults of a careful team. Durations are ISO 8601 texts. */
export const settingsSchema = settingsRules.reduce(
  (schema, rule) => schema.superRefine(...refinementOf(rule)),
  settingsFields,
);
export type Settings = z.infer<typeof settingsSchema>;

/** A rule over several fields speaks whatever else is wrong, unless one of its own fields is. */
function refinementOf([find, names]: SettingsRule): [
  (settings: SettingsFields, context: z.RefinementCtx) => void,
  z.core.$ZodSuperRefineParams,
] {
  const check = (settings: SettingsFields, context: z.RefinementCtx): void => {
    for (const [path, message] of find(settings)) context.addIssue({ code: 'custom', path: [path], message });
  };
  const when = ({ value, issues }: z.core.ParsePayload): boolean =>
    isObject(value) && !issues.some(({ path }) => names.some((name) => name === path?.[0]));
  return [check, { when }];
}

/** What zod takes for an object: of anything else no field can be read. */
function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
