import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAssembly } from '../../local/assembly/synth.ts';
import { createLocalRun } from '../../local/run/local-run.ts';
import { withIdleSteps } from '../support/journey.ts';
import { after, click, story } from '../support/story.ts';

const DELETED = story(click(), after('P2D').answer('retire'), after('P20D').answer('confirm'));

const copies: string[] = [];
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true });
});

/** What every bundle and template says, and what an altered copy says instead. */
const ALTERED: readonly [before: string, now: string][] = [
  ['Case opened for IAM user', 'Altered bundle for IAM user'],
  ["'asked', 'reminded', 'escalated'", "'x'"],
];

/** An altered copy of the synthesised app. Throws Error where an alteration changes nothing. */
async function alteredCopy(): Promise<string> {
  const { directory } = await ensureAssembly();
  const copy = mkdtempSync(join(tmpdir(), 'assembly-'));
  copies.push(copy);
  cpSync(directory, copy, { recursive: true });
  const files = readdirSync(copy, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(mjs|template\.json)$/.test(name))
    .map((name) => join(copy, name));
  for (const [before, now] of ALTERED) {
    const saying = files.filter((file) => readFileSync(file, 'utf8').includes(before));
    if (saying.length === 0) throw new Error(`nothing says ${before}`);
    for (const file of saying) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(before, now));
  }
  return copy;
}

async function notesWith(directory: string): Promise<string[]> {
  const run = await createLocalRun({ directory });
  try {
    const report = await run.play(withIdleSteps(DELETED));
    return report.findings.flatMap(({ history }) => history.map(({ note }) => note ?? ''));
  } finally {
    await run.close();
  }
}

describe('what the scenarios run', () => {
  let notes: string[];
  beforeAll(async () => {
    notes = await notesWith(await alteredCopy());
  });

  it('is the bundles: a bundle that was changed says something else', () => {
    expect(notes.some((note) => note.startsWith('Altered bundle for IAM user alice'))).toBe(true);
    expect(notes.some((note) => note.startsWith('Case opened'))).toBe(false);
  });

  it('is the definition in the template: one that goes another way does so', () => {
    expect(notes.some((note) => /The case failed: RefuseUnknownOutcome/.test(note))).toBe(true);
    expect(notes.some((note) => note.startsWith('Deleted'))).toBe(false);
  });

  it('carries the three error classes by their names, whatever the minifier did', async () => {
    const { directory } = await ensureAssembly();
    const bundles = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('index.mjs'),
    );

    expect(bundles.length).toBe(10);
    for (const bundle of bundles) {
      const text = readFileSync(join(directory, bundle), 'utf8');
      for (const name of ['InvalidInputError', 'TransientServiceError', 'PermanentServiceError'])
        expect(text, `${bundle} ${name}`).toMatch(
          new RegExp(`name\\s*=\\s*["'\`]${name}["'\`]|"name",\\s*["'\`]${name}["'\`]`),
        );
    }
  });
});
