import { type Message, messageSchema } from '../../../functions/domain/message/message.ts';
import type { MessageTable } from '../../../functions/ports.ts';
import type { Calls } from './calls.ts';

/** The messages in memory, which like the real ones are only added to. */
export interface FakeMessageTable extends MessageTable {
  /** All messages, for assertions, in the order in which they were begun. */
  all(): Message[];
  /** Stores a message as it is. */
  store(message: Message): void;
}

export function createMessageTable(calls: Calls): FakeMessageTable {
  const items = new Map<string, Message>();
  const store = (message: Message) =>
    void items.set(message.messageId, messageSchema.parse(JSON.parse(JSON.stringify(message))));
  const of = (messageId: string): Message | undefined => structuredClone(items.get(messageId));

  return {
    get: (messageId) => calls.run('messages.get', () => of(messageId)),
    begin: (message, attempt) =>
      calls.run('messages.begin', () => {
        const before = of(message.messageId);
        store({ ...before, ...message, attempts: [...(before?.attempts ?? []), attempt] });
      }),
    sent: (messageId, sent) =>
      calls.run('messages.sent', () => {
        const before = of(messageId);
        if (before === undefined) throw new Error(`no message ${messageId}`);
        store({ ...before, sent });
      }),
    bounced: (messageId, bounce) =>
      calls.run('messages.bounced', () => {
        const before = of(messageId);
        if (before === undefined) throw new Error(`no message ${messageId}`);
        store({ bounce, ...before });
      }),
    all: () => structuredClone([...items.values()]),
    store,
  };
}
