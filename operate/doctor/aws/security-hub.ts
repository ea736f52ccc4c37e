import {
  BatchGetSecurityControlsCommand,
  DescribeHubCommand,
  GetFindingAggregatorCommand,
  ListFindingAggregatorsCommand,
  paginateDescribeActionTargets,
  type SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { attempt, attemptWith, type Read } from '../read/read.ts';
import type { Aggregation } from '../read/seen.ts';

/** Whether Security Hub CSPM is on in the account and Region. */
export async function readHub(client: SecurityHubClient): Promise<Read<boolean>> {
  return attemptWith(
    'securityhub:DescribeHub',
    async () => {
      await client.send(new DescribeHubCommand({}));
      return true;
    },
    // The same error says that the account may not; only these words say that it is off.
    ({ name, message }) =>
      name === 'InvalidAccessException' && message.includes('not subscribed') ? { value: false } : undefined,
  );
}

/** The aggregation across Regions; undefined where there is none. ListFindingAggregators works in any Region (API reference). */
export async function readAggregation(client: SecurityHubClient): Promise<Read<Aggregation | undefined>> {
  const listed = await attempt('securityhub:ListFindingAggregators', async () => {
    const { FindingAggregators = [] } = await client.send(new ListFindingAggregatorsCommand({}));
    return FindingAggregators[0]?.FindingAggregatorArn;
  });
  if (listed.is === 'unread' || listed.value === undefined) return listed as Read<undefined>;
  const FindingAggregatorArn = listed.value;
  return attempt('securityhub:GetFindingAggregator', async () => {
    const found = await client.send(new GetFindingAggregatorCommand({ FindingAggregatorArn }));
    return {
      arn: FindingAggregatorArn,
      region: found.FindingAggregationRegion ?? '',
      mode: found.RegionLinkingMode ?? '',
    };
  });
}

/** ENABLED or DISABLED by control, as the account has them in the Region; one that Security Hub does not know is missing. */
export async function readControls(
  client: SecurityHubClient,
  SecurityControlIds: string[],
): Promise<Read<Record<string, string>>> {
  return attempt('securityhub:BatchGetSecurityControls', async () => {
    const { SecurityControls = [] } = await client.send(
      new BatchGetSecurityControlsCommand({ SecurityControlIds }),
    );
    return Object.fromEntries(
      SecurityControls.map(({ SecurityControlId = '', SecurityControlStatus = '' }) => [
        SecurityControlId,
        SecurityControlStatus,
      ]),
    );
  });
}

/** The ids of all custom actions, ours and others'. */
export async function readCustomActions(client: SecurityHubClient): Promise<Read<string[]>> {
  return attempt('securityhub:DescribeActionTargets', async () => {
    const ids: string[] = [];
    for await (const { ActionTargets = [] } of paginateDescribeActionTargets({ client }, {}))
      ids.push(...ActionTargets.map(({ ActionTargetArn = '' }) => ActionTargetArn.split('/').at(-1) ?? ''));
    return ids;
  });
}
