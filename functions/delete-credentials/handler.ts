import { caseTable } from '../aws/case-table.ts';
import { pauseControl } from '../aws/pause-control.ts';
import { userSessions } from '../aws/user-sessions.ts';
import { readEnv } from '../shared/env.ts';
import { stateHandler, stateInputSchema } from '../shared/state-handler.ts';
import { deleteCredentials } from './delete-credentials.ts';

const env = readEnv('SETTINGS', 'CASES_TABLE_NAME', 'ACT_ROLE_NAME');
const dependencies = {
  table: caseTable({ tableName: env.CASES_TABLE_NAME }),
  pauses: pauseControl({ tableName: env.CASES_TABLE_NAME }),
  sessions: userSessions({ roleName: env.ACT_ROLE_NAME }),
  settings: env.SETTINGS,
};

/** State DeleteCredentials. */
export const handler = stateHandler(stateInputSchema, (input) => deleteCredentials(input, dependencies));
