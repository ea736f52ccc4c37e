import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type CommandLine, readWords } from '../../local/command-line.ts';

const schema = z.object({
  cases: z.coerce.number('give a number').int().min(1, 'give at least 1').default(7),
  json: z.boolean().default(false),
});
const PLAIN: CommandLine<typeof schema> = {
  usage: 'usage: npm run it',
  options: { cases: { type: 'string' }, json: { type: 'boolean' } },
  schema,
};
const withPath = z.object({ paths: z.tuple([z.string()], 'give one file') });
const WITH_PATH: CommandLine<typeof withPath> = { usage: 'usage', schema: withPath, takesPaths: true };

function read<Schema extends z.ZodType>(command: CommandLine<Schema>, ...words: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const output = { log: (text: string) => said.out.push(text), error: (text: string) => said.err.push(text) };
  return { ...readWords(words, command, output), ...said };
}

describe('the words of a command line', () => {
  it('are read, with what is left out filled in', () => {
    expect(read(PLAIN, '--cases', '3')).toMatchObject({ words: { cases: 3, json: false }, out: [], err: [] });
    expect(read(PLAIN, '--json')).toMatchObject({ words: { cases: 7, json: true } });
    expect(read(WITH_PATH, 'a.json')).toMatchObject({ words: { paths: ['a.json'] } });
  });

  it.each([['--help'], ['-h'], ['--cases', '3', '--help']])('ask for the usage: %s', (...words) => {
    expect(read(PLAIN, ...words)).toEqual({ exitCode: 0, out: ['usage: npm run it'], err: [] });
  });

  it('ask for the usage also where something has to be given', () => {
    expect(read(WITH_PATH, '--help')).toMatchObject({ exitCode: 0, out: ['usage'] });
  });

  it.each([
    [['--jsn'], "Unknown option '--jsn'"],
    [['--jsn', '--help'], "Unknown option '--jsn'"],
    [['--cases', '0'], '--cases: give at least 1'],
    [['--cases', '0', '--help'], '--cases: give at least 1'],
    [['--cases'], "Option '--cases <value>' argument missing"],
    [['a.json'], "Unexpected argument 'a.json'"],
  ])('are refused with what is wrong: %s', (words, problem) => {
    expect(read(PLAIN, ...words)).toEqual({ exitCode: 2, out: [], err: [`${problem}\nusage: npm run it`] });
  });

  it.each([[[]], [['a.json', 'b.json']]])('are refused where one path has to be given: %s', (words) => {
    expect(read(WITH_PATH, ...words)).toMatchObject({ exitCode: 2, err: ['give one file\nusage'] });
  });

  it('are refused for an unknown option beside a path without words about dashes', () => {
    expect(read(WITH_PATH, 'a.json', '--jsn')).toMatchObject({ err: ["Unknown option '--jsn'\nusage"] });
  });
});
