import type { Execution, ExecutionStatus } from '../execution/engine.ts';

/** What DescribeExecution answers; dates are epoch milliseconds. Absent parts are absent keys, as on AWS. */
export interface ExecutionDescription {
  executionArn: string;
  stateMachineArn: string;
  name: string;
  status: ExecutionStatus;
  startDate: number;
  stopDate?: number;
  input: string;
  inputDetails: { included: boolean };
  output?: string;
  outputDetails?: { included: boolean };
  error?: string;
  cause?: string;
  redriveCount: number;
  redriveStatus: 'REDRIVABLE' | 'NOT_REDRIVABLE';
  redriveStatusReason?: string;
}

/** One entry of ListExecutions. */
export type ExecutionListItem = Pick<
  ExecutionDescription,
  'executionArn' | 'stateMachineArn' | 'name' | 'status' | 'startDate' | 'stopDate' | 'redriveCount'
>;

function redriveOf({
  status,
}: Execution): Pick<ExecutionDescription, 'redriveStatus' | 'redriveStatusReason'> {
  if (status !== 'RUNNING' && status !== 'SUCCEEDED') return { redriveStatus: 'REDRIVABLE' };
  const redriveStatusReason = `Execution is ${status} and cannot be redriven`;
  return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason };
}

/** The entry of an execution in a list. */
export function listItem(execution: Execution): ExecutionListItem {
  const { stoppedAt } = execution;
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.machine.arn,
    name: execution.name,
    status: execution.status,
    startDate: execution.startedAt,
    ...(stoppedAt === undefined ? {} : { stopDate: stoppedAt }),
    redriveCount: 0,
  };
}

/** The description of an execution. */
export function describe(execution: Execution): ExecutionDescription {
  const { output, error, cause } = execution;
  return {
    ...listItem(execution),
    input: execution.input,
    inputDetails: { included: true },
    ...(output === undefined ? {} : { output, outputDetails: { included: true } }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...redriveOf(execution),
  };
}
