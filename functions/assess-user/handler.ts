import { caseTable } from '../aws/case-table.ts';
import { userReader } from '../aws/iam/user-reader.ts';
import { findingStore } from '../aws/security-hub/finding-store.ts';
import { onCase } from '../cases/on-case.ts';
import { readEnv } from '../runtime/env.ts';
import { stateHandler } from '../runtime/state-handler.ts';
import { ASSESSED, assessUser } from './assess-user.ts';
import { assessUserInputSchema } from './schema.ts';

const env = readEnv('SETTINGS', 'CASES_TABLE_NAME', 'READ_ROLE_NAME');
const table = caseTable({ tableName: env.CASES_TABLE_NAME });
const reader = userReader({ roleName: env.READ_ROLE_NAME, region: env.SETTINGS.memberRegion });
const behaviour = assessUser({ reader, findings: findingStore(), settings: env.SETTINGS });

/** States AssessUser, AssessUserAgain, AssessDisabledUser, AssessUse, AssessUserAfterFailure. */
export const handler = stateHandler(
  assessUserInputSchema,
  onCase({ table, changes: ASSESSED, settings: env.SETTINGS, writesNothing: true }, behaviour),
);
