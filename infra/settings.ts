import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Settings, settingsSchema } from '../functions/domain/settings/settings.ts';
import { SETTINGS_BYTES, settingsVariableOf } from '../functions/runtime/settings-variable.ts';

const presetsDirectory = join(import.meta.dirname, 'presets');

/** The names that the context key `preset` may have. */
export const presetNames: readonly string[] = readdirSync(presetsDirectory)
  .map((file) => file.replace('.json', ''))
  .sort();

/** The settings of the CDK context cannot be used; the message lists every problem, one per line. */
export class InvalidSettingsError extends Error {
  override name = 'InvalidSettingsError';
  constructor(problems: readonly string[]) {
    super(['Invalid settings (context "settings" in cdk.json):', ...problems].join('\n  - '));
  }
}

/**
 * The deployment's settings with all defaults: those of the named preset, each replaced by the one of the same name
 * in the context key `settings` (an object, or its JSON text as `cdk synth -c settings=...` passes it). Throws
 * InvalidSettingsError with all problems at once, also where the Region of the deployment, if it is known, cannot work.
 */
export function readSettings(context: unknown, preset?: unknown, region?: string): Settings {
  const own = ownSettings(context);
  const base = presetFor(own, preset);
  const result = settingsSchema.safeParse({ ...base, ...own });
  const problems = [
    ...(result.error?.issues ?? []).map(({ path, message }) => `${path.join('.') || 'settings'}: ${message}`),
    ...leftExamples(base, own),
    ...tooLarge(result.data),
    ...withoutMail(region),
    ...certificateElsewhere(result.data, region),
  ];
  if (!result.success || problems.length > 0) throw new InvalidSettingsError(problems);
  return result.data;
}

function ownSettings(context: unknown): Record<string, unknown> {
  const value = typeof context === 'string' ? parseJson(context) : (context ?? {});
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidSettingsError(['not an object; docs/settings.md describes each setting']);
  return value as Record<string, unknown>;
}

/**
 * The preset as far as it counts: where it handles the hub account alone, that is the deployment's own; and of the
 * two ways to say whose findings count, the preset's gives way.
 */
function presetFor(own: Record<string, unknown>, name: unknown): Record<string, unknown> {
  if (name === undefined) return {};
  const { accounts, organizationId, organizationalUnitIds, managementAccountId, ...others } =
    readPreset(name);
  if (own['accounts'] !== undefined) return others;
  if (own['organizationId'] !== undefined) return { ...others, organizationalUnitIds, managementAccountId };
  const hub = own['hubAccountId'] ?? others['hubAccountId'];
  return {
    ...others,
    organizationId,
    organizationalUnitIds,
    managementAccountId,
    ...(accounts !== undefined && { accounts: [hub] }),
  };
}

function readPreset(name: unknown): Record<string, unknown> {
  if (typeof name !== 'string' || !presetNames.includes(name))
    throw new InvalidSettingsError([`preset: ${JSON.stringify(name)} is none of ${presetNames.join(', ')}`]);
  return JSON.parse(readFileSync(join(presetsDirectory, `${name}.json`), 'utf8'));
}

/** What no preset can know. */
const examples = /example\.com$|^111122223333$|^999900001111$|^o-exampleorgid$|^r-exam$/;

/** A deployment to an account of its own would take over the preset's examples unnoticed. */
function leftExamples(base: Record<string, unknown>, own: Record<string, unknown>): string[] {
  if (own['hubAccountId'] === undefined || own['hubAccountId'] === base['hubAccountId']) return [];
  return Object.entries(base)
    .filter(([name]) => own[name] === undefined)
    .filter(([, value]) => [value].flat().some((one) => typeof one === 'string' && examples.test(one)))
    .map(([name]) => `${name}: still the example of the preset; put your own into cdk.json`);
}

function tooLarge(settings: Settings | undefined): string[] {
  const size = settings === undefined ? 0 : Buffer.byteLength(settingsVariableOf(settings));
  if (size <= SETTINGS_BYTES) return [];
  return [
    `${size} bytes packed, at most ${SETTINGS_BYTES} fit into a function's environment: shorten accountNames, ` +
      'name the owners in tags in place of accountContacts, ' +
      'give organizationId in place of accounts, or protect users by one path or tag in place of many names',
  ];
}

/** Where nobody can be asked. Source: the endpoints of SES in the SDK's data (botocore): none in the partition aws-cn. */
function withoutMail(region = ''): string[] {
  if (!region.startsWith('cn-')) return [];
  return [`region: Amazon SES, which mails the questions, does not exist in China (${region})`];
}

/** The page has a Regional endpoint, whose certificate is of the same Region (API Gateway developer guide, "Set up a Regional custom domain name"). */
function certificateElsewhere(settings: Settings | undefined, region: string | undefined): string[] {
  const of = settings?.casePageDomain?.certificateArn.split(':')[3];
  if (of === undefined || region === undefined || of === region) return [];
  return [
    `casePageDomain.certificateArn: is of ${of}; the case page needs a certificate of ${region}, where the hub is deployed`,
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidSettingsError([`not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
