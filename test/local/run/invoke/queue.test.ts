import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../../local/engine/clock.ts';
import { createBusy } from '../../../../local/run/invoke/busy.ts';
import type { InvocationResult } from '../../../../local/run/invoke/environment.ts';
import { createQueueRun } from '../../../../local/run/invoke/queue.ts';
import type { RedrivenMessage } from '../../../../local/run/invoke/queue-message.ts';

const ARN = 'arn:aws:sqs:eu-central-1:111122223333:clicks';
interface Record {
  messageId: string;
  body: string;
  attributes: { ApproximateReceiveCount: string };
}

/** A queue with a window of two seconds, ten messages a batch and two pollers; messages go after the third receive. */
function playing(answer: (records: Record[]) => InvocationResult) {
  const clock = createVirtualClock(0);
  const busy = createBusy();
  const batches: { at: number; bodies: string[]; receives: string[] }[] = [];
  const dead: RedrivenMessage[] = [];
  const queue = createQueueRun({
    clock,
    mapping: {
      queue: { arn: ARN, url: '', visibilitySeconds: 360, redrive: { arn: 'dead', maxReceiveCount: 3 } },
      functionName: 'open-cases',
      batchSize: 10,
      windowSeconds: 2,
      maximumConcurrency: 2,
    },
    track: busy.track,
    invoke: async (_name, event) => {
      const { Records } = event as { Records: Record[] };
      batches.push({
        at: clock.now(),
        bodies: Records.map(({ body }) => body),
        receives: Records.map(({ attributes }) => attributes.ApproximateReceiveCount),
      });
      return answer(Records);
    },
    onDead: (message) => dead.push(message),
  });
  const playOut = async (): Promise<void> => {
    do await busy.settled();
    while (clock.advance());
  };
  return { queue, clock, batches, dead, playOut };
}

const done = (failed: string[] = []): InvocationResult => ({
  payload: JSON.stringify({ batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }),
});
const failed: InvocationResult = { error: { errorType: 'E', errorMessage: 'm', trace: [] } };

describe('a queue of clicks', () => {
  it('gathers for its window; several pollers share what came together', async () => {
    const { queue, batches, playOut } = playing(() => done());

    for (const body of ['a', 'b', 'c']) queue.send(body);
    await playOut();

    expect(batches.map(({ at, bodies }) => [at, bodies])).toEqual([
      [2000, ['a', 'c']],
      [2000, ['b']],
    ]);
  });

  it('brings at most ten at a time', async () => {
    const { queue, batches, playOut } = playing(() => done());

    for (let index = 0; index < 45; index++) queue.send(String(index));
    await playOut();

    expect(batches.map(({ bodies }) => bodies.length)).toEqual([10, 10, 3, 10, 10, 2]);
  });

  it('brings again, after the visibility time-out, only what failed', async () => {
    const { queue, batches, playOut } = playing((records) =>
      done(records.flatMap((one) => (one.body === 'bad' && batches.length < 3 ? [one.messageId] : []))),
    );

    for (const body of ['bad', 'good', 'good']) queue.send(body);
    await playOut();

    expect(batches.map(({ at, bodies, receives }) => [at, bodies, receives])).toEqual([
      [2000, ['bad', 'good'], ['1', '1']],
      [2000, ['good'], ['1']],
      [364_000, ['bad'], ['2']],
    ]);
  });

  it.each([
    ['fails', failed],
    ['names a message that was not in the batch', done(['another'])],
    ['names nothing', { payload: '{"batchItemFailures":[{"itemIdentifier":""}]}' }],
  ])('brings all of a batch again whose function %s', async (_, answer) => {
    const { queue, batches, dead, playOut } = playing(() => answer);

    queue.send('a');
    await playOut();

    expect(batches.map(({ receives }) => receives)).toEqual([['1'], ['2'], ['3']]);
    expect(dead).toEqual([
      {
        messageId: expect.any(String),
        body: 'a',
        attributes: { ApproximateReceiveCount: '3', DeadLetterQueueSourceArn: ARN },
      },
    ]);
  });

  it.each(['null', '{}', '{"batchItemFailures":null}', '{"batchItemFailures":[]}'])(
    'takes %s for success',
    async (payload) => {
      const { queue, batches, dead, playOut } = playing(() => ({ payload }));

      queue.send('a');
      await playOut();

      expect(batches).toHaveLength(1);
      expect(dead).toEqual([]);
    },
  );
});
