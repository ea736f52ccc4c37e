import type { QueueMapping } from '../../assembly/types.ts';
import type { Clock, Timer } from '../../engine/clock.ts';
import type { InvocationResult } from './environment.ts';
import { eventOf, failedOf, type Message, type RedrivenMessage, redriven } from './queue-message.ts';

/** A standard queue with the pollers that bring its messages to a function. */
export interface QueueRun {
  send(body: string): void;
  /** When the window in which messages are gathered ends; undefined while none is open. */
  windowEnd(): number | undefined;
  /** Ends the window now. */
  deliver(): void;
}

interface QueueOptions {
  clock: Clock;
  mapping: QueueMapping;
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
  /** Runs work as part of the run. */
  track(work: () => Promise<void>): void;
  /** Takes what was received as often as the queue allows. */
  onDead(message: RedrivenMessage): void;
}

/**
 * Plays a queue on the virtual clock as SQS and Lambda do: what arrives within a window is gathered, the pollers share
 * it, so that what was sent together comes in several batches; a message that failed comes again after the visibility
 * time-out, and goes to the dead-letter queue after the last receive.
 */
export function createQueueRun({ clock, mapping, invoke, track, onDead }: QueueOptions): QueueRun {
  const { queue, batchSize, windowSeconds, maximumConcurrency } = mapping;
  const batches: Message[][] = [];
  let visible: Message[] = [];
  let window: { at: number; timer: Timer } | undefined;
  let running = 0;
  let sent = 0;

  const gather = (message: Message): void => {
    visible.push(message);
    const at = clock.now() + windowSeconds * 1000;
    window ??= { at, timer: clock.schedule(at, deliver) };
  };

  const deliver = (): void => {
    window?.timer.cancel();
    window = undefined;
    batches.push(...shared(visible, maximumConcurrency, batchSize));
    visible = [];
    while (running < maximumConcurrency && batches.length > 0) startNext();
  };

  const startNext = (): void => {
    const batch = batches.shift();
    if (batch === undefined) return;
    running += 1;
    track(async () => {
      await handle(batch);
      running -= 1;
      startNext();
    });
  };

  const handle = async (batch: Message[]): Promise<void> => {
    const at = clock.now();
    for (const message of batch) {
      message.receives += 1;
      message.firstReceivedAt ??= at;
    }
    const result = await invoke(mapping.functionName, eventOf(batch, queue));
    for (const message of failedOf(batch, result))
      clock.schedule(at + queue.visibilitySeconds * 1000, () => comeAgain(message));
  };

  const comeAgain = (message: Message): void => {
    const isOver = message.receives >= (queue.redrive?.maxReceiveCount ?? Number.POSITIVE_INFINITY);
    if (isOver) onDead(redriven(message, queue));
    else gather(message);
  };

  return {
    send(body) {
      const messageId = `00000000-0000-4000-a000-${String(sent++).padStart(12, '0')}`;
      gather({ messageId, body, sentAt: clock.now(), receives: 0 });
    },
    windowEnd: () => window?.at,
    deliver,
  };
}

/** The messages as so many pollers receive them in turn, in batches of at most this size. */
function shared(messages: readonly Message[], pollers: number, size: number): Message[][] {
  const parts = Array.from({ length: pollers }, (_, poller) =>
    messages.filter((_message, index) => index % pollers === poller),
  );
  return parts.flatMap((part) =>
    Array.from({ length: Math.ceil(part.length / size) }, (_, index) =>
      part.slice(index * size, (index + 1) * size),
    ),
  );
}
