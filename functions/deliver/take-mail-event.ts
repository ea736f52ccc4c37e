import { changeItem } from '../cases/change-record.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import { issuesOf } from '../domain/errors/issues.ts';
import type { Bounce, Message } from '../domain/message/message.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { withBounceTold, withComplaintTold } from '../domain/telling/bounce-told.ts';
import type { CaseTable, MessageTable } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import { measure } from '../runtime/metrics.ts';
import { type MailNews, mailEventSchema, newsOf } from './mail-event.ts';

/** What SES's news are written to. */
export interface Dependencies {
  table: CaseTable;
  messages: Pick<MessageTable, 'get' | 'bounced'>;
  settings: Settings;
}

/** What each kind of news counts as; no alarm looks at it: operators are told of each address to which no mail comes. */
const METRIC = {
  bounced: 'MailsBounced',
  rejected: 'MailsBounced',
  suppressed: 'MailsBounced',
  complained: 'MailComplaints',
  'bounced-for-now': 'MailsDelayed',
  delayed: 'MailsDelayed',
} as const satisfies Record<MailNews['is'], string>;

/**
 * Takes what SES tells of a mail. One that has not come to its address is marked on the item of its message, and on every
 * case that it names: its question has not reached that person. A complaint is told to the operators; what is late is
 * only counted. Only writes to the table, so that no lease is needed; the same event again changes nothing. Ignores
 * what is not about a message of ours. Throws InvalidInputError for an event of another shape.
 */
export async function takeMailEvent(event: unknown, dependencies: Dependencies): Promise<void> {
  const parsed = mailEventSchema.safeParse(event);
  if (!parsed.success) throw new InvalidInputError(`The event cannot be read: ${issuesOf(parsed.error)}`);
  const { time: at } = parsed.data;
  const news = newsOf(parsed.data);
  const { messageId, sesMessageId, is } = news;
  const message = messageId === undefined ? undefined : await dependencies.messages.get(messageId);
  if (message === undefined || !isOf(message, news))
    return log('info', 'an event is not about a message of a case', { messageId, sesMessageId, is });
  await write(message, { at, news }, dependencies);
  // Once, however often the table has refused it before.
  measure({ at, values: { [METRIC[is]]: 1 }, about: { message: 'mail', is, messageId } });
}

/** What the news changes in the table. */
async function write(
  message: Message,
  { at, news: { is, sesMessageId } }: { at: string; news: MailNews },
  dependencies: Dependencies,
): Promise<void> {
  switch (is) {
    case 'bounced':
    case 'rejected':
    case 'suppressed':
      return bounced(message, { at, why: is, sesMessageId }, dependencies);
    case 'complained':
      return changeCases(message, dependencies, (record) =>
        withComplaintTold(record, message.address, { at, settings: dependencies.settings }),
      );
    default:
      return;
  }
}

/** The address is the message's, and the mail the one that it is marked with: it may not be marked yet. */
function isOf({ address, sent }: Message, { addresses, sesMessageId }: MailNews): boolean {
  const isItsAddress = addresses.some((one) => one.toLowerCase() === address.toLowerCase());
  return isItsAddress && (sent === undefined || sent.sesMessageId === sesMessageId);
}

async function bounced(message: Message, bounce: Bounce, dependencies: Dependencies): Promise<void> {
  const { messageId, address } = message;
  const { at, why } = bounce;
  const { messages, settings } = dependencies;
  await messages.bounced(messageId, bounce);
  await changeCases(message, dependencies, (record) =>
    withBounceTold(record, { at, why, messageId, address }, { at, settings }),
  );
}

/**
 * Each case that the message names, as far as the item of its user holds it still. What one meets holds up no other; the
 * first error is thrown after all, so that the event comes again: what is written changes nothing then.
 */
async function changeCases(
  { cases }: Message,
  { table }: Dependencies,
  change: (record: CaseRecord) => CaseRecord | undefined,
): Promise<void> {
  const errors: unknown[] = [];
  for (const { userId, caseId } of cases) {
    try {
      const seen = await table.get(userId);
      if (seen === undefined) continue;
      await changeItem(table, seen, (record) => (record.caseId === caseId ? change(record) : undefined));
    } catch (error) {
      log('error', 'a case could not be told of its mail', { caseId, error: errorNameOf(error) });
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
