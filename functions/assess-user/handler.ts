import { caseTable } from '../aws/case-table.ts';
import { userReader } from '../aws/iam/user-reader.ts';
import { findingStore } from '../aws/security-hub/finding-store.ts';
import { readEnv } from '../runtime/env.ts';
import { stateHandler } from '../runtime/state-handler.ts';
import { assessUser } from './assess-user.ts';
import { assessUserInputSchema } from './schema.ts';

const env = readEnv('SETTINGS', 'CASES_TABLE_NAME', 'READ_ROLE_NAME');
const dependencies = {
  reader: userReader({ roleName: env.READ_ROLE_NAME }),
  findings: findingStore(),
  table: caseTable({ tableName: env.CASES_TABLE_NAME }),
  settings: env.SETTINGS,
};

/** States AssessUser, AssessUserAgain, AssessDisabledUser, AssessUse, AssessUserAfterFailure. */
export const handler = stateHandler(assessUserInputSchema, (input) => assessUser(input, dependencies));
