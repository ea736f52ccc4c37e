import { describe, expect, it } from 'vitest';
import { createSns } from '../../../../local/twin/sns/sns.ts';
import { callOperation, codeOf } from '../call-operation.ts';

const TopicArn = 'arn:aws:sns:eu-west-1:111122223333:operators';

function publish(overrides: object = {}) {
  const sns = createSns({ topicArns: [TopicArn] });
  const request = { TopicArn, Message: 'text', ...overrides };
  return { sns, sent: callOperation(sns.service, 'Publish', request, { now: 5 }) };
}

describe('Publish', () => {
  it('keeps what was published', async () => {
    const { sns, sent } = publish({
      Subject: 'Case closed',
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'closed' } },
    });
    const { MessageId } = await sent;

    expect(sns.published).toEqual([
      {
        at: 5,
        messageId: MessageId,
        topicArn: TopicArn,
        subject: 'Case closed',
        message: 'text',
        attributes: { kind: 'closed' },
      },
    ]);
  });

  it('takes a subject of 99 characters and a message of 256 KiB', async () => {
    const { sns, sent } = publish({ Subject: 'é'.repeat(99), Message: 'x'.repeat(262_144) });
    await sent;

    expect(sns.published).toHaveLength(1);
  });

  it.each([
    ['a subject of 100 characters', { Subject: 'x'.repeat(100) }, 'InvalidParameter'],
    ['a line break in the subject', { Subject: 'a\nb' }, 'InvalidParameter'],
    ['an empty subject', { Subject: '' }, 'InvalidParameter'],
    ['an empty message', { Message: '' }, 'InvalidParameter'],
    ['more than 256 KiB', { Message: 'é'.repeat(131_073) }, 'InvalidParameter'],
    [
      'attributes beyond 256 KiB',
      { Message: 'x'.repeat(262_140), MessageAttributes: { k: { DataType: 'String', StringValue: 'v' } } },
      'InvalidParameter',
    ],
    ['an unknown topic', { TopicArn: `${TopicArn}-2` }, 'NotFound'],
  ])('rejects %s', async (_what, overrides, code) => {
    const { sns, sent } = publish(overrides);

    expect(await codeOf(sent)).toBe(code);
    expect(sns.published).toEqual([]);
  });
});
