import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { caseTable } from '../functions/aws/case-table.ts';
import { deliverLease } from '../functions/aws/deliver-lease.ts';
import { pauseControl } from '../functions/aws/pause-control.ts';
import type { Pause } from '../functions/domain/assess/pause.ts';
import { offOfUser } from '../functions/domain/way-back/off-of-user.ts';
import type { CaseTable } from '../functions/ports.ts';
import { type CasesCommand, readArguments, USAGE } from './arguments.ts';
import { askYes } from './ask-yes.ts';
import { explain } from './explain.ts';
import { findTable } from './find-table.ts';
import { pauseCases, resumeCases } from './move-switch.ts';
import { openCases } from './open-cases.ts';
import { quietSdk } from './quiet-sdk.ts';
import { findItem, restore } from './restore.ts';
import { stopAllCases } from './run-stop-all.ts';
import { showCases, showPause } from './show.ts';
import { offAsJson, showOff } from './show-off.ts';

/** `npm run cases`: lists open cases, pauses, resumes, has a user's credentials given back, and stops all cases. Exit codes: 0 done, 1 AWS says no, 2 not understood. */
async function main(words: string[]): Promise<number> {
  let asked: CasesCommand | 'help';
  try {
    asked = readArguments(words);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  if (asked === 'help') {
    console.log(USAGE);
    return 0;
  }
  quietSdk();
  const client = new DynamoDBClient({});
  try {
    return await perform(asked, client);
  } catch (error) {
    const region = await client.config.region().catch(() => undefined);
    console.error(explain(error as Error, asked, region));
    return 1;
  }
}

async function perform(asked: CasesCommand, client: DynamoDBClient): Promise<number> {
  const { command, table, json, by, reason } = asked;
  const options = { tableName: table ?? (await findTable(client)), client: () => client };
  if (command === 'restore') return restoreUser(asked, caseTable(options));
  if (command === 'stop-all') return stopAllCases(asked, caseTable(options));
  const pauses = pauseControl(options);
  const word = { by, reason, at: new Date().toISOString() };
  if (command === 'pause') await pauseCases(pauses, word);
  if (command === 'resume') await resumeCases({ pauses, lease: deliverLease(options) }, word);
  const pause = await pauses.read();
  if (command !== 'list') {
    console.log(json ? JSON.stringify({ pause: pause ?? null }, null, 2) : showPause(pause));
    return 0;
  }
  return listCases(asked, { table: caseTable(options), pause });
}

async function listCases(
  { json }: CasesCommand,
  { table, pause }: { table: CaseTable; pause: Pause | undefined },
): Promise<number> {
  const { cases, notes, problem } = await openCases(table);
  const shown = { pause: pause ?? null, cases, notes };
  console.log(json ? JSON.stringify(shown, null, 2) : showCases(pause, cases, notes));
  if (problem !== undefined) console.error(problem);
  return problem === undefined ? 0 : 1;
}

async function restoreUser(asked: CasesCommand, table: CaseTable): Promise<number> {
  const record = await findItem(table, asked);
  const off = offOfUser(record);
  console.log(asked.json ? JSON.stringify(offAsJson(record, off), null, 2) : showOff(record, off));
  if (off.length === 0) return 1;
  if (!asked.yes && !(await askYes('Give it back?'))) return 1;
  const refusal = await restore(record, { by: asked.by, at: new Date().toISOString() }, table);
  console.error(
    refusal ?? 'Recorded. It is given back within minutes; the findings and a mail to the owner say so.',
  );
  return refusal === undefined ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
