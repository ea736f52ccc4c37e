import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { project } from './imports.ts';

/** A text of a file, and what stands in its place when the variant is added. */
export interface Edit {
  file: string;
  from: string;
  to: string;
}

const SOURCES = ['functions', 'infra', 'local', 'operate', 'test', 'cdk.json', 'package.json'];

/**
 * The files in which `tsc` reports an error after the edits of each variant, by the variant's name. Each variant has
 * a copy of the project of its own; one run checks all copies, so that the libraries are read once.
 */
export function filesAskedFor(variants: Record<string, readonly Edit[]>): Record<string, string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'variants-'));
  try {
    symlinkSync(join(project, 'node_modules'), join(directory, 'node_modules'));
    cpSync(join(project, 'tsconfig.json'), join(directory, 'base.json'));
    const names = Object.keys(variants);
    writeFileSync(
      join(directory, 'tsconfig.json'),
      JSON.stringify({ extends: './base.json', include: names }),
    );
    for (const name of names) copyWith(variants[name] ?? [], join(directory, name));
    const reported = reportedIn(directory);
    return Object.fromEntries(names.map((name) => [name, below(name, reported)]));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Throws RangeError for an edit that changes nothing: it would prove nothing. */
function copyWith(edits: readonly Edit[], copy: string): void {
  mkdirSync(copy);
  for (const path of SOURCES)
    cpSync(join(project, path), join(copy, path), { recursive: true, filter: isRead });
  for (const { file, from, to } of edits) {
    const text = readFileSync(join(copy, file), 'utf8');
    if (!text.includes(from)) throw new RangeError(`${file} has no ${from}`);
    writeFileSync(join(copy, file), text.replace(from, to));
  }
}

/** Folders, sources, and the JSON that sources import. */
function isRead(path: string): boolean {
  return !/\.\w+$/.test(path) || /\.(ts|json)$/.test(path);
}

function reportedIn(directory: string): string[] {
  const tsc = spawnSync(join(project, 'node_modules/.bin/tsc'), ['--noEmit', '--pretty', 'false'], {
    cwd: directory,
    encoding: 'utf8',
  });
  if (tsc.error !== undefined) throw tsc.error;
  return [...tsc.stdout.matchAll(/^(.+?)\(\d+,\d+\): error /gm)].map(([, path = '']) => path);
}

function below(folder: string, paths: readonly string[]): string[] {
  const files = paths.filter((path) => path.startsWith(`${folder}/`));
  return [...new Set(files.map((path) => path.slice(folder.length + 1)))].sort();
}
