import { TEXTS } from '../languages.ts';
import { oneLine } from '../texts/visible.ts';
import { showAccount } from './lines.ts';
import type { MailOrder } from './order.ts';
import { oldestFirst } from './thread.ts';

const SUBJECT_LIMIT = 120;

/**
 * What is asked, of which user, and when its case was opened. The same for all mails about the same cases: most clients begin a new
 * conversation when it changes. Only the security contacts read of a quarantined user that it is one, as a conversation of its own.
 * One line of at most 120 characters; the account's name gives way first, then the end of a long user name.
 */
export function mailSubject(orders: readonly MailOrder[]): string {
  const [first] = orders;
  if (first === undefined) throw new RangeError('A mail is about one case at least.');
  const { settings } = first;
  const { mail, gathered } = TEXTS[settings.language];
  const [oldest = first.case] = oldestFirst(orders.map((order) => order.case));
  const common = {
    day: mail.times.day(oldest.openedAt, settings.timeZone),
    isQuarantined: orders.every(
      (one) => one.recipient.role === 'security-contact' && one.case.quarantine !== undefined,
    ),
  };
  const others = orders.length - 1;
  const { account } = oldest;
  const ways = [showAccount(account, settings), account].map(
    (shown) => (user: string) =>
      others === 0
        ? mail.subject({ ...common, user, account: shown })
        : gathered.subject({ ...common, user, others }),
  );
  return shortest(oneLine(oldest.userName, 64), ways);
}

/** The first of these that fits with the whole name; else the last, with as much of the name as fits. */
function shortest(user: string, ways: ((user: string) => string)[]): string {
  const whole = ways.map((say) => say(user)).find((text) => [...text].length <= SUBJECT_LIMIT);
  const last = ways.at(-1) ?? String;
  return whole ?? last(oneLine(user, SUBJECT_LIMIT - [...last('')].length));
}
