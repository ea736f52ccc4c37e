import type { ExecutionDescription } from '../../engine/step-functions.ts';
import type { BusEvent } from './event-bus.ts';

/**
 * What Step Functions sends to EventBridge when an execution's status changes
 * (Step Functions Developer Guide, "Automating Step Functions event delivery with EventBridge").
 */
export function statusChange(
  execution: ExecutionDescription,
): Pick<BusEvent, 'detail-type' | 'source' | 'resources' | 'detail'> {
  return {
    'detail-type': 'Step Functions Execution Status Change',
    source: 'aws.states',
    resources: [execution.executionArn],
    detail: {
      executionArn: execution.executionArn,
      stateMachineArn: execution.stateMachineArn,
      name: execution.name,
      status: execution.status,
      startDate: execution.startDate,
      stopDate: execution.stopDate ?? null,
      input: execution.input,
      inputDetails: execution.inputDetails,
      output: execution.output ?? null,
      outputDetails: execution.outputDetails ?? null,
      error: execution.error ?? null,
      cause: execution.cause ?? null,
      stateMachineVersionArn: null,
      stateMachineAliasArn: null,
      redriveCount: execution.redriveCount,
      redriveDate: null,
      redriveStatus: execution.redriveStatus,
      redriveStatusReason: execution.redriveStatusReason ?? null,
    },
  };
}
