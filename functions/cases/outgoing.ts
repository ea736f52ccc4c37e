import { randomUUID } from 'node:crypto';
import { CASES_AT_MOST, type DueOf } from '../domain/due/gather.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import { isTakenFor, type Message } from '../domain/message/message.ts';
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

/** An item has room for some thousand tries; a message that was tried as often goes on as another. */
const TRIES_KEPT = 1000;

/**
 * A group with its message: the one that was begun, else a new one. What SES has taken of it is not sent again; what that mail has not named goes on as a
 * new message, as does everything where the item cannot be read for good. Where only the table does not answer, it waits.
 */
export async function resolve(
  group: readonly DueOf[],
  { messages }: { messages: MessageTable },
): Promise<Resolved> {
  const messageId = group.find(({ due }) => due.messageId !== undefined)?.due.messageId;
  if (messageId === undefined) return toSend([anew(group)]);
  try {
    return withMessage(group, messageId, await messages.get(messageId));
  } catch (error) {
    log('error', 'a message cannot be read', { messageId, error: errorNameOf(error) });
    return error instanceof PermanentServiceError
      ? toSend([anew(group)])
      : { ...toSend([]), waiting: [...group] };
  }
}

function withMessage(group: readonly DueOf[], messageId: string, before: Message | undefined): Resolved {
  const isBegun = ({ due }: DueOf) => due.messageId !== undefined;
  if (before?.sent !== undefined) {
    const isTaken = (one: DueOf) => isBegun(one) && isTakenFor(before, one.userId);
    return { ...toSend([anew(group.filter((one) => !isTaken(one)))]), taken: group.filter(isTaken) };
  }
  if ((before?.attempts.length ?? 0) >= TRIES_KEPT) return toSend([anew(group)]);
  const users = new Set([...(before?.cases ?? []), ...group].map(({ userId }) => userId));
  const message = (wanted: DueOf[]): Outgoing => ({ messageId, ...(before && { before }), wanted });
  if (users.size <= CASES_AT_MOST) return toSend([message([...group])]);
  return toSend([message(group.filter(isBegun)), anew(group.filter((one) => !isBegun(one)))]);
}

function anew(wanted: readonly DueOf[]): Outgoing {
  return { messageId: randomUUID(), wanted: [...wanted] };
}

function toSend(messages: Outgoing[]): Resolved {
  return { messages: messages.filter(({ wanted }) => wanted.length > 0), taken: [], waiting: [] };
}
