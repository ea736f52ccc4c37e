import { type ParseArgsConfig, parseArgs } from 'node:util';
import type * as z from 'zod';

/** What a command understands. */
export interface CommandLine<Schema extends z.ZodType> {
  /** Printed for `--help`, and below what is wrong. */
  usage: string;
  /** Its options, but for `--help`. */
  options?: NonNullable<ParseArgsConfig['options']>;
  /** What their values must be; `paths` has the words that are no option. */
  schema: Schema;
  /** Whether it takes such words. */
  takesPaths?: boolean;
}

/** What was asked for, or the exit code with which the command is over. */
export type Read<Words> = { words: Words } | { exitCode: 0 | 2 };

/** Where the usage and the problems go. */
export interface Output {
  log(text: string): void;
  error(text: string): void;
}

/**
 * Reads the words of a command line. `--help` prints the usage (exit code 0). Words that are not understood are told
 * with the usage, also beside `--help` (exit code 2): so a command in a document can be checked without running it.
 */
export function readWords<Schema extends z.ZodType>(
  words: string[],
  { usage, options = {}, schema, takesPaths = false }: CommandLine<Schema>,
  output: Output = console,
): Read<z.infer<Schema>> {
  if (words.every(isHelp) && words.length > 0) return say(usage, output);
  let asked: Record<string, unknown>;
  try {
    asked = parse(words, options, takesPaths);
  } catch (error) {
    return complain(firstSentence(error as Error), usage, output);
  }
  const { help, ...values } = asked;
  const parsed = schema.safeParse(values);
  if (!parsed.success) return complain(problemsOf(parsed.error), usage, output);
  return help === true ? say(usage, output) : { words: parsed.data };
}

const isHelp = (word: string): boolean => word === '--help' || word === '-h';

function parse(
  words: string[],
  options: NonNullable<ParseArgsConfig['options']>,
  allowPositionals: boolean,
): Record<string, unknown> {
  const help = { type: 'boolean', short: 'h' } as const;
  const { values, positionals } = parseArgs({ args: words, allowPositionals, options: { ...options, help } });
  return allowPositionals ? { ...values, paths: positionals } : { ...values };
}

/** What follows is about words that begin with a dash, which nobody means. */
function firstSentence({ message }: Error): string {
  return message.split('. ', 1).join();
}

function problemsOf({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => (path[0] === 'paths' ? message : `--${path.join('.')}: ${message}`))
    .join('\n');
}

function say(usage: string, output: Output): { exitCode: 0 } {
  output.log(usage);
  return { exitCode: 0 };
}

function complain(problem: string, usage: string, output: Output): { exitCode: 2 } {
  output.error(`${problem}\n${usage}`);
  return { exitCode: 2 };
}
