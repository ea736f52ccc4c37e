import * as z from 'zod';

const page = { maxResults: z.number().int().min(0).max(1000).optional(), nextToken: z.string().optional() };
const taskToken = z.string().min(1).max(2048);
const failure = { error: z.string().max(256).optional(), cause: z.string().max(32_768).optional() };

/** The parameters of the Step Functions operations, with the limits of the API reference. */
export const schemas = {
  StartExecution: z.strictObject({
    stateMachineArn: z.string(),
    name: z.string().optional(),
    input: z.string().optional(),
  }),
  StopExecution: z.strictObject({ executionArn: z.string(), ...failure }),
  DescribeExecution: z.strictObject({ executionArn: z.string() }),
  ListExecutions: z.strictObject({
    stateMachineArn: z.string(),
    statusFilter: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']).optional(),
    ...page,
  }),
  GetExecutionHistory: z.strictObject({
    executionArn: z.string(),
    reverseOrder: z.boolean().optional(),
    includeExecutionData: z.boolean().optional(),
    ...page,
  }),
  SendTaskSuccess: z.strictObject({ taskToken, output: z.string() }),
  SendTaskFailure: z.strictObject({ taskToken, ...failure }),
  SendTaskHeartbeat: z.strictObject({ taskToken }),
};
