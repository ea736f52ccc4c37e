import { actsTable } from '../aws/acts-table.ts';
import { caseTable } from '../aws/case-table.ts';
import { userSessions } from '../aws/iam/user-sessions.ts';
import { messageTable } from '../aws/message-table.ts';
import { pauseControl } from '../aws/pause-control.ts';
import { onCase } from '../cases/on-case.ts';
import { readEnv } from '../runtime/env.ts';
import { stateHandler, stateInputSchema } from '../runtime/state-handler.ts';
import { DELETED, deleteCredentials } from './delete-credentials.ts';

const env = readEnv('SETTINGS', 'CASES_TABLE_NAME', 'ACT_ROLE_NAME');
const dependencies = {
  table: caseTable({ tableName: env.CASES_TABLE_NAME }),
  acts: actsTable({ tableName: env.CASES_TABLE_NAME }),
  messages: messageTable({ tableName: env.CASES_TABLE_NAME }),
  pauses: pauseControl({ tableName: env.CASES_TABLE_NAME }),
  sessions: userSessions({ roleName: env.ACT_ROLE_NAME, region: env.SETTINGS.memberRegion }),
  settings: env.SETTINGS,
};
const { table } = dependencies;

/** State DeleteCredentials. */
export const handler = stateHandler(
  stateInputSchema,
  onCase({ table, changes: DELETED, settings: env.SETTINGS, acts: true }, deleteCredentials(dependencies)),
);
