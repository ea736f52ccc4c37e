import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { OperatorsTopic } from '../ports.ts';
import { calling, clientSettings, lazily } from './call.ts';
import { onOneLine } from './one-line.ts';

/** A subject has fewer than 100 characters (SNS API reference, Publish). */
const SUBJECT_LENGTH = 99;

/** Publishes to one topic; the attributes go along for filter policies. */
export function operatorsTopic(options: { topicArn: string; client?: () => SNSClient }): OperatorsTopic {
  const { topicArn, client = lazily(() => new SNSClient(clientSettings)) } = options;
  return {
    async publish({ subject, text, attributes }) {
      const command = new PublishCommand({
        TopicArn: topicArn,
        Subject: topicSubject(subject),
        Message: text,
        MessageAttributes: attributesOf(attributes),
      });
      await calling('Tell the operators (Publish)', () => client().send(command));
    },
  };
}

/** Cut between characters: half a surrogate pair is no text. An empty subject is left out, SNS takes none. */
function topicSubject(subject: string): string | undefined {
  const cut = onOneLine(subject)
    .slice(0, SUBJECT_LENGTH)
    .replace(/[\ud800-\udbff]$/, '');
  return cut === '' ? undefined : cut;
}

type Attributes = NonNullable<PublishCommand['input']['MessageAttributes']>;

/** SNS takes no attribute with an empty value. A filter matches a `String.Array` by any of its elements. */
function attributesOf(attributes: Record<string, string | string[]>): Attributes {
  const filled = Object.entries(attributes).filter(([, value]) => value.length > 0);
  return Object.fromEntries(
    filled.map(([name, value]) => [
      name,
      typeof value === 'string'
        ? { DataType: 'String', StringValue: value }
        : { DataType: 'String.Array', StringValue: JSON.stringify(value) },
    ]),
  );
}
