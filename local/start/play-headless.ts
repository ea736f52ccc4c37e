import { join, relative } from 'node:path';
import { createLocalRun } from '../run/local-run.ts';
import { type ExitCode, playFile, problemsOfFile } from '../run/outcome.ts';
import { headlessText } from '../run/report/headless.ts';
import type { StartNeeds } from './needs.ts';

const SHIPPED = relative('.', join(import.meta.dirname, '../scenarios/three-findings.json'));

/** Plays a scenario file, or the shipped one, and prints what happened. */
export async function playHeadless(
  file: string = SHIPPED,
  { screen, run: options }: StartNeeds,
): Promise<ExitCode> {
  const run = await createLocalRun(options);
  const { code, report, error } = await playFile(run, file);
  await run.close();
  if (report !== undefined) {
    screen.log(headlessText(report, { ...screen, hidden: run.silentStates }));
    screen.log(`\n${nextOf(file)}`);
  }
  if (error !== undefined) screen.error(problemsOfFile(file, error));
  return code;
}

const nextOf = (file: string): string => `What to try next:
  npm start
      a console in the browser, to click, answer and let time pass yourself
  npm run case -- ${file} --json
      the same as one JSON document
  npm run case -- local/scenarios
      every shipped scenario, a line each
  cp ${file} my.json && npm run case -- my.json
      your own: change who answers what, when, and what fails (docs/local.md)
  npm test
      everything, on the same artifacts`;
