import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { readWords } from './command-line.ts';
import { generatedDocs, staleDocs } from './docs/generated-docs.ts';

const COMMAND = {
  usage: `usage: npm run docs [-- --check]
  --check  write nothing; say which documents are stale, with exit code 1`,
  options: { check: { type: 'boolean' } },
  schema: z.object({ check: z.boolean().default(false) }),
} as const;

/** `npm run docs`: writes the generated documents; with `--check` it only says which are stale (exit code 1). */
function main(words: string[]): number {
  const read = readWords(words, COMMAND);
  if ('exitCode' in read) return read.exitCode;
  const stale = staleDocs();
  if (read.words.check) {
    for (const path of stale) console.error(`${path} is stale: run \`npm run docs\``);
    return stale.length > 0 ? 1 : 0;
  }
  const docs = generatedDocs();
  for (const path of stale) {
    writeFileSync(path, docs.get(path) ?? '');
    if (path.endsWith('.json'))
      execFileSync('npx', ['biome', 'format', '--write', path], { stdio: 'ignore' });
    console.log(`wrote ${path}`);
  }
  return 0;
}

process.exitCode = main(process.argv.slice(2));
