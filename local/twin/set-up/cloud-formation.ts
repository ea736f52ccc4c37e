import * as z from 'zod';
import { type CallContext, operation, type Service, ServiceError } from '../service.ts';
import { isHere, pageOf, type SetUp } from './spec.ts';

const callAs = z.enum(['SELF', 'DELEGATED_ADMIN']).optional();
const STACK_SETS = 'member.org.stacksets.cloudformation.amazonaws.com';

/** Stacks, and what a delegated administrator of StackSets sees. Source: CloudFormation API reference. */
export function createCloudFormation(setUp: SetUp): Service {
  return {
    name: 'cloudformation',
    prefix: 'cloudformation',
    protocol: 'aws-query',
    namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    operations: {
      DescribeStacks: operation({
        parameters: z.strictObject({ StackName: z.string().min(1) }),
        run({ StackName }, context) {
          const StackStatus = isHere(setUp, context) ? setUp.stacks[StackName] : undefined;
          // Seen from the CLI; the error is not modelled.
          if (StackStatus === undefined)
            throw new ServiceError('ValidationError', `Stack with id ${StackName} does not exist`);
          const Outputs = Object.entries(setUp.outputs[StackName] ?? {}).map(([OutputKey, OutputValue]) => ({
            OutputKey,
            OutputValue,
          }));
          return { Stacks: [{ StackName, StackStatus, Outputs, CreationTime: new Date(0) }] };
        },
      }),
      DescribeOrganizationsAccess: operation({
        parameters: z.strictObject({ CallAs: callAs }),
        run({ CallAs }, context) {
          checkCaller(setUp, CallAs, context);
          return { Status: setUp.organization?.stackSetsAccess };
        },
      }),
      ListStackInstances: operation({
        parameters: z.strictObject({
          StackSetName: z.string().min(1),
          CallAs: callAs,
          NextToken: z.string().optional(),
          MaxResults: z.coerce.number().int().min(1).max(100).optional(),
        }),
        run({ StackSetName, CallAs, NextToken }, context) {
          checkCaller(setUp, CallAs, context);
          const all = isHere(setUp, context) ? setUp.stackSets[StackSetName] : undefined;
          if (all === undefined)
            throw new ServiceError('StackSetNotFoundException', `StackSet ${StackSetName} not found`, 404);
          const { items, next } = pageOf(all, NextToken, setUp.pageSize);
          const Summaries = items.map(({ account, unit, status, detail, reason, drift }) => ({
            Account: account,
            Region: setUp.region,
            Status: status,
            StatusReason: reason,
            StackInstanceStatus: { DetailedStatus: detail },
            OrganizationalUnitId: unit,
            DriftStatus: drift,
          }));
          return { Summaries, NextToken: next };
        },
      }),
    },
  };
}

/** Service-managed StackSets are the management account's and its delegated administrators' (user guide). The words are what users report. */
function checkCaller({ organization }: SetUp, CallAs: string | undefined, { principal }: CallContext): void {
  const { account } = principal;
  const isManagement = account === organization?.managementAccountId;
  const isDelegated = organization?.delegated[account]?.includes(STACK_SETS) === true;
  if (CallAs === 'DELEGATED_ADMIN' ? isDelegated : isManagement) return;
  throw new ServiceError(
    'ValidationError',
    'You must be the management account or delegated admin account of an organization before operating a SERVICE_MANAGED stack set',
  );
}
