import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS, DOCUMENTS } from './commands.ts';
import { project } from './imports.ts';

const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
const isThere = (path: string): boolean => existsSync(join(project, path));

describe.each(DOCUMENTS)('the commands in %s', (document) => {
  const commands = COMMANDS.filter((command) => command.document === document);

  it('are scripts of package.json and tools that it installs', () => {
    const unknown = commands.filter(({ name, isTool }) =>
      isTool ? !isThere(`node_modules/.bin/${name}`) : !Object.hasOwn(scripts, name),
    );

    expect(unknown.map(({ text }) => text)).toEqual([]);
  });

  it('give scripts their words behind `--`, without which npm takes options for its own', () => {
    const wrong = commands.filter(
      ({ text, isTool, words }) => !isTool && words.some((word) => /^-/.test(word)) && !text.includes(' -- '),
    );

    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  it('name files and folders of the project that are there', () => {
    const named = commands.flatMap(({ words }) =>
      words.filter(
        (word) => /^(docs|functions|infra|local|operate|test)\//.test(word) && !word.includes('*'),
      ),
    );

    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });
});

describe('the documents', () => {
  it('name every script but those that npm runs before another one', () => {
    const named = new Set(COMMANDS.map(({ name }) => name));
    const own = Object.keys(scripts).filter((name) => !/^pre/.test(name));

    expect(own.filter((name) => !named.has(name))).toEqual([]);
  });
});
