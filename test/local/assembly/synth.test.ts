import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashInputs } from '../../../local/assembly/inputs-hash.ts';
import { ensureAssembly } from '../../../local/assembly/synth.ts';

describe('the synthesised assembly', () => {
  it('is made once for the same working tree', async () => {
    const first = await ensureAssembly();
    const made = statSync(join(first.directory, 'manifest.json')).mtimeMs;

    const [second, third] = await Promise.all([ensureAssembly(), ensureAssembly()]);

    expect([second, third]).toEqual([first, first]);
    expect(statSync(join(first.directory, 'manifest.json')).mtimeMs).toBe(made);
  });
});

describe('the hash of its inputs', () => {
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'hash-test-'));
    for (const folder of ['functions/ask', 'statemachine', 'infra'])
      mkdirSync(join(project, folder), { recursive: true });
    for (const file of ['functions/ask/handler.ts', 'infra/app.ts', 'cdk.json', 'package-lock.json'])
      writeFileSync(join(project, file), file);
  });
  afterEach(() => rmSync(project, { recursive: true }));

  it('is the same for the same files, wherever they are', () => {
    const copy = mkdtempSync(join(tmpdir(), 'hash-test-'));
    cpSync(project, copy, { recursive: true });

    expect(hashInputs(copy)).toBe(hashInputs(project));
    rmSync(copy, { recursive: true });
  });

  it.each([
    'functions/ask/handler.ts',
    'functions/ask/new.ts',
    'statemachine/new.asl.json',
    'infra/app.ts',
    'cdk.json',
    'package-lock.json',
  ])('changes with %s', (file) => {
    const before = hashInputs(project);

    writeFileSync(join(project, file), 'changed');

    expect(hashInputs(project)).not.toBe(before);
  });

  it('does not change with what is not deployed', () => {
    const before = hashInputs(project);

    mkdirSync(join(project, 'docs'));
    writeFileSync(join(project, 'docs/notes.md'), 'notes');

    expect(hashInputs(project)).toBe(before);
  });
});
