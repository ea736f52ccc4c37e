import * as z from 'zod';
import { partitionOf } from '../partition.ts';
import { type CallContext, operation, type Service, ServiceError } from '../service.ts';
import { isHere, pageOf, type SetUp } from './spec.ts';

const nothing = z.strictObject({});
const page = z.strictObject({ NextToken: z.string().optional(), MaxResults: z.coerce.number().optional() });
const controlIds = z.strictObject({ SecurityControlIds: z.array(z.string().min(1)).min(1).max(100) });

/**
 * Whether Security Hub CSPM is on, its aggregation across Regions, its controls and custom actions. Source: Security Hub API reference. That
 * every operation is refused in these words where it is off is what users report of most of them.
 */
export function createSecurityHubSetUp(setUp: SetUp): Service {
  const hub = (context: CallContext) => {
    const { securityHub } = setUp;
    if (securityHub !== undefined && isHere(setUp, context)) return securityHub;
    const message = `Account ${setUp.account} is not subscribed to AWS Security Hub`;
    throw new ServiceError('InvalidAccessException', message, 401);
  };
  const arn = (region: string, resource: string) =>
    `arn:${partitionOf(region)}:securityhub:${region}:${setUp.account}:${resource}`;
  const aggregatorArn = (region: string) =>
    arn(region, 'finding-aggregator/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111');
  return {
    name: 'securityhub',
    prefix: 'securityhub',
    protocol: 'rest-json',
    validationError: 'InvalidInputException',
    routes: {
      'GET /accounts': 'DescribeHub',
      'GET /findingAggregator/list': 'ListFindingAggregators',
      'GET /findingAggregator/get/{FindingAggregatorArn+}': 'GetFindingAggregator',
      'POST /securityControls/batchGet': 'BatchGetSecurityControls',
      'POST /actionTargets/get': 'DescribeActionTargets',
    },
    operations: {
      DescribeHub: operation({
        parameters: nothing,
        run(_parameters, context) {
          hub(context);
          return {
            HubArn: arn(context.region, 'hub/default'),
            SubscribedAt: '2019-11-19T23:15:10.046Z',
            AutoEnableControls: true,
            ControlFindingGenerator: 'SECURITY_CONTROL',
          };
        },
      }),
      // "This operation currently only returns a single result."
      ListFindingAggregators: operation({
        parameters: page,
        run(_parameters, context) {
          const { aggregator } = hub(context);
          const one = aggregator && { FindingAggregatorArn: aggregatorArn(aggregator.region) };
          return { FindingAggregators: one === undefined ? [] : [one] };
        },
      }),
      GetFindingAggregator: operation({
        parameters: z.strictObject({ FindingAggregatorArn: z.string().min(1) }),
        run({ FindingAggregatorArn }, context) {
          const { aggregator } = hub(context);
          if (aggregator === undefined || FindingAggregatorArn !== aggregatorArn(aggregator.region))
            throw new ServiceError('ResourceNotFoundException', `${FindingAggregatorArn} not found`, 404);
          const { region, mode } = aggregator;
          return { FindingAggregatorArn, FindingAggregationRegion: region, RegionLinkingMode: mode };
        },
      }),
      DescribeActionTargets: operation({
        parameters: page,
        run({ NextToken }, context) {
          const { items, next } = pageOf(hub(context).actions, NextToken, setUp.pageSize);
          const ActionTargets = items.map((id) => ({
            ActionTargetArn: arn(context.region, `action/custom/${id}`),
            Name: id,
            Description: id,
          }));
          return { ActionTargets, ...(next !== undefined && { NextToken: next }) };
        },
      }),
      BatchGetSecurityControls: operation({
        parameters: controlIds,
        run({ SecurityControlIds }, context) {
          const { controls } = hub(context);
          const known = SecurityControlIds.filter((id) => Object.hasOwn(controls, id));
          const others = SecurityControlIds.filter((id) => !Object.hasOwn(controls, id));
          return {
            SecurityControls: known.map((id) => ({
              SecurityControlId: id,
              SecurityControlArn: arn(context.region, `security-control/${id}`),
              SecurityControlStatus: controls[id],
            })),
            UnprocessedIds: others.map((id) => ({ SecurityControlId: id, ErrorCode: 'NOT_FOUND' })),
          };
        },
      }),
    },
  };
}
