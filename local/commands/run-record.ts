import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import * as z from 'zod';
import { version } from '../../package.json' with { type: 'json' };
import { readWords } from '../command-line.ts';
import { recordScenario, textOf } from '../releases/record.ts';
import { type ExitCode, readScenarioFile } from '../run/outcome.ts';
import type { PlayNeeds } from './needs.ts';
import { RECORD } from './record.ts';

const SCENARIOS = relative('.', join(import.meta.dirname, '../scenarios'));
const DIRECTORY = relative('.', join(import.meta.dirname, '../../test/releases', version));

/**
 * Records the shipped scenarios for the version in package.json. Exit codes: 0 recorded, 1 there is a recording, 2 bad
 * words.
 */
export async function runRecord(words: string[], { createRun, screen }: PlayNeeds): Promise<ExitCode> {
  const read = readWords(words, RECORD, screen);
  if ('exitCode' in read) return read.exitCode;
  if (existsSync(DIRECTORY) && !read.words.again) {
    screen.error(`${DIRECTORY} is there. A released version is not recorded anew; else give --again`);
    return 1;
  }
  const run = await createRun();
  rmSync(DIRECTORY, { recursive: true, force: true });
  mkdirSync(DIRECTORY, { recursive: true });
  const write = (name: string, text: string): void => screen.log(written(name, text));
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

/** Writes a file of the recording, and says how large it is. */
function written(name: string, text: string): string {
  writeFileSync(join(DIRECTORY, name), text);
  return `${join(DIRECTORY, name)}: ${Math.ceil(Buffer.byteLength(text) / 1000)} kB`;
}
