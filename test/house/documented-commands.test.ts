import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS, type Command } from './commands.ts';
import { project } from './imports.ts';
import { type Ended, RUNS } from './runs.ts';

/** Runs a tool in the project as somebody without an AWS account does. */
function run(file: string, ...words: string[]): Promise<Ended> {
  const aws = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
  const env = { ...process.env, ...Object.fromEntries(aws.map((name) => [name, undefined])) };
  return new Promise((resolve) => {
    execFile(file, words, { cwd: project, env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), said: `${stdout}${stderr}` }),
    );
  });
}

const read = (path: string): string => readFileSync(join(project, path), 'utf8');
const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;
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
 * scenarios is played by test/local/case.test.ts.
 */
const QUICK = /^npm run (case -- local\/\S+\.json|crowd -- |simulate -- --seed |docs -- --check)/;
/** Several at a time, beside the tests of others: a minute may be too short. */
const PATIENCE = { timeout: 300_000 };

/** `npm start` is the one that needs no `run`. */
const usageOf = (name: string) => expect.stringMatching(new RegExp(`^usage: npm (run )?${name}\\b`));
const ran = async (name: string, ...words: string[]): Promise<Ended> => {
  const command = RUNS[name];
  if (command === undefined) throw new Error(`test/house/runs.ts has no ${name}`);
  return command.run(words);
};

describe('a command of this project', () => {
  // That npm, too, starts such a file with the words, and passes its exit code on: test/local/case.test.ts.
  it.each(OWN)('is what the file of its script gives its words to: npm run $name', ({ name, path }) => {
    const { main } = RUNS[name] ?? {};

    expect(read(path)).toMatch(new RegExp(`^import \\{ ${main} \\} from`, 'm'));
    expect(read(path)).toMatch(new RegExp(`\\bawait ${main}\\(process\\.argv\\.slice\\(2\\),`));
  });

  it.each(OWN)('says with --help what it understands: npm run $name', async ({ name }) => {
    expect(await ran(name, '--help')).toEqual({ code: 0, said: usageOf(name) });
  });

  it.each(OWN)('refuses and names words that it does not understand: npm run $name', async ({ name }) => {
    const understood = await ran(name, '--no-such-option', '--help');

    expect(understood).toMatchObject({ code: 2, said: expect.stringContaining('--no-such-option') });
  });

  // With `--help`, since what follows a mention of a command alone, such as `npm run cases -- pause`, is told by the usage.
  it.each(GIVEN.filter(({ name, isTool }) => !isTool && OWN.some((own) => own.name === name)))(
    'understands its words as $document gives them: $text',
    async ({ name, words }) => {
      expect(await ran(name, ...words, '--help')).toMatchObject({ code: 0 });
    },
  );

  it.each(GIVEN.filter(({ text }) => QUICK.test(text)))(
    'works as it is written in $document: $text',
    async ({ name, words }) => {
      expect(await ran(name, ...words)).toMatchObject({ code: 0 });
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
