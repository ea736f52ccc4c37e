import { randomUUID } from 'node:crypto';
import type { DueOf } from '../domain/due/gather.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import { sharesOf } from '../domain/message/gathered.ts';
import type { Message } from '../domain/message/message.ts';
import type { MessageTable } from '../ports.ts';
import { log } from '../runtime/logger.ts';

/** A message that is to go out, and what is due to be told with it. */
export interface Outgoing {
  messageId: string;
  /** Its item, where it was begun. */
  before?: Message;
  wanted: DueOf[];
}

/** What becomes of a group of mails: messages to go out, what SES has taken in an earlier try, and what must wait. */
export interface Resolved {
  messages: Outgoing[];
  taken: DueOf[];
  waiting: DueOf[];
}

/**
 * A group with its message: the one that was begun, else a new one. What SES has taken of it is not sent again; what that mail has not named goes on as a
 * new message, as does everything where the item cannot be read for good. Where only the table does not answer, it waits.
 */
export async function resolve(
  group: readonly DueOf[],
  { messages }: { messages: MessageTable },
): Promise<Resolved> {
  const messageId = group.find(({ due }) => due.messageId !== undefined)?.due.messageId;
  if (messageId === undefined) return toSend(anew(group));
  try {
    const before = await messages.get(messageId);
    const { taken, together, apart } = sharesOf(group, before);
    const begun: Outgoing = { messageId, ...(before && { before }), wanted: together };
    return { ...toSend(begun, anew(apart)), taken };
  } catch (error) {
    log('error', 'a message cannot be read', { messageId, error: errorNameOf(error) });
    return error instanceof PermanentServiceError
      ? toSend(anew(group))
      : { ...toSend(), waiting: [...group] };
  }
}

function anew(wanted: readonly DueOf[]): Outgoing {
  return { messageId: randomUUID(), wanted: [...wanted] };
}

function toSend(...messages: Outgoing[]): Resolved {
  return { messages: messages.filter(({ wanted }) => wanted.length > 0), taken: [], waiting: [] };
}
