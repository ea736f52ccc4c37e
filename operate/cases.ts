import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { caseTable } from '../functions/aws/case-table.ts';
import { pauseControl } from '../functions/aws/pause-control.ts';
import { type CasesCommand, readArguments, USAGE } from './arguments.ts';
import { findTable } from './find-table.ts';
import { pauseCases, resumeCases } from './move-switch.ts';
import { openCases } from './open-cases.ts';
import { showCases, showPause } from './show.ts';

/** `npm run cases`: lists open cases, pauses and resumes. Exit codes: 0 done, 1 AWS says no, 2 not understood. */
async function main(words: string[]): Promise<number> {
  let command: CasesCommand;
  try {
    command = readArguments(words);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  try {
    return await perform(command);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

async function perform({ command, table, json, by, reason }: CasesCommand): Promise<number> {
  const client = new DynamoDBClient({});
  const options = { tableName: table ?? (await findTable(client)), client: () => client };
  const pauses = pauseControl(options);
  const word = { by, reason, at: new Date().toISOString() };
  if (command === 'pause') await pauseCases(pauses, word);
  if (command === 'resume') await resumeCases(pauses, word);
  const pause = await pauses.read();
  if (command !== 'list') {
    console.log(json ? JSON.stringify({ pause: pause ?? null }, null, 2) : showPause(pause));
    return 0;
  }
  const { cases, notes, problem } = await openCases(caseTable(options));
  const shown = { pause: pause ?? null, cases, notes };
  console.log(json ? JSON.stringify(shown, null, 2) : showCases(pause, cases, notes));
  if (problem !== undefined) console.error(problem);
  return problem === undefined ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
