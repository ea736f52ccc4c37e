import { createHash } from 'node:crypto';
import jsonata from 'jsonata';
import { seededRandom, uuidFrom } from '../random.ts';

/** Where the functions take time and chance from. */
export interface FunctionSources {
  now: () => number;
  random: () => number;
}

const algorithms: Record<string, string> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

function partition(items?: unknown[], size?: number): unknown[][] | undefined {
  const step = Math.trunc(size ?? 0);
  if (items === undefined || items.length === 0 || step <= 0) return undefined;
  const count = Math.ceil(items.length / step);
  return Array.from({ length: count }, (_, index) => items.slice(index * step, (index + 1) * step));
}

function range(start?: number, end?: number, by?: number): number[] | number | undefined {
  if (start === undefined || end === undefined || by === undefined) return undefined;
  const [from, to, step] = [Math.trunc(start), Math.trunc(end), Math.trunc(by)];
  if (step === 0 || (to - from) * step < 0) return undefined;
  const values = Array.from(
    { length: Math.floor((to - from) / step) + 1 },
    (_, index) => from + index * step,
  );
  return values.length === 1 ? values[0] : values;
}

function hash(text?: string, algorithm?: string): string | undefined {
  if (text === undefined || algorithm === undefined) return undefined;
  const name = algorithms[algorithm];
  if (name === undefined) throw new Error(`The hash algorithm '${algorithm}' is not supported`);
  return createHash(name).update(text, 'utf8').digest('hex');
}

function parse(text?: string): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

const format = jsonata('$fromMillis($millis, $picture, $timezone)');

/**
 * The functions that Step Functions adds to JSONata ($partition, $range, $hash, $random, $uuid, $parse), with its
 * results for odd arguments (undefined rather than an error), and $now and $millis on the engine's clock.
 */
export function createFunctions({ now, random }: FunctionSources): Record<string, unknown> {
  return {
    partition,
    range,
    hash,
    parse,
    random: (seed?: number) => (seed === undefined ? random() : seededRandom(Math.trunc(seed))()),
    uuid: () => uuidFrom(random),
    millis: () => now(),
    now: (picture?: string, timezone?: string) =>
      picture === undefined
        ? new Date(now()).toISOString()
        : format.evaluate(undefined, { millis: now(), picture, timezone }),
  };
}
