import { actsTable } from '../aws/acts-table.ts';
import { caseTable } from '../aws/case-table.ts';
import { operatorsTopic } from '../aws/operators-topic.ts';
import { pauseControl } from '../aws/pause-control.ts';
import { findingStore } from '../aws/security-hub/finding-store.ts';
import { onCase } from '../cases/on-case.ts';
import { readEnv } from '../runtime/env.ts';
import { stateHandler } from '../runtime/state-handler.ts';
import { updateFindingInputSchema } from './schema.ts';
import { tellStep } from './tell-step.ts';
import { reportUnreadable, UPDATED, updateFinding } from './update-finding.ts';

const env = readEnv('SETTINGS', 'CASES_TABLE_NAME', 'STATE_MACHINE_ARN', 'OPERATORS_TOPIC_ARN');
const dependencies = {
  table: caseTable({ tableName: env.CASES_TABLE_NAME }),
  acts: actsTable({ tableName: env.CASES_TABLE_NAME }),
  findings: findingStore({ stateMachineArn: env.STATE_MACHINE_ARN }),
  topic: operatorsTopic({ topicArn: env.OPERATORS_TOPIC_ARN }),
  pauses: pauseControl({ tableName: env.CASES_TABLE_NAME }),
  settings: env.SETTINGS,
};

const { table } = dependencies;
const behaviour = onCase(
  { table, changes: UPDATED, settings: env.SETTINGS },
  updateFinding(dependencies),
  tellStep(dependencies),
);

/** States RecordAsked, RecordKept, RecordDisabled, RecordDeletionAsked, RecordPaused, RecordRestored, RecordEnding, RecordFailed. */
export const handler = stateHandler(
  updateFindingInputSchema,
  async (input) => (await reportUnreadable(input, dependencies)) ?? behaviour(input),
);
