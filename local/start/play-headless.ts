import { join, relative } from 'node:path';
import { endCommand } from '../end-command.ts';
import { createLocalRun } from '../run/local-run.ts';
import { playFile, problemsOfFile } from '../run/outcome.ts';
import { headlessText } from '../run/report/headless.ts';
import { terminal } from '../run/report/terminal.ts';

const SHIPPED = relative('.', join(import.meta.dirname, '../scenarios/three-findings.json'));

/** Plays a scenario file, or the shipped one, and prints what happened. Ends the process: 0 played, 1 failed, 2 a bad scenario. */
export async function playHeadless(file: string = SHIPPED): Promise<void> {
  const run = await createLocalRun();
  const { code, report, error } = await playFile(run, file);
  if (report !== undefined) {
    console.log(headlessText(report, { ...terminal(), hidden: run.silentStates }));
    console.log(`\n${nextOf(file)}`);
  }
  if (error !== undefined) console.error(problemsOfFile(file, error));
  endCommand(code);
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
