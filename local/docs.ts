import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readWords } from './command-line.ts';
import { DOCS } from './commands/docs.ts';
import { generatedDocs, staleDocs } from './docs/generated-docs.ts';

/** `npm run docs`: writes the generated documents; with `--check` it only says which are stale (exit code 1). */
function main(words: string[]): number {
  const read = readWords(words, DOCS);
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
