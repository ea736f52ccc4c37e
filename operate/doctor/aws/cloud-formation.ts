import {
  type CloudFormationClient,
  DescribeOrganizationsAccessCommand,
  DescribeStacksCommand,
  paginateListStackInstances,
  type StackInstanceSummary,
} from '@aws-sdk/client-cloudformation';
import { attempt, attemptWith, named, type Read } from '../read/read.ts';
import type { Instance, Stack } from '../read/seen.ts';

/** A member account asks as delegated administrator, and is refused where it is none (API reference). */
const CallAs = 'DELEGATED_ADMIN';

/** Whether StackSets have trusted access to the organisation: ENABLED, DISABLED or DISABLED_PERMANENTLY. */
export async function readStackSetsAccess(client: CloudFormationClient): Promise<Read<string>> {
  return attempt('cloudformation:DescribeOrganizationsAccess', async () => {
    const { Status = '' } = await client.send(new DescribeOrganizationsAccessCommand({ CallAs }));
    return Status;
  });
}

/** A stack; undefined where there is none of that name. */
export async function readStack(
  client: CloudFormationClient,
  StackName: string,
): Promise<Read<Stack | undefined>> {
  return attemptWith<Stack | undefined>(
    'cloudformation:DescribeStacks',
    async () => {
      const { Stacks: [found] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
      if (found?.StackStatus === undefined) return undefined;
      const outputs = (found.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
        OutputKey,
        OutputValue,
      ]);
      return { status: found.StackStatus, outputs: Object.fromEntries(outputs) };
    },
    // CloudFormation has no name for this error (seen from the CLI: "Stack with id … does not exist").
    ({ name, message }) =>
      name === 'ValidationError' && message.includes('does not exist') ? { value: undefined } : undefined,
  );
}

/** All instances of a StackSet; undefined where there is none of that name. */
export async function readInstances(
  client: CloudFormationClient,
  StackSetName: string,
): Promise<Read<readonly Instance[] | undefined>> {
  return attemptWith<readonly Instance[] | undefined>(
    'cloudformation:ListStackInstances',
    async () => {
      const instances: Instance[] = [];
      for await (const { Summaries = [] } of paginateListStackInstances({ client }, { StackSetName, CallAs }))
        instances.push(...Summaries.map(toInstance));
      return instances;
    },
    named('StackSetNotFoundException', undefined),
  );
}

function toInstance(summary: StackInstanceSummary): Instance {
  return {
    account: summary.Account ?? '',
    unit: summary.OrganizationalUnitId,
    status: summary.Status ?? '',
    detail: summary.StackInstanceStatus?.DetailedStatus,
    reason: summary.StatusReason,
    drift: summary.DriftStatus,
  };
}
