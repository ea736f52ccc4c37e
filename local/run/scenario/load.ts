import { type Settings, settingsSchema } from '../../../functions/domain/settings/settings.ts';
import { checkReferences } from './check-references.ts';
import { BadScenario, type Problem, parseOrThrow, pathText } from './problems.ts';
import { type Scenario, scenarioSchema } from './schema.ts';

/** What a scenario is checked against. */
export interface Deployment {
  /** The settings of the assembly, as its functions get them. */
  settings: Settings;
  functionFolders: readonly string[];
}

/** A scenario that can be played, with the settings that its functions get. */
export interface LoadedScenario {
  scenario: Scenario;
  settings: Settings;
}

/** Reads a scenario document. Throws BadScenario with every problem found. */
export function loadScenario(document: unknown, deployment: Deployment): LoadedScenario {
  const scenario = parseOrThrow(scenarioSchema, document);
  const overrides = (document as { settings?: object }).settings ?? {};
  // Scenarios are not about the hour at which they begin, unless they say so.
  const merged = { ...membership(deployment.settings, scenario), actWindows: 'always', ...overrides };
  const settings = settingsSchema.safeParse(merged);
  const problems = [
    ...(settings.error?.issues ?? []).map(({ path, message }) => ({
      path: pathText(['settings', ...path]),
      message,
    })),
    ...checkReleases(settings.data, scenario),
    ...checkReferences(scenario, deployment.functionFolders),
  ];
  if (problems.length > 0 || !settings.success) throw new BadScenario(problems);
  return { scenario, settings: settings.data };
}

/** What is wrong with the settings that releases make, one after the other. */
function checkReleases(settings: Settings | undefined, { then }: Scenario): Problem[] {
  let current = settings;
  return then.flatMap((step, index) => {
    if (step.do !== 'release' || current === undefined) return [];
    const next = settingsSchema.safeParse({ ...current, ...step.settings });
    current = next.data;
    return (next.error?.issues ?? []).map(({ path, message }) => ({
      path: pathText(['then', index, 'settings', ...path]),
      message,
    }));
  });
}

/** The deployed settings; the scenario's accounts belong to them unless the scenario says which do. */
function membership(deployed: Settings, { accounts, settings }: Scenario): Partial<Settings> {
  const { accounts: listed = [], organizationId: _, ...others } = deployed;
  if ('accounts' in settings || 'organizationId' in settings) return others;
  if (deployed.organizationId !== undefined) return deployed;
  return { ...others, accounts: [...new Set([...listed, ...accounts.map(({ id }) => id)])].sort() };
}
