import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import * as z from 'zod';
import { version } from '../package.json' with { type: 'json' };
import { readWords } from './command-line.ts';
import { RECORD } from './commands/record.ts';
import { endCommand } from './end-command.ts';
import { recordScenario, textOf } from './releases/record.ts';
import { createLocalRun } from './run/local-run.ts';
import { type ExitCode, readScenarioFile } from './run/outcome.ts';

const SCENARIOS = relative('.', join(import.meta.dirname, 'scenarios'));
const DIRECTORY = relative('.', join(import.meta.dirname, '../test/releases', version));

/** `npm run record`. Exit codes: 0 recorded, 1 there is a recording, 2 bad words. */
async function main(words: string[]): Promise<ExitCode> {
  const read = readWords(words, RECORD);
  if ('exitCode' in read) return read.exitCode;
  if (existsSync(DIRECTORY) && !read.words.again) {
    console.error(`${DIRECTORY} is there. A released version is not recorded anew; else give --again`);
    return 1;
  }
  const run = await createLocalRun({ inProcess: true });
  rmSync(DIRECTORY, { recursive: true, force: true });
  mkdirSync(DIRECTORY, { recursive: true });
  write('workflow.asl.json', `${JSON.stringify(JSON.parse(run.definition), null, 1)}\n`);
  for (const name of readdirSync(SCENARIOS).filter((file) => file.endsWith('.json'))) {
    const recorded = await recordScenario(run, scenarioIn(name));
    write(basename(name), textOf(recorded));
  }
  return 0;
}

function scenarioIn(name: string): object {
  const { $schema: _schema, ...scenario } = z.looseObject({}).parse(readScenarioFile(join(SCENARIOS, name)));
  return scenario;
}

function write(name: string, text: string): void {
  writeFileSync(join(DIRECTORY, name), text);
  console.log(`${join(DIRECTORY, name)}: ${Math.ceil(Buffer.byteLength(text) / 1000)} kB`);
}

endCommand(await main(process.argv.slice(2)));
