import { type Settings, settingsSchema } from '../functions/domain/settings.ts';

/** Every function carries the settings in its environment, which Lambda limits to 4 KB in all. */
const largestSettings = 3000;

/** The settings of the CDK context cannot be used; the message lists every problem, one per line. */
export class InvalidSettingsError extends Error {
  override name = 'InvalidSettingsError';
  constructor(problems: readonly string[]) {
    super(['Invalid settings (context "settings" in cdk.json):', ...problems].join('\n  - '));
  }
}

/**
 * The deployment's settings with all defaults, from the value of the context key `settings`: an object, or its JSON
 * text (as `cdk synth -c settings=...` passes it). Throws InvalidSettingsError with all problems at once.
 */
export function readSettings(context: unknown): Settings {
  if (context === undefined)
    throw new InvalidSettingsError(['missing; functions/domain/settings.ts describes each of them']);
  const result = settingsSchema.safeParse(typeof context === 'string' ? parseJson(context) : context);
  if (!result.success)
    throw new InvalidSettingsError(
      result.error.issues.map((issue) => `${issue.path.join('.') || 'settings'}: ${issue.message}`),
    );
  refuseLarge(result.data);
  return result.data;
}

function refuseLarge(settings: Settings): void {
  const size = Buffer.byteLength(JSON.stringify(settings));
  if (size <= largestSettings) return;
  throw new InvalidSettingsError([
    `${size} bytes as JSON, at most ${largestSettings} fit into a function's environment: shorten accountNames, ` +
      'give organizationId in place of accounts, or protect users by one path or tag in place of many names',
  ]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidSettingsError([`not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
