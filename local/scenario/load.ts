import { settingsSchema } from '../../functions/domain/settings.ts';
import { checkReferences } from './check-references.ts';
import { BadScenario, parseOrThrow, pathText, type Problem } from './problems.ts';
import { type Scenario, scenarioSchema } from './schema.ts';

/** What a scenario is checked against. */
export interface Deployment {
  /** The settings of the assembly, as its functions get them. */
  settings: Record<string, unknown>;
  functionFolders: readonly string[];
}

/** A scenario that can be played, and the settings to play it with (undefined: those deployed). */
export interface LoadedScenario {
  scenario: Scenario;
  settings: Record<string, unknown> | undefined;
}

/** Reads a scenario document. Throws BadScenario with every problem found. */
export function loadScenario(document: unknown, deployment: Deployment): LoadedScenario {
  const scenario = parseOrThrow(scenarioSchema, document);
  const overrides = (document as { settings?: Record<string, unknown> }).settings;
  const settings = overrides === undefined ? undefined : mergeSettings(deployment.settings, overrides);
  const problems = [
    ...(settings === undefined ? [] : checkSettings(settings)),
    ...checkReferences(scenario, deployment.functionFolders),
  ];
  if (problems.length > 0) throw new BadScenario(problems);
  return { scenario, settings };
}

/** `null` in the overrides takes a setting away, so that its default counts. */
function mergeSettings(
  deployed: Record<string, unknown>,
  overrides: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...deployed, ...overrides }).filter(([, value]) => value !== null));
}

function checkSettings(settings: Record<string, unknown>): Problem[] {
  const result = settingsSchema.safeParse(settings);
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => ({ path: pathText(['settings', ...path]), message }));
}
