import * as z from 'zod';
import type { Resolve } from './intrinsics.ts';
import { AssemblyError, resourcesOfType, type Stack } from './template.ts';
import type { LambdaFunction, Queue, QueueMapping, QueuePolicy } from './types.ts';

const queueSchema = z.strictObject({
  QueueName: z.string().optional(),
  MessageRetentionPeriod: z.number().optional(),
  SqsManagedSseEnabled: z.boolean().optional(),
  VisibilityTimeout: z.number().default(30),
  RedrivePolicy: z
    .strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number().int().min(1) })
    .optional(),
  Tags: z.unknown().optional(),
});

const mappingSchema = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().int().default(10),
  MaximumBatchingWindowInSeconds: z.number().int().default(0),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.number().int().min(2) }),
  FunctionResponseTypes: z.tuple([z.literal('ReportBatchItemFailures')]),
});

const policySchema = z.strictObject({ PolicyDocument: z.unknown(), Queues: z.array(z.string()) });

/** The queues of a stack. A first-in-first-out queue, a delay or a key of its own is refused. */
export function readQueues(stack: Stack, resolve: Resolve): Queue[] {
  return resourcesOfType(stack, 'AWS::SQS::Queue').map(([logicalId, resource]) => {
    const { VisibilityTimeout, RedrivePolicy } = queueSchema.parse(resolve(resource.Properties));
    return {
      arn: String(resolve({ 'Fn::GetAtt': [logicalId, 'Arn'] })),
      url: String(resolve({ Ref: logicalId })),
      visibilitySeconds: VisibilityTimeout,
      ...(RedrivePolicy && {
        redrive: { arn: RedrivePolicy.deadLetterTargetArn, maxReceiveCount: RedrivePolicy.maxReceiveCount },
      }),
    };
  });
}

/**
 * What Lambda brings from queues to functions. A filter, and a function that does not report single failures, are
 * refused; so is a visibility time-out below that of the function, as Lambda refuses it.
 */
export function readQueueMappings(
  stack: Stack,
  resolve: Resolve,
  { queues, functions }: { queues: readonly Queue[]; functions: readonly LambdaFunction[] },
): QueueMapping[] {
  return resourcesOfType(stack, 'AWS::Lambda::EventSourceMapping').map(([logicalId, resource]) => {
    const properties = mappingSchema.parse(resolve(resource.Properties));
    const queue = queues.find(({ arn }) => arn === properties.EventSourceArn);
    const target = functions.find(({ functionName }) => functionName === properties.FunctionName);
    if (queue === undefined || target === undefined)
      throw new AssemblyError(`${logicalId}: its queue or its function is not in the stack`);
    if (queue.visibilitySeconds < target.timeoutSeconds)
      throw new AssemblyError(`${logicalId}: the function may outlast the queue's visibility time-out`);
    return {
      queue,
      functionName: target.functionName,
      batchSize: properties.BatchSize,
      windowSeconds: properties.MaximumBatchingWindowInSeconds,
      maximumConcurrency: properties.ScalingConfig.MaximumConcurrency,
    };
  });
}

/** The policies of a stack's queues, by the ARNs of those. */
export function readQueuePolicies(
  stack: Stack,
  resolve: Resolve,
  queues: readonly Pick<Queue, 'arn' | 'url'>[],
): QueuePolicy[] {
  return resourcesOfType(stack, 'AWS::SQS::QueuePolicy').map(([, resource]) => {
    const { PolicyDocument, Queues } = policySchema.parse(resolve(resource.Properties));
    return {
      queueArns: queues.filter(({ url }) => Queues.includes(url)).map(({ arn }) => arn),
      document: PolicyDocument,
    };
  });
}
