import { caseTable } from '../aws/case-table.ts';
import { userSessions } from '../aws/iam/user-sessions.ts';
import { passwordSecrets } from '../aws/password-secrets.ts';
import { onCase } from '../cases/on-case.ts';
import { readEnv } from '../runtime/env.ts';
import { stateHandler } from '../runtime/state-handler.ts';
import { REVERTED, revertCredentials } from './revert-credentials.ts';
import { revertCredentialsInputSchema } from './schema.ts';

const env = readEnv('SETTINGS', 'CASES_TABLE_NAME', 'RESTORE_ROLE_NAME');
const dependencies = {
  table: caseTable({ tableName: env.CASES_TABLE_NAME }),
  sessions: userSessions({ roleName: env.RESTORE_ROLE_NAME, region: env.SETTINGS.memberRegion }),
  secrets: passwordSecrets(),
  settings: env.SETTINGS,
};
const { table } = dependencies;

/** States RevertCredentials and DiscardPassword. */
export const handler = stateHandler(
  revertCredentialsInputSchema,
  onCase({ table, changes: REVERTED, settings: env.SETTINGS, acts: true }, revertCredentials(dependencies)),
);
