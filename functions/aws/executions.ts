import {
  DescribeExecutionCommand,
  ExecutionStatus,
  ListExecutionsCommand,
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
    async running() {
      const names = new Set<string>();
      let nextToken: string | undefined;
      do {
        const page = await listRunning(client(), stateMachineArn, nextToken);
        for (const { name } of page.executions) names.add(name);
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      return names;
    },
  };
}

/** The most that a page of ListExecutions holds (API reference). */
const PAGE = 1000;

async function listRunning(client: SFNClient, stateMachineArn: string, nextToken: string | undefined) {
  const command = new ListExecutionsCommand({
    ...{ stateMachineArn, statusFilter: 'RUNNING', maxResults: PAGE, nextToken },
  });
  const doing = 'List the executions that run (ListExecutions)';
  return readAnswer(pageSchema, await calling(doing, () => client.send(command)), doing);
}

const pageSchema = z.object({
  executions: z.array(z.object({ name: z.string() })),
  nextToken: z.string().optional(),
});

const outputSchema = z.object({
  status: z
    .enum(ExecutionStatus)
    // Belongs to children of a Map Run; like RUNNING it has not ended (API reference, DescribeExecution).
    .transform((status) => (status === 'PENDING_REDRIVE' ? 'RUNNING' : status)),
});
