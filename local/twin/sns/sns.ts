import * as z from 'zod';
import { operation, type Service, ServiceError } from '../service.ts';

/** A message that a topic accepted. */
export interface PublishedMessage {
  /** Epoch milliseconds. */
  at: number;
  messageId: string;
  topicArn: string;
  subject: string | undefined;
  message: string;
  /** Attributes by name; an array as JSON. */
  attributes: Readonly<Record<string, string>>;
}

/** The twin's SNS. */
export interface Sns {
  service: Service;
  /** Every accepted message, oldest first. */
  published: readonly PublishedMessage[];
}

const attribute = z.strictObject({
  DataType: z.literal(['String', 'String.Array', 'Number']),
  StringValue: z.string().min(1),
});

const parameters = z.strictObject({
  TopicArn: z.string(),
  Message: z.string(),
  Subject: z.string().optional(),
  MessageAttributes: z.record(z.string(), attribute).optional(),
});

/** 256 KiB, attributes included (SNS quotas). */
const maxBytes = 262_144;

/** SNS with these topics. */
export function createSns(options: { topicArns: readonly string[] }): Sns {
  const published: PublishedMessage[] = [];
  const publish = operation({
    parameters,
    run(request, { now }) {
      check(request);
      if (!options.topicArns.includes(request.TopicArn)) {
        throw new ServiceError('NotFound', 'Topic does not exist', 404);
      }
      const MessageId = `00000000-0000-4000-8000-${String(published.length + 1).padStart(12, '0')}`;
      published.push({
        at: now,
        messageId: MessageId,
        topicArn: request.TopicArn,
        subject: request.Subject,
        message: request.Message,
        attributes: stringsOf(request.MessageAttributes),
      });
      return { MessageId };
    },
  });
  return {
    service: {
      name: 'sns',
      prefix: 'sns',
      protocol: 'aws-query',
      namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
      operations: { Publish: publish },
    },
    published,
  };
}

function stringsOf(attributes: z.infer<typeof parameters>['MessageAttributes'] = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, { StringValue }]) => [name, StringValue]));
}

function check({ Message, Subject, MessageAttributes }: z.infer<typeof parameters>): void {
  if (Message === '') throw invalid('Empty message');
  const attributes = Object.entries(MessageAttributes ?? {}).flatMap(([name, value]) => [
    name,
    ...Object.values(value),
  ]);
  const bytes = [Message, ...attributes].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > maxBytes) throw invalid('Message too long');
  // API reference, Publish: no line breaks or control characters, less than 100 characters.
  if (Subject !== undefined && !/^\P{Cc}{1,99}$/u.test(Subject)) throw invalid('Subject');
}

function invalid(what: string): ServiceError {
  return new ServiceError('InvalidParameter', `Invalid parameter: ${what}`);
}
