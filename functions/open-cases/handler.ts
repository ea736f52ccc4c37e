import { caseTable } from '../aws/case-table.ts';
import { executions } from '../aws/executions.ts';
import { userFinder } from '../aws/iam/user-finder.ts';
import { userReader } from '../aws/iam/user-reader.ts';
import { operatorsTopic } from '../aws/operators-topic.ts';
import { findingStore } from '../aws/security-hub/finding-store.ts';
import { taskTokens } from '../aws/task-tokens.ts';
import { readEnv } from '../runtime/env.ts';
import type { BatchAnswer } from '../runtime/queue-batch.ts';
import { openBatch } from './open-batch.ts';

const env = readEnv(
  'SETTINGS',
  'CASES_TABLE_NAME',
  'READ_ROLE_NAME',
  'STATE_MACHINE_ARN',
  'OPERATORS_TOPIC_ARN',
  'RETIRE_ACTION_ARN',
  'PREVIEW_ACTION_ARN',
  'STOP_ACTION_ARN',
);
const dependencies = {
  table: caseTable({ tableName: env.CASES_TABLE_NAME }),
  findings: findingStore({ stateMachineArn: env.STATE_MACHINE_ARN, isPatient: true }),
  finder: userFinder({ roleName: env.READ_ROLE_NAME, region: env.SETTINGS.memberRegion }),
  reader: userReader({ roleName: env.READ_ROLE_NAME, region: env.SETTINGS.memberRegion }),
  executions: executions({ stateMachineArn: env.STATE_MACHINE_ARN }),
  tokens: taskTokens(),
  topic: operatorsTopic({ topicArn: env.OPERATORS_TOPIC_ARN }),
  settings: env.SETTINGS,
  actions: { retire: env.RETIRE_ACTION_ARN, preview: env.PREVIEW_ACTION_ARN, stop: env.STOP_ACTION_ARN },
};

/** One finding takes less, unless Security Hub throttles every call of it to the last. */
const ENOUGH_MS = 30_000;

/** Gets clicks from their queue; a message that is not handled stays there and comes again. */
export const handler = (
  event: unknown,
  context: { getRemainingTimeInMillis(): number },
): Promise<BatchAnswer> =>
  openBatch(event, dependencies, () => context.getRemainingTimeInMillis() > ENOUGH_MS);
