import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import * as z from 'zod';
import { settingsFields } from '../domain/settings/fields.ts';
import { type Settings, settingsSchema } from '../domain/settings/settings.ts';

/** How many bytes the variable may have: Lambda limits a function's variables to 4 KB together (Lambda quotas). */
export const SETTINGS_BYTES = 3000;

/** Not the beginning of any JSON text. */
const PACKED = 'br:';

/**
 * The settings as one environment variable: JSON that an operator can read there, as long as it fits; else only what
 * differs from the defaults, compressed (brotli, base64). The same settings always give the same text.
 */
export function settingsVariableOf(settings: Settings): string {
  const plain = JSON.stringify(settings);
  return Buffer.byteLength(plain) <= SETTINGS_BYTES ? plain : packed(settings);
}

function packed(settings: Settings): string {
  const differing = Object.entries(settings).filter(([name, value]) => !isDefault(name, value));
  const text = JSON.stringify(sortedContacts(Object.fromEntries(differing)));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
  };
  return PACKED + brotliCompressSync(text, { params }).toString('base64');
}

function isDefault(name: string, value: unknown): boolean {
  const usual = settingsFields.shape[name as keyof Settings].safeParse(undefined);
  return usual.success && JSON.stringify(usual.data) === JSON.stringify(value);
}

/** The same contacts side by side take a tenth less room. */
function sortedContacts(settings: Partial<Settings>): Partial<Settings> {
  const { accountContacts } = settings;
  if (accountContacts === undefined) return settings;
  const keyOf = ([account, addresses]: [string, string[]]) => `${addresses.join()} ${account}`;
  const sorted = Object.entries(accountContacts).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  // Twelve digits are too long for an index, so an object keeps this order.
  return { ...settings, accountContacts: Object.fromEntries(sorted) };
}

/** The settings as they stand in the environment, checked by the same schema as at synth. */
export const settingsVariable = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(unpacked(text)) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'SETTINGS is neither JSON nor packed JSON' });
      return z.NEVER;
    }
  })
  .pipe(settingsSchema);

function unpacked(text: string): string {
  if (!text.startsWith(PACKED)) return text;
  return brotliDecompressSync(Buffer.from(text.slice(PACKED.length), 'base64')).toString('utf8');
}
