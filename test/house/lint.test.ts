import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { project } from './imports.ts';

/** The order of the rooms: each may import those of the levels above it. */
const LEVELS = [
  ['time', 'errors'],
  ['window'],
  ['finding', 'settings'],
  ['credential'],
  ['evidence'],
  ['plan', 'question'],
  ['due'],
  ['message'],
  ['case'],
  ['wish'],
  ['way-back'],
  ['standing'],
  ['incident'],
  ['asking'],
  ['assess'],
  ['answering', 'note'],
  ['telling'],
].map((level) => level.map((name) => `functions/domain/${name}/x.ts`));
const DOMAIN = LEVELS.flat();

/** Imports that lint must refuse: from a file into another file or package. */
const refused: [from: string, to: string][] = [
  ...LEVELS.flatMap((level, index) => {
    const notAbove = LEVELS.slice(index).flat();
    return level.flatMap((from) =>
      notAbove.filter((to) => to !== from).map((to): [string, string] => [from, to]),
    );
  }),
  ...DOMAIN.flatMap((from): [string, string][] => [
    [from, 'functions/ports.ts'],
    [from, 'functions/texts/visible.ts'],
    [from, 'functions/cases/x.ts'],
    [from, '@aws-sdk/client-iam'],
  ]),
  ['functions/ports.ts', 'functions/mail/x.ts'],
  ['functions/texts/x.ts', 'functions/texts/en/x.ts'],
  ['functions/texts/ja/x.ts', 'functions/texts/en/x.ts'],
  ['functions/texts/en/x.ts', 'functions/mail/x.ts'],
  ['functions/texts/x.ts', 'functions/languages.ts'],
  ['functions/texts/en/x.ts', 'functions/languages.ts'],
  ['functions/languages.ts', 'functions/mail/x.ts'],
  ['functions/domain/note/x.ts', 'functions/languages.ts'],
  ['functions/mail/x.ts', 'functions/cases/x.ts'],
  ['functions/runtime/x.ts', 'functions/cases/x.ts'],
  ['functions/cases/x.ts', 'functions/aws/x.ts'],
  ['functions/cases/x.ts', 'functions/ask/x.ts'],
  ['functions/aws/x.ts', 'functions/aws/iam/x.ts'],
  ['functions/aws/iam/x.ts', 'functions/aws/security-hub/x.ts'],
  ['functions/aws/iam/x.ts', 'functions/cases/x.ts'],
  ['functions/ask/x.ts', 'functions/assess-user/x.ts'],
  ['functions/a-new-one/x.ts', 'functions/ask/x.ts'],
  ['functions/ask/x.ts', '@aws-sdk/client-sfn'],
  ['functions/ask/x.ts', 'local/engine/clock.ts'],
  ['infra/x.ts', 'local/engine/clock.ts'],
  ['operate/x.ts', 'local/engine/clock.ts'],
  ['operate/x.ts', 'infra/hub-stack.ts'],
  ['local/run/x.ts', 'test/support/x.ts'],
];

/** Imports that lint must let pass. */
const allowed: [from: string, to: string][] = [
  ...LEVELS.flatMap((level, index) =>
    level.flatMap((from) =>
      LEVELS.slice(0, index)
        .flat()
        .map((to): [string, string] => [from, to]),
    ),
  ),
  ['functions/texts/en/x.ts', 'functions/texts/page-texts.ts'],
  ['functions/texts/en/x.ts', 'functions/domain/note/x.ts'],
  ['functions/mail/x.ts', 'functions/texts/ja/x.ts'],
  ['functions/mail/x.ts', 'functions/languages.ts'],
  ['functions/a-new-one/x.ts', 'functions/languages.ts'],
  ['functions/cases/x.ts', 'functions/mail/x.ts'],
  ['functions/aws/iam/x.ts', 'functions/aws/call.ts'],
  ['functions/aws/x.ts', '@aws-sdk/client-iam'],
  ['functions/a-new-one/x.ts', 'functions/cases/x.ts'],
  ['functions/a-new-one/x.ts', 'functions/a-new-one/y.ts'],
  ['local/run/x.ts', 'functions/domain/note/x.ts'],
  ['infra/x.ts', 'functions/domain/note/x.ts'],
  ['operate/x.ts', 'infra/settings.ts'],
  ['operate/x.ts', 'infra/names.ts'],
];

let directory = '';
let complaints = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'lint-'));
  const config = JSON.parse(readFileSync(join(project, 'biome.json'), 'utf8'));
  writeFileSync(join(directory, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
  for (const [index, [from, to]] of [...refused, ...allowed].entries()) {
    const path = join(directory, fileOf(from, index));
    const name = to.startsWith('@') ? to : relative(dirname(from), to).replace(/^(?!\.)/, './');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `import type { X } from '${name}';\nexport type Y = X;\n`);
  }
  const arguments_ = [
    'lint',
    '--only=style/noRestrictedImports',
    '--max-diagnostics=none',
    '--reporter=json',
    '.',
  ];
  const run = spawnSync(join(project, 'node_modules/.bin/biome'), arguments_, {
    cwd: directory,
    encoding: 'utf8',
  });
  complaints = run.stdout;
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Each import gets a file of its own; the ports are one file. */
function fileOf(from: string, index: number): string {
  return from.replace(/\bx\.ts$/, `x-${index}.ts`);
}

describe('lint', () => {
  it('knows every room of the domain', () => {
    const rooms = readdirSync(join(project, 'functions/domain'));

    expect(DOMAIN.map((path) => path.split('/')[2]).sort()).toEqual(rooms.sort());
  });

  it.each(refused.map(([from, to], index) => [from, to, index] as const))(
    'refuses an import from %s into %s',
    (from, _to, index) => {
      expect(complaints).toContain(`${fileOf(from, index)}"`);
    },
  );

  it.each(allowed.map(([from, to], index) => [from, to, index + refused.length] as const))(
    'lets pass an import from %s into %s',
    (from, _to, index) => {
      expect(complaints).not.toContain(`${fileOf(from, index)}"`);
    },
  );
});
