import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readWords } from '../command-line.ts';
import { CASE } from '../commands/case.ts';
import type { LocalRun } from '../run/local-run.ts';
import { type ExitCode, outcomeLine, playFile, problemsOfFile } from '../run/outcome.ts';
import { headlessText } from '../run/report/headless.ts';
import type { Screen } from '../screen.ts';

/** What the command needs. A local run is made only where there is something to play. */
export interface CaseNeeds {
  createRun(): Promise<LocalRun>;
  screen: Screen;
}

interface Playing {
  run: LocalRun;
  screen: Screen;
  json: boolean;
}

/** Plays a scenario file, or every one of a directory. Exit codes: see ExitCode. */
export async function runCase(words: string[], { createRun, screen }: CaseNeeds): Promise<ExitCode> {
  const read = readWords(words, CASE, screen);
  if ('exitCode' in read) return read.exitCode;
  const { paths, json } = read.words;
  const [path] = paths;
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return complain(`there is no ${path}`, screen);
  const playing = { run: await createRun(), screen, json };
  return stat.isDirectory() ? playAll(path, playing) : playOne(path, playing);
}

function complain(message: string, screen: Screen): ExitCode {
  screen.error(message);
  return 2;
}

async function playOne(file: string, { run, screen, json }: Playing): Promise<ExitCode> {
  const { code, report, error } = await playFile(run, file);
  if (report !== undefined && json) screen.log(JSON.stringify(report, null, 2));
  if (report !== undefined && !json)
    screen.log(headlessText(report, { ...screen, hidden: run.silentStates }));
  if (error !== undefined) screen.error(problemsOfFile(file, error));
  return code;
}

async function playAll(directory: string, { run, screen, json }: Playing): Promise<ExitCode> {
  const files = readdirSync(directory).filter((name) => name.endsWith('.json'));
  if (files.length === 0) return complain(`there is no scenario (*.json) in ${directory}`, screen);
  const codes = new Set<ExitCode>();
  const reports: Record<string, unknown> = {};
  for (const name of files.sort()) {
    const outcome = await playFile(run, join(directory, name));
    codes.add(outcome.code);
    reports[name] = outcome.report ?? { error: outcome.error };
    if (!json) screen.log(outcomeLine(outcome));
  }
  if (json) screen.log(JSON.stringify(reports, null, 2));
  return codes.has(1) ? 1 : codes.has(2) ? 2 : 0;
}
