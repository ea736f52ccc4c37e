import { CASES_AT_MOST, type DueOf } from '../due/gather.ts';
import { isTakenFor, type Message } from './message.ts';

/** What becomes of a group of mails of which a message was begun. */
export interface Shares {
  /** SES has taken a mail that names them. */
  taken: DueOf[];
  /** Goes out, or on, with that message. */
  together: DueOf[];
  /** Goes out with another. */
  apart: DueOf[];
}

/** An item has room for some thousand tries; a message that was tried as often goes on as another. */
const TRIES_KEPT = 1000;

/**
 * A group by what its message, as far as its item is there, allows: what SES has taken of it is not sent again, what that mail has not named
 * goes apart, and what is new joins a message that was begun only while it names few enough.
 */
export function sharesOf(group: readonly DueOf[], message: Message | undefined): Shares {
  const isBegun = ({ due }: DueOf) => due.messageId !== undefined;
  const { attempts = [], cases = [] } = message ?? {};
  if (message?.sent !== undefined) {
    const isTaken = (one: DueOf) => isBegun(one) && isTakenFor(message, one.userId);
    return { taken: group.filter(isTaken), together: [], apart: group.filter((one) => !isTaken(one)) };
  }
  if (attempts.length >= TRIES_KEPT) return { taken: [], together: [], apart: [...group] };
  const users = new Set([...cases, ...group].map(({ userId }) => userId));
  const joins = (one: DueOf) => users.size <= CASES_AT_MOST || isBegun(one);
  return { taken: [], together: group.filter(joins), apart: group.filter((one) => !joins(one)) };
}
