import { createHash } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A unique id as AWS makes them, e.g. `AIDA` and 17 characters; the same seeds give the same id. */
export function uniqueId(prefix: string, length: number, ...seeds: (string | number)[]): string {
  const digest = createHash('sha256')
    .update([prefix, ...seeds].join('\n'))
    .digest();
  const characters = [...digest].map((byte) => BASE32[byte % BASE32.length]);
  return `${prefix}${characters.join('')}`.slice(0, length);
}

/** The lengths of AWS ids by prefix. */
export const ID_LENGTH = { AIDA: 21, AKIA: 20, APKA: 20, ACCA: 21, AGPA: 21, AROA: 21 } as const;
