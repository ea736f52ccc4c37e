import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { readSettings } from '../../infra/settings.ts';

const cdkSchema = z.object({
  context: z.object({ preset: z.unknown().optional(), settings: z.unknown().optional() }).default({}),
});

/** The settings of a cdk.json, as synth reads them. Throws an Error in words: all that is wrong with them at once. */
export function settingsOf(file: string, region?: string): Settings {
  const { context } = readCdk(file);
  return readSettings(context.settings, context.preset, region);
}

function readCdk(file: string): z.infer<typeof cdkSchema> {
  try {
    return cdkSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`);
  }
}
