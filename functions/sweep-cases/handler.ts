import { actsTable } from '../aws/acts-table.ts';
import { caseTable } from '../aws/case-table.ts';
import { executions } from '../aws/executions.ts';
import { userReader } from '../aws/iam/user-reader.ts';
import { operatorsTopic } from '../aws/operators-topic.ts';
import { passwordSecrets } from '../aws/password-secrets.ts';
import { findingStore } from '../aws/security-hub/finding-store.ts';
import { readEnv } from '../runtime/env.ts';
import { sweepCases } from './sweep-cases.ts';

const env = readEnv(
  'SETTINGS',
  'CASES_TABLE_NAME',
  'READ_ROLE_NAME',
  'STATE_MACHINE_ARN',
  'OPERATORS_TOPIC_ARN',
);
const dependencies = {
  table: caseTable({ tableName: env.CASES_TABLE_NAME }),
  acts: actsTable({ tableName: env.CASES_TABLE_NAME }),
  findings: findingStore({ stateMachineArn: env.STATE_MACHINE_ARN, isPatient: true }),
  reader: userReader({ roleName: env.READ_ROLE_NAME, region: env.SETTINGS.memberRegion }),
  executions: executions({ stateMachineArn: env.STATE_MACHINE_ARN }),
  topic: operatorsTopic({ topicArn: env.OPERATORS_TOPIC_ARN }),
  secrets: passwordSecrets(),
  settings: env.SETTINGS,
  stateMachineArn: env.STATE_MACHINE_ARN,
};

/** Target of the daily schedule and of execution status changes; what it throws is tried again, then kept. */
export const handler = (event: unknown): Promise<void> => sweepCases(event, dependencies);
