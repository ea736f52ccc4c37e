import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { caseTable } from '../functions/aws/case-table.ts';
import { deliverLease } from '../functions/aws/deliver-lease.ts';
import { pauseControl } from '../functions/aws/pause-control.ts';
import type { Pause } from '../functions/domain/assess/pause.ts';
import { offOfUser } from '../functions/domain/way-back/off-of-user.ts';
import type { CaseTable } from '../functions/ports.ts';
import { type CasesCommand, readArguments, USAGE } from './arguments.ts';
import { explain } from './explain.ts';
import { findTable } from './find-table.ts';
import { pauseCases, resumeCases } from './move-switch.ts';
import { openCases } from './open-cases.ts';
import { findItem, restore } from './restore.ts';
import { stopAllCases } from './run-stop-all.ts';
import { showCases, showPause } from './show.ts';
import { offAsJson, showOff } from './show-off.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What the command needs. A client is made only once its words are understood. */
export interface CasesNeeds {
  createClient(): DynamoDBClient;
  terminal: Terminal;
}

/**
 * Lists open cases, pauses, resumes, has a user's credentials given back, and stops all cases. Exit codes: 0 done, 1 AWS
 * says no, 2 not understood.
 */
export async function runCases(words: string[], { createClient, terminal }: CasesNeeds): Promise<number> {
  let asked: CasesCommand | 'help';
  try {
    asked = readArguments(words);
  } catch (error) {
    terminal.remark(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  if (asked === 'help') {
    terminal.say(USAGE);
    return 0;
  }
  const client = createClient();
  try {
    return await perform(asked, { client, terminal });
  } catch (error) {
    const region = await client.config.region().catch(() => undefined);
    terminal.remark(explain(error as Error, asked, region));
    return 1;
  }
}

async function perform(
  asked: CasesCommand,
  { client, terminal }: { client: DynamoDBClient; terminal: Terminal },
): Promise<number> {
  const { command, table, json, by, reason } = asked;
  const options = { tableName: table ?? (await findTable(client)), client: () => client };
  if (command === 'restore') return restoreUser(asked, caseTable(options), terminal);
  if (command === 'stop-all') return stopAllCases(asked, caseTable(options), terminal);
  const pauses = pauseControl(options);
  const word = { by, reason, at: new Date().toISOString() };
  if (command === 'pause') await pauseCases(pauses, word);
  if (command === 'resume') await resumeCases({ pauses, lease: deliverLease(options) }, word);
  const pause = await pauses.read();
  if (command === 'list') return listCases(asked, { table: caseTable(options), pause, terminal });
  terminal.say(json ? asJson({ pause: pause ?? null }) : showPause(pause));
  return 0;
}

async function listCases(
  { json }: CasesCommand,
  { table, pause, terminal }: { table: CaseTable; pause: Pause | undefined; terminal: Terminal },
): Promise<number> {
  const { cases, notes, problem } = await openCases(table);
  terminal.say(json ? asJson({ pause: pause ?? null, cases, notes }) : showCases(pause, cases, notes));
  if (problem !== undefined) terminal.remark(problem);
  return problem === undefined ? 0 : 1;
}

async function restoreUser(asked: CasesCommand, table: CaseTable, terminal: Terminal): Promise<number> {
  const record = await findItem(table, asked);
  const off = offOfUser(record);
  terminal.say(asked.json ? asJson(offAsJson(record, off)) : showOff(record, off));
  if (off.length === 0) return 1;
  if (!asked.yes && !(await terminal.askYes('Give it back?'))) return 1;
  const refusal = await restore(record, { by: asked.by, at: new Date().toISOString() }, table);
  terminal.remark(
    refusal ?? 'Recorded. It is given back within minutes; the findings and a mail to the owner say so.',
  );
  return refusal === undefined ? 0 : 1;
}

const asJson = (value: unknown): string => JSON.stringify(value, null, 2);
