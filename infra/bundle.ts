import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { type FunctionFolder, functionFolders } from './names.ts';

/**
 * Bundles every function, the AWS SDK included (so its version is the tested one), into a folder of its own with
 * one `index.mjs`. The folders live until the process ends: synthesis copies them. Throws what esbuild reports.
 */
export function bundleFunctions(functionsDirectory: string): Record<FunctionFolder, string> {
  const output = mkdtempSync(join(tmpdir(), 'unused-credentials-'));
  process.once('exit', () => rmSync(output, { recursive: true, force: true }));
  buildSync({
    entryPoints: functionFolders.map((folder) => join(functionsDirectory, folder, 'handler.ts')),
    outdir: output,
    outbase: functionsDirectory,
    entryNames: '[dir]/index',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // Dependencies' ES modules first: only those can be tree-shaken.
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return Object.fromEntries(functionFolders.map((folder) => [folder, join(output, folder)])) as Record<
    FunctionFolder,
    string
  >;
}
