import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { quietSdk } from '../operate/quiet-sdk.ts';
import { readWords } from './command-line.ts';
import { CASE } from './commands/case.ts';
import { endCommand } from './end-command.ts';
import { createLocalRun, type LocalRun } from './run/local-run.ts';
import { type ExitCode, outcomeLine, playFile, problemsOfFile } from './run/outcome.ts';
import { headlessText } from './run/report/headless.ts';
import { terminal } from './run/report/terminal.ts';

/** `npm run case`: plays a scenario file, or every one of a directory. Exit codes: see ExitCode. */
async function main(words: string[]): Promise<ExitCode> {
  quietSdk();
  const read = readWords(words, CASE);
  if ('exitCode' in read) return read.exitCode;
  const { paths, json } = read.words;
  const [path] = paths;
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return complain(`there is no ${path}`);
  const run = await createLocalRun();
  return stat.isDirectory() ? playAll(run, path, json) : playOne(run, path, json);
}

function complain(message: string): ExitCode {
  console.error(message);
  return 2;
}

async function playOne(run: LocalRun, file: string, json: boolean): Promise<ExitCode> {
  const { code, report, error } = await playFile(run, file);
  if (report !== undefined && json) console.log(JSON.stringify(report, null, 2));
  if (report !== undefined && !json) {
    console.log(headlessText(report, { ...terminal(), hidden: run.silentStates }));
  }
  if (error !== undefined) console.error(problemsOfFile(file, error));
  return code;
}

async function playAll(run: LocalRun, directory: string, json: boolean): Promise<ExitCode> {
  const files = readdirSync(directory).filter((name) => name.endsWith('.json'));
  if (files.length === 0) return complain(`there is no scenario (*.json) in ${directory}`);
  const codes = new Set<ExitCode>();
  const reports: Record<string, unknown> = {};
  for (const name of files.sort()) {
    const outcome = await playFile(run, join(directory, name));
    codes.add(outcome.code);
    reports[name] = outcome.report ?? { error: outcome.error };
    if (!json) console.log(outcomeLine(outcome));
  }
  if (json) console.log(JSON.stringify(reports, null, 2));
  return codes.has(1) ? 1 : codes.has(2) ? 2 : 0;
}

endCommand(await main(process.argv.slice(2)));
