import * as z from 'zod';
import { operation, type Service, ServiceError } from '../service.ts';
import { pageOf, type SetUp } from './spec.ts';

/**
 * Who is subscribed to topics. Source: SNS API reference, ListSubscriptionsByTopic. In place of an ARN stands
 * "PendingConfirmation", or "Deleted", which users report (ansible#20086).
 */
export function createSnsSetUp(setUp: SetUp): Service {
  return {
    name: 'sns',
    prefix: 'sns',
    protocol: 'aws-query',
    namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
    operations: {
      ListSubscriptionsByTopic: operation({
        parameters: z.strictObject({ TopicArn: z.string().min(1), NextToken: z.string().optional() }),
        run({ TopicArn, NextToken }) {
          const all = setUp.topics[TopicArn];
          if (all === undefined) throw new ServiceError('NotFound', 'Topic does not exist', 404);
          const { items, next } = pageOf(all, NextToken, setUp.pageSize);
          const Subscriptions = items.map((SubscriptionArn) => ({
            SubscriptionArn,
            TopicArn,
            Protocol: 'email',
          }));
          return { Subscriptions, NextToken: next };
        },
      }),
    },
  };
}
