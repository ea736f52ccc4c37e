import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { type Output, readWords } from '../command-line.ts';
import { generatedDocs, staleDocs } from '../docs/generated-docs.ts';
import type { ExitCode } from '../run/outcome.ts';
import { DOCS } from './docs.ts';

/**
 * Writes the generated documents that are stale; with `--check` it only says which are. Exit codes: 0 fine, 1 one is
 * stale and was not written, 2 bad words.
 */
export async function runDocs(words: string[], screen: Output): Promise<ExitCode> {
  const read = readWords(words, DOCS, screen);
  if ('exitCode' in read) return read.exitCode;
  const stale = staleDocs();
  if (read.words.check) {
    for (const path of stale) screen.error(`${path} is stale: run \`npm run docs\``);
    return stale.length > 0 ? 1 : 0;
  }
  const docs = generatedDocs();
  for (const path of stale) {
    writeFileSync(path, docs.get(path) ?? '');
    if (path.endsWith('.json'))
      execFileSync('npx', ['biome', 'format', '--write', path], { stdio: 'ignore' });
    screen.log(`wrote ${path}`);
  }
  return 0;
}
