import type { CaseRecord } from '../domain/case/case-record.ts';
import type { DueOf } from '../domain/due/gather.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import { messageKeptUntil, namedWith } from '../domain/message/message.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { pointingAt } from '../domain/telling/mail-of-case.ts';
import { composeMail } from '../mail/compose.ts';
import { composeMessage, orderDue, type ReadyCase } from '../mail/compose-due.ts';
import { createLink } from '../mail/link.ts';
import type { CaseTable, Mailer, MessageTable } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import { changeItem } from './change-record.ts';
import type { Outgoing } from './outgoing.ts';

export interface Mailing {
  table: CaseTable;
  messages: MessageTable;
  mailer: Mailer;
  settings: Settings;
  casePageUrl: string;
  /** Whether this run may begin with one message more. */
  isTimeToMail(): boolean;
}

/** The items as this run knows them, by user: each write takes its place here. */
export type Known = Map<string, CaseRecord>;

/** A case of a message, with what a mail says of it. */
export interface Ready extends ReadyCase {
  one: DueOf;
}

/** A message that is ready to go, and the hash of the key in its link, if it has one. */
export interface Draft {
  outgoing: Outgoing;
  ready: Ready[];
  keyHash?: string | undefined;
}

/**
 * What a message would say now of each of its cases. Left out is what is overtaken, what another case of the user has taken
 * over since the items were read, by another mark, and, with a line in the log, what cannot be composed by itself: it holds
 * up no other.
 */
export function draftOf(
  outgoing: Outgoing,
  known: Known,
  at: string,
  { settings, casePageUrl }: Mailing,
): Draft & { overtaken: DueOf[]; unready: DueOf[] } {
  const asks = outgoing.wanted.some(({ due }) => due.about.is === 'question');
  const { url = '', keyHash } = asks ? createLink(outgoing.messageId, casePageUrl) : {};
  const draft = { outgoing, keyHash, ready: [] as Ready[], overtaken: [] as DueOf[], unready: [] as DueOf[] };
  for (const one of outgoing.wanted) {
    const record = known.get(one.userId);
    if (record !== undefined && record.caseId !== one.caseId) continue;
    try {
      const order = record && orderDue(record, one.due, { at, settings, link: url });
      if (order !== undefined) composeMail(order.order);
      if (order === undefined) draft.overtaken.push(one);
      else draft.ready.push({ ...order, one });
    } catch (error) {
      log('error', 'a mail could not be composed', { userId: one.userId, error: errorNameOf(error) });
      draft.unready.push(one);
    }
  }
  return draft;
}

/** Writes the message with its cases down before it is sent; whether it is. */
export function begin(
  { outgoing: { messageId, before, wanted }, ready, keyHash }: Draft,
  at: string,
  { messages, settings }: Mailing,
): Promise<boolean> {
  const address = wanted[0]?.due.recipient.address ?? '';
  const cases = namedWith(
    before,
    ready.map(({ about }) => about),
  );
  const attempt = { at, ...(keyHash !== undefined && { keyHash }) };
  return isDone('a message could not be written down', messageId, () =>
    messages.begin({ messageId, address, cases }, attempt, messageKeptUntil(at, settings)),
  );
}

/**
 * Lets each case point at the message. Returns those that the mail may name: a case that others have changed since it was read, or whose
 * item cannot be written, is not among them.
 */
export async function pointAll({ outgoing, ready }: Draft, known: Known, at: string, { table }: Mailing) {
  const pointing: Ready[] = [];
  const { messageId } = outgoing;
  for (const each of ready) {
    const { about, one } = each;
    const before = known.get(one.userId);
    const { mark, recipient } = one.due;
    const begun = { mark, messageId, about, address: recipient.address, at };
    await isDone('a case could not point at its message', messageId, async () => {
      if (before === undefined) return;
      const after = await changeItem(table, before, (current) => pointingAt(current, begun));
      known.set(one.userId, after);
      if (after.revision === before.revision + 1) pointing.push(each);
    });
  }
  return pointing;
}

/**
 * Tries once to send the message, naming these cases. `refused`: SES has answered that it does not take this one;
 * `over-quota`: that it takes no more today.
 */
export async function send(
  { messageId, wanted }: Outgoing,
  ready: readonly Ready[],
  at: string,
  { messages, mailer }: Mailing,
): Promise<'sent' | 'in-vain' | 'refused' | 'over-quota'> {
  const to = wanted[0]?.due.recipient.address ?? '';
  let taken: Awaited<ReturnType<Mailer['send']>>;
  try {
    taken = await mailer.send({ messageId, to, ...composeMessage(ready.map(({ order }) => order)) });
  } catch (error) {
    log('error', 'a mail could not be sent', { messageId, error: errorNameOf(error) });
    return error instanceof PermanentServiceError ? 'refused' : 'in-vain';
  }
  if (taken === 'over-quota') return taken;
  const { sesMessageId } = taken;
  const userIds = ready.map(({ one }) => one.userId);
  await isDone('a mail that was sent could not be marked', messageId, () =>
    messages.sent(messageId, { at, sesMessageId, userIds }),
  );
  return 'sent';
}

async function isDone(problem: string, messageId: string, act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    log('error', problem, { messageId, error: errorNameOf(error) });
    return false;
  }
}
