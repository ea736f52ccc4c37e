import { describe, expect, it } from 'vitest';
import type { SetUp } from '../../../local/twin/set-up/spec.ts';
import { lookAt, TOPIC, undeployed } from './bench.ts';

const SUBJECT = "operators' topic";
const MEND = `aws sns subscribe --topic-arn ${TOPIC} --protocol email --notification-endpoint ADDRESS; then follow the link in the mail.`;

async function lineOf(change: (setUp: SetUp) => void) {
  const { lines } = await lookAt({ change });
  return lines.find(({ subject }) => subject === SUBJECT);
}
const subscribed =
  (...arns: string[]) =>
  ({ topics }: SetUp): void => {
    topics[TOPIC] = arns;
  };

describe("the operators' topic", () => {
  it('is ok with somebody who has confirmed, on whatever page of the list', async () => {
    expect(await lineOf(() => {})).toEqual({
      subject: SUBJECT,
      state: 'ok',
      says: '1 subscription of it is confirmed, 1 is not',
    });
    expect(await lineOf(subscribed(`${TOPIC}:a`, `${TOPIC}:b`))).toMatchObject({
      state: 'ok',
      says: '2 subscriptions of it are confirmed',
    });
  });

  it.each<[string, string[], string]>([
    ['nobody is subscribed', [], 'Nobody is subscribed to it'],
    ['somebody has left', ['Deleted'], 'Nobody is subscribed to it'],
    [
      'nobody has confirmed',
      ['PendingConfirmation', 'PendingConfirmation'],
      'None of its 2 subscriptions is confirmed',
    ],
  ])('is wrong where %s: every alarm is lost', async (_, arns, says) => {
    expect(await lineOf(subscribed(...arns))).toEqual({
      subject: SUBJECT,
      state: 'wrong',
      says: `${says}: every alarm and message is lost.`,
      mend: MEND,
    });
  });

  it('is wrong where it was deleted by hand', async () => {
    const gone = (setUp: SetUp) => {
      setUp.topics = {};
    };

    expect(await lineOf(gone)).toMatchObject({
      state: 'wrong',
      says: `${TOPIC} is gone: every alarm and message is lost.`,
      mend: 'Create it again: npx cdk deploy UnusedCredentialsHub --revert-drift',
    });
  });

  it('cannot be told before the hub stack says which it is', async () => {
    expect(await lineOf(undeployed)).toEqual({
      subject: SUBJECT,
      state: 'cannot tell',
      says: 'It comes with the hub stack, whose output OperatorsTopicArn names it.',
      mend: 'Deploy, subscribe somebody to it, then run the doctor again.',
    });
  });
});
