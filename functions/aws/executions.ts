import {
  DescribeExecutionCommand,
  ExecutionStatus,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import type { Executions } from '../ports.ts';
import { calling, clientSettings, lazily, readAnswer } from './call.ts';
import { executionArn } from './execution-arn.ts';

/** Executions of one state machine, named after their cases. */
export function executions(options: { stateMachineArn: string; client?: () => SFNClient }): Executions {
  const { stateMachineArn, client = lazily(() => new SFNClient(clientSettings)) } = options;
  return {
    async start(caseId, input) {
      const command = new StartExecutionCommand({
        stateMachineArn,
        name: caseId,
        input: JSON.stringify(input),
      });
      // The name is taken for 90 days after the end, so a case is never run twice (API reference, StartExecution).
      await calling<unknown>(`Start the case ${caseId} (StartExecution)`, () => client().send(command), {
        ExecutionAlreadyExists: () => undefined,
      });
    },
    async status(caseId) {
      const command = new DescribeExecutionCommand({ executionArn: executionArn(stateMachineArn, caseId) });
      const doing = `Read the state of the case ${caseId} (DescribeExecution)`;
      const answer = await calling(doing, () => client().send(command), {
        ExecutionDoesNotExist: () => undefined,
      });
      return answer === undefined ? 'missing' : readAnswer(outputSchema, answer, doing).status;
    },
  };
}

const outputSchema = z.object({
  status: z
    .enum(ExecutionStatus)
    // Belongs to children of a Map Run; like RUNNING it has not ended (API reference, DescribeExecution).
    .transform((status) => (status === 'PENDING_REDRIVE' ? 'RUNNING' : status)),
});
