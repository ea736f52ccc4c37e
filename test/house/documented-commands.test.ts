import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../operate/arguments.ts';
import { COMMANDS, type Command } from './commands.ts';
import { project } from './imports.ts';

interface Ended {
  code: number;
  said: string;
}

/** Runs a command in the project as somebody without an AWS account does. */
function run(file: string, ...words: string[]): Promise<Ended> {
  const aws = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
  const env = { ...process.env, ...Object.fromEntries(aws.map((name) => [name, undefined])) };
  return new Promise((resolve) => {
    execFile(file, words, { cwd: project, env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), said: `${stdout}${stderr}` }),
    );
  });
}

const scripts: Record<string, string> = JSON.parse(
  readFileSync(join(project, 'package.json'), 'utf8'),
).scripts;
/** What serves until somebody ends it, so that what it understands is tested where it is started. */
const SERVING = new Set(['start']);
/** The scripts that are a file of this project. */
const OWN = Object.entries(scripts).flatMap(([name, script]) => {
  const [, path] = /^tsx (\S+)$/.exec(script) ?? [];
  return path === undefined || SERVING.has(name) ? [] : [{ name, path }];
});
const help = (path: string, ...words: string[]): Promise<Ended> =>
  run(process.execPath, '--import', 'tsx', path, ...words, '--help');

/** Each of several commands once, whatever documents name it. */
function distinct(commands: readonly Command[]): Command[] {
  return [...new Map(commands.map((one) => [`${one.name} ${one.words.join(' ')}`, one])).values()];
}

/** What needs neither an account nor minutes, and leaves nothing behind: it is run as it is written. */
const QUICK = /^npm run (case -- local\/|crowd -- |simulate -- --seed |docs -- --check)/;

describe.concurrent('a command of this project', () => {
  it.each(OWN)('says with --help what it understands: npm run $name', async ({ name, path }) => {
    expect(await help(path)).toEqual({
      code: 0,
      said: expect.stringMatching(new RegExp(`^usage: npm run ${name}\\b`)),
    });
  });

  it.each(OWN)('says what it does not understand: npm run $name', async ({ path }) => {
    expect(await help(path, '--no-such-option')).toEqual({
      code: 2,
      said: expect.stringContaining('--no-such-option'),
    });
  });

  const given = distinct(COMMANDS).filter(
    ({ words, isTool, text }) => words.length > 0 && !isTool && !QUICK.test(text),
  );
  const documented = given.flatMap((command) => {
    const own = OWN.find(({ name }) => name === command.name && name !== 'cases');
    return own === undefined ? [] : [{ ...command, path: own.path }];
  });

  it.each(documented)('understands what $document gives it: $text', async ({ path, words }) => {
    expect(await help(path, ...words)).toMatchObject({ code: 0 });
  });

  // What follows a mention of a command alone, such as `npm run cases -- pause`, is told by the usage.
  it.each(given.filter(({ name }) => name === 'cases'))(
    'understands what $document gives it: $text',
    async ({ words }) => {
      expect(readArguments([...words, '--help'])).toBe('help');
    },
  );
});

describe.concurrent('a tool', () => {
  const TOOLS: Record<string, string[]> = { mutate: ['stryker', 'run'] };
  const given = distinct(COMMANDS).flatMap(({ name, words, isTool, ...command }) => {
    const [tool, first] = isTool ? [name, words[0]] : (TOOLS[name] ?? []);
    const options = words.filter((word) => word.startsWith('-'));
    const isAsked = tool !== undefined && first !== undefined && options.length > 0;
    return isAsked ? [{ ...command, tool, first, options }] : [];
  });

  it.each(given)('has the options that $document gives it: $text', async ({ tool, first, options }) => {
    const { code, said } = await run(join(project, 'node_modules/.bin', tool), first, '--help');

    expect(code).toBe(0);
    for (const option of options) expect(said).toMatch(new RegExp(`(^|[\\s,])${option}\\b`, 'm'));
  });
});

describe('a command that a document names', () => {
  it.each(distinct(COMMANDS).filter(({ text }) => QUICK.test(text)))(
    'works as it is written in $document: $text',
    async ({ text }) => {
      const { code, said } = await run('sh', '-c', text);

      expect(said).not.toMatch(/^npm error/m);
      expect(code).toBe(0);
    },
  );
});
