import { relative } from 'node:path';
import { endCommand } from './end-command.ts';
import { createLocalRun } from './run/local-run.ts';
import { playFile } from './run/outcome.ts';
import { headlessText } from './run/report/headless.ts';
import { terminal } from './run/report/terminal.ts';

const SCENARIO = relative('.', `${import.meta.dirname}/scenarios/three-findings.json`);

const NEXT = `What to try next:
  npm run case -- ${SCENARIO} --json
      the same as one JSON document
  npm run case -- local/scenarios
      every shipped scenario, a line each
  cp ${SCENARIO} my.json && npm run case -- my.json
      your own: change who answers what, when, and what fails (docs/local.md)
  npm test
      everything, on the same artifacts`;

/** `npm start`: plays the shipped scenario on the synthesised artifacts. `--headless` is accepted and changes nothing. */
async function main(words: string[]): Promise<number> {
  const unknown = words.filter((word) => word !== '--headless');
  if (unknown.length > 0) {
    console.error(`unknown option ${unknown.join(' ')}; usage: npm start [-- --headless]`);
    return 2;
  }
  const run = await createLocalRun();
  const { code, report, error } = await playFile(run, SCENARIO);
  if (report !== undefined) {
    console.log(headlessText(report, { ...terminal(), hidden: run.silentStates }));
    console.log(`\n${NEXT}`);
  }
  if (error !== undefined) console.error(error);
  return code;
}

endCommand(await main(process.argv.slice(2)));
