import * as z from 'zod';
import { settingsFields } from '../functions/domain/settings/fields.ts';

interface JsonSchema {
  description?: string;
  type?: string;
  const?: unknown;
  anyOf?: JsonSchema[];
  enum?: string[];
  default?: unknown;
  pattern?: string;
  format?: string;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
}

interface Row {
  name: string;
  schema: JsonSchema;
  required: boolean;
}

/** docs/settings.md: every setting with its meaning, what it takes and its default, as the zod schema has them. */
export function settingsText(): string {
  const schema = z.toJSONSchema(settingsFields, { io: 'input' }) as JsonSchema;
  return [
    '# Settings',
    '',
    '<!-- Generated from functions/domain/settings/fields.ts by `npm run docs`; do not edit. -->',
    '',
    'In `cdk.json`, context `preset` names the file of `infra/presets/` to start from and context `settings` says what is',
    'different. `npx cdk synth` lists every problem at once, each with its path. Durations are ISO 8601 in weeks, days, hours,',
    'minutes and seconds: `P14D`, `PT36H`.',
    '',
    '| setting | meaning | takes | default |',
    '|---|---|---|---|',
    ...rowsOf(schema).map(lineOf),
    '',
    'All waits of a case together stay below a year, the limit of an execution. The settings travel to the functions as one',
    'environment variable of at most 3,000 bytes: as JSON, or compressed where that is longer. `accountContacts` of 200 accounts fit, of 250 where they share ten addresses.',
    '',
  ].join('\n');
}

/** An object's settings are named by their path. */
function rowsOf({ properties = {}, required = [] }: JsonSchema, prefix = ''): Row[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const row = { name: `${prefix}${name}`, schema, required: required.includes(name) };
    return schema.properties === undefined ? [row] : [row, ...rowsOf(schema, `${prefix}${name}.`)];
  });
}

function lineOf({ name, schema, required }: Row): string {
  const cells = [`\`${name}\``, schema.description ?? '', takes(schema), defaultOf(schema, required)];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function takes(schema: JsonSchema): string {
  const { type, const: only, anyOf, enum: values, items, properties, additionalProperties, format } = schema;
  if (anyOf !== undefined) return anyOf.map(takes).join(' or ');
  if (only !== undefined) return `\`${only}\``;
  if (values !== undefined) return values.map((value) => `\`${value}\``).join(' or ');
  if (type === 'array') return `list: ${takes(items ?? {})}`;
  if (properties !== undefined) return Object.keys(properties).join(', ');
  if (typeof additionalProperties === 'object') return `object: ${takes(additionalProperties)} each`;
  if (type !== 'string') return type ?? '';
  return formats[format ?? ''] ?? 'text';
}

const formats: Record<string, string> = { email: 'address', duration: 'duration' };

function defaultOf({ default: value, properties }: JsonSchema, required: boolean): string {
  if (required) return 'required';
  if (value === undefined || properties !== undefined) return 'none';
  return `\`${JSON.stringify(value)}\``;
}
