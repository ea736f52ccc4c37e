import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { project } from './imports.ts';
import { type Edit, filesAskedFor } from './variants.ts';

interface Variant {
  /** What a contributor wants, as in CONTRIBUTING's table. */
  to: string;
  /** What is written first, with a variant that does not exist. */
  edits: readonly Edit[];
  /** The files in which `tsc` then says what is missing: all of them, and no other. */
  asksFor: readonly string[];
  /** The files that come besides: new ones, and those that a test of the workflow asks for. */
  alsoTouches: readonly string[];
  /** The folders that are copied. */
  folders: readonly string[];
}

const AN_ENDING = `  xx: {
    when: 'never',
    status: 'NEW',
    text: () => '',
  },
`;

/** Everything that there can be one more of. */
const VARIANTS: Record<string, Variant> = {
  language: {
    to: 'add a language',
    edits: [
      {
        file: 'functions/domain/settings/language.ts',
        from: "['en', 'ja']",
        to: "['en', 'ja', 'xx']",
      },
    ],
    asksFor: ['functions/languages.ts', 'local/model/claims/languages.ts'],
    alsoTouches: [],
    folders: ['functions/texts/<language>/', 'local/model/claims/<language>/'],
  },
  kind: {
    to: 'add a credential kind',
    edits: [
      {
        file: 'functions/domain/credential/kinds.ts',
        from: 'export const KINDS = {',
        to: 'export const KINDS = { xx: {} as KindRow,',
      },
    ],
    asksFor: [
      'functions/aws/iam/kinds.ts',
      'functions/revert-credentials/restore-one.ts',
      'functions/texts/en/credentials.ts',
      'functions/texts/ja/credentials.ts',
      'test/support/fakes/user-writer.ts',
    ],
    alsoTouches: ['functions/aws/iam/<kind>.ts'],
    folders: [],
  },
  ending: {
    to: 'add an ending',
    edits: [
      {
        file: 'functions/domain/note/endings.ts',
        from: '  gone: {\n',
        to: `${AN_ENDING}  gone: {\n`,
      },
    ],
    asksFor: ['functions/texts/en/endings.ts', 'functions/texts/ja/endings.ts'],
    alsoTouches: ['statemachine/retire-unused-credentials.asl.json'],
    folders: [],
  },
};

let asked: Record<string, string[]> = {};
beforeAll(() => {
  const edits = Object.entries(VARIANTS).map(([name, variant]) => [name, variant.edits] as const);
  asked = filesAskedFor(Object.fromEntries(edits));
  // The whole project is checked, beside other tests on two slow cores.
}, 180_000);

const contributing = readFileSync(join(project, 'CONTRIBUTING.md'), 'utf8');

describe.each(Object.entries(VARIANTS))('one more %s', (name, variant) => {
  const { to, edits, asksFor, alsoTouches, folders } = variant;
  const files = [...edits.map(({ file }) => file), ...asksFor, ...alsoTouches];
  const counts = [`${files.length} files`, ...(folders.length === 0 ? [] : [`${folders.length} folders`])];

  it('is asked for by tsc in every table that lacks it', () => {
    expect(asked[name]).toEqual(asksFor);
  });

  it('touches the files that CONTRIBUTING names, and as many as it says', () => {
    const row = contributing.split('\n').find((line) => line.startsWith(`| ${to} |`)) ?? '';

    expect(row).toContain(`| ${counts.join(', ')}: `);
    for (const path of [...files, ...folders]) expect(row).toContain(`\`${path}\``);
  });
});
