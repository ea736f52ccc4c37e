import { caseTable } from '../aws/case-table.ts';
import { passwordSecrets } from '../aws/password-secrets.ts';
import { userSessions } from '../aws/user-sessions.ts';
import { readEnv } from '../shared/env.ts';
import { stateHandler } from '../shared/state-handler.ts';
import { revertCredentials } from './revert-credentials.ts';
import { revertCredentialsInputSchema } from './schema.ts';

const env = readEnv('SETTINGS', 'CASES_TABLE_NAME', 'ACT_ROLE_NAME');
const dependencies = {
  table: caseTable({ tableName: env.CASES_TABLE_NAME }),
  sessions: userSessions({ roleName: env.ACT_ROLE_NAME }),
  secrets: passwordSecrets(),
  settings: env.SETTINGS,
};

/** States RevertCredentials and DiscardPassword. */
export const handler = stateHandler(revertCredentialsInputSchema, (input) =>
  revertCredentials(input, dependencies),
);
