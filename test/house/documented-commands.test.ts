import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS, type Command } from './commands.ts';
import { project } from './imports.ts';
import { READERS } from './readers.ts';

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
/** The scripts that are a file of this project. */
const OWN = Object.entries(scripts).flatMap(([name, script]) => {
  const [, path] = /^tsx (\S+)$/.exec(script) ?? [];
  return path === undefined ? [] : [{ name, path }];
});

/** Each of several commands once, whatever documents name it. */
function distinct(commands: readonly Command[]): Command[] {
  return [...new Map(commands.map((one) => [`${one.name} ${one.words.join(' ')}`, one])).values()];
}

const GIVEN = distinct(COMMANDS).filter(({ words }) => words.length > 0);
/**
 * What needs neither an account nor minutes, and leaves nothing behind: it is run as it is written. A folder of
 * scenarios takes `npm run case` half a minute; test/local/case.test.ts plays it in its own process.
 */
const QUICK = /^npm run (case -- local\/\S+\.json|crowd -- |simulate -- --seed |docs -- --check)/;
const RUN = GIVEN.filter(({ text }) => QUICK.test(text));
/** What is started with words elsewhere: by tests of its own, or below. */
const STARTED = new Set(['start', 'cases', 'doctor', ...RUN.map(({ name }) => name)]);
/** Several at a time, beside the tests of others: a minute may be too short. */
const PATIENCE = { timeout: 300_000 };

const usageOf = (name: string) => expect.stringMatching(new RegExp(`^usage: npm run ${name}\\b`));

describe.concurrent('a command of this project', PATIENCE, () => {
  it.each(OWN.filter(({ name }) => !STARTED.has(name)))(
    'says with --help what it understands: npm run $name',
    async ({ name, path }) => {
      const ended = await run(process.execPath, '--import', 'tsx', path, '--help');

      expect(ended).toEqual({ code: 0, said: usageOf(name) });
    },
  );
});

describe('the words of a command of this project', () => {
  it.each([...new Set(RUN.map(({ name }) => name))])('ask with --help for its usage: npm run %s', (name) => {
    expect(READERS[name]?.(['--help'])).toEqual({ code: 0, said: usageOf(name) });
  });

  const taking = OWN.filter(({ name }) => name !== 'docs:images').map(({ name }) => name);

  it.each(taking)('that it does not understand are refused and named: npm run %s', (name) => {
    const understood = READERS[name]?.(['--no-such-option', '--help']);

    expect(understood).toMatchObject({ code: 2, said: expect.stringContaining('--no-such-option') });
  });

  // With `--help`, since what follows a mention of a command alone, such as `npm run cases -- pause`, is told by the usage.
  it.each(GIVEN.filter(({ name, isTool }) => !isTool && OWN.some((own) => own.name === name)))(
    'are understood as $document gives them: $text',
    ({ name, words }) => {
      expect(READERS[name]?.([...words, '--help'])).toMatchObject({ code: 0 });
    },
  );
});

describe.concurrent('a tool', PATIENCE, () => {
  const SCRIPTS: Record<string, string[]> = { mutate: ['stryker', 'run'] };
  const helps = new Map<string, Promise<Ended>>();
  const helpOf = (tool: string, first: string): Promise<Ended> => {
    const help =
      helps.get(`${tool} ${first}`) ?? run(join(project, 'node_modules/.bin', tool), first, '--help');
    helps.set(`${tool} ${first}`, help);
    return help;
  };
  const given = GIVEN.flatMap(({ name, words, isTool, ...command }) => {
    const [tool, first] = isTool ? [name, words[0]] : (SCRIPTS[name] ?? []);
    const options = words.filter((word) => word.startsWith('-'));
    const isAsked = tool !== undefined && first !== undefined && options.length > 0;
    return isAsked ? [{ ...command, tool, first, options }] : [];
  });

  it.each(given)('has the options that $document gives it: $text', async ({ tool, first, options }) => {
    const { code, said } = await helpOf(tool, first);

    expect(code).toBe(0);
    for (const option of options) expect(said).toMatch(new RegExp(`(^|[\\s,])${option}\\b`, 'm'));
  });
});

describe.concurrent('a command that a document names', PATIENCE, () => {
  it.each(RUN)('works as it is written in $document: $text', async ({ text }) => {
    const { code, said } = await run('sh', '-c', text);

    expect(said).not.toMatch(/^npm error/m);
    expect(code).toBe(0);
  });
});
