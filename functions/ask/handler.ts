import { caseTable } from '../aws/case-table.ts';
import { readEnv } from '../runtime/env.ts';
import { stateHandler } from '../runtime/state-handler.ts';
import { ask } from './ask.ts';
import { askInputSchema } from './schema.ts';

const env = readEnv('SETTINGS', 'CASES_TABLE_NAME');
const dependencies = {
  table: caseTable({ tableName: env.CASES_TABLE_NAME }),
  settings: env.SETTINGS,
};

/** States AwaitStakeholder, AwaitImpactReport, AwaitDeletionConfirmation, AwaitResume, AwaitUse. */
export const handler = stateHandler(askInputSchema, (input) => ask(input, dependencies));
