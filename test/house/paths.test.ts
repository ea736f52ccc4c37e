import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, project } from './imports.ts';

const ROOTS = ['docs', 'functions', 'infra', 'local', 'operate', 'statemachine', 'test'];
const files = [
  ...filesBelow(...ROOTS),
  ...readdirSync(project, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
];
const documents = files.filter(
  (path) => /^(docs\/.*|local\/.*|[A-Z]+)\.md$/.test(path) && path !== 'CHANGELOG.md',
);
const sources = files.filter((path) => /\.(ts|mjs)$/.test(path) && !path.startsWith('test/'));

/** A path, or a part of one: `<name>` and `*` stand for anything. */
function exists(path: string): boolean {
  const pattern = path
    .replace(/\/$/, '')
    .split(/<[\w-]+>|\*/)
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
  const expression = new RegExp(`^${pattern}(/|$)`);
  return files.some((file) => expression.test(file));
}

function missingIn(path: string, pattern: RegExp): string[] {
  const text = readFileSync(join(project, path), 'utf8');
  return [...text.matchAll(pattern)].map(([, named = '']) => named).filter((named) => !exists(named));
}

describe('the paths', () => {
  it.each(documents)('that %s names are there', (document) => {
    expect(missingIn(document, new RegExp(`\`((?:${ROOTS.join('|')})/[^\`\\s]*)\``, 'g'))).toEqual([]);
  });

  it('that comments name are there', () => {
    const pattern = new RegExp(
      `(?<![\\w./-])((?:${ROOTS.join('|')})/[\\w./-]+\\.(?:ts|md|json))(?![\\w-])`,
      'g',
    );

    expect(sources.flatMap((path) => missingIn(path, pattern).map((named) => `${path}: ${named}`))).toEqual(
      [],
    );
  });
});

/** What a newcomer looks for, the place that "Find your way" names, and what must be found there. */
const WAYS: [wanted: string, path: string, there: RegExp][] = [
  ['the rule for "unused"', 'functions/domain/credential/verdict.ts', /export function judge\(/],
  ['the text of a mail', 'functions/texts/ja/questions.ts', /^ {2}reminded: /m],
  [
    'who may give which answer',
    'functions/domain/question/answers.ts',
    /confirm: \{[^}]+offered: \{[^}]+\},\n\s+deletion: \{ stakeholder: 2/,
  ],
  ['the retry of a throttled call', 'functions/aws/call.ts', /maxAttempts: 3,\s+retryMode/],
  ['the alarm for a lost click', 'infra/alarm-definitions.ts', /name: 'failures-queue'/],
];

describe('"Find your way" in the README', () => {
  const readme = readFileSync(join(project, 'README.md'), 'utf8');
  const table = readme.slice(readme.indexOf('## Find your way'), readme.indexOf('## Deploy'));

  it.each(WAYS)('leads in one step to %s', (wanted, path, there) => {
    const row = table.split('\n').find((line) => line.startsWith(`| ${wanted}`)) ?? '';

    expect(row).toContain(`\`${path}\``);
    expect(readFileSync(join(project, path), 'utf8')).toMatch(there);
  });
});
