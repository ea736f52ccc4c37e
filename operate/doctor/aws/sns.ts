import { paginateListSubscriptionsByTopic, type SNSClient } from '@aws-sdk/client-sns';
import { attemptWith, named, type Read } from '../read/read.ts';
import type { Subscriptions } from '../read/seen.ts';

/** How many are subscribed to a topic; undefined where there is no such topic. */
export async function readSubscriptions(
  client: SNSClient,
  TopicArn: string,
): Promise<Read<Subscriptions | undefined>> {
  return attemptWith<Subscriptions | undefined>(
    'sns:ListSubscriptionsByTopic',
    async () => {
      const arns: string[] = [];
      for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn }))
        arns.push(...Subscriptions.map(({ SubscriptionArn = '' }) => SubscriptionArn));
      // Only a confirmed one has an ARN; that of others reads "PendingConfirmation" or "Deleted" (ansible#20086).
      const confirmed = arns.filter((arn) => arn.startsWith('arn:')).length;
      return { confirmed, pending: arns.filter((arn) => arn === 'PendingConfirmation').length };
    },
    named('NotFoundException', undefined),
  );
}
