import { randomUUID } from 'node:crypto';
import type { DueMessage } from '../domain/due/due.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import { messageKeptUntil } from '../domain/message/message.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { ReadyMail } from '../mail/compose-due.ts';
import type { CaseTable, Mailer, MessageTable } from '../ports.ts';
import { log } from '../runtime/logger.ts';

export interface Mailing {
  table: CaseTable;
  messages: MessageTable;
  mailer: Mailer;
  settings: Settings;
  casePageUrl: string;
}

/** What is due to be mailed, with the id of its message. */
export type Wanted = DueMessage & { messageId: string };

/** A mail that is ready to go, and what is due with it. */
export type Ready = ReadyMail & { due: Wanted };

/** What is due to be mailed, and whether SES has taken it in an earlier try, although the case does not know it. */
export type Known = { due: Wanted; isTaken: boolean };

/** An item has room for some thousand tries; a message that was tried as often goes on as another. */
const TRIES_KEPT = 1000;

/**
 * Each mail that is due with its message: the one that was begun, else a new one. One whose item cannot be read for good
 * goes on as a new message; where only the table does not answer, it is left for the next run.
 */
export async function messagesOf(
  wanted: readonly DueMessage[],
  { messages }: Pick<Mailing, 'messages'>,
): Promise<Known[]> {
  const known: Known[] = [];
  for (const due of wanted) known.push(...(await messageOf(due, messages)));
  return known;
}

async function messageOf(due: DueMessage, messages: MessageTable): Promise<Known[]> {
  const { messageId } = due;
  const anew: Known = { due: { ...due, messageId: randomUUID() }, isTaken: false };
  if (messageId === undefined) return [anew];
  try {
    const message = await messages.get(messageId);
    const isTaken = message?.sent !== undefined;
    const isFull = (message?.attempts.length ?? 0) >= TRIES_KEPT;
    return isFull && !isTaken ? [anew] : [{ due: { ...due, messageId }, isTaken }];
  } catch (error) {
    log('error', 'a message cannot be read', { messageId, error: errorNameOf(error) });
    return error instanceof PermanentServiceError ? [anew] : [];
  }
}

/** Writes each message down before it is sent; returns those that are. */
export async function beginAll(
  ready: readonly Ready[],
  at: string,
  { messages, settings }: Mailing,
): Promise<Ready[]> {
  const begun: Ready[] = [];
  for (const one of ready) {
    const { due, about, keyHash } = one;
    const message = { messageId: due.messageId, address: due.recipient.address, cases: [about] };
    const attempt = { at, ...(keyHash !== undefined && { keyHash }) };
    const isBegun = await isDone('a message could not be written down', one, () =>
      messages.begin(message, attempt, messageKeptUntil(at, settings)),
    );
    if (isBegun) begun.push(one);
  }
  return begun;
}

/** Tries once to send each mail; returns the marks of those that SES has taken. */
export async function sendAll(
  begun: readonly Ready[],
  at: string,
  { messages, mailer }: Mailing,
): Promise<Set<string>> {
  const sent = new Set<string>();
  for (const one of begun) {
    const { messageId, recipient, mark } = one.due;
    let sesMessageId = '';
    const isSent = await isDone('a mail could not be sent', one, async () => {
      ({ sesMessageId } = await mailer.send({ messageId, to: recipient.address, ...one.mail }));
    });
    if (!isSent) continue;
    sent.add(mark);
    await isDone('a mail that was sent could not be marked', one, () =>
      messages.sent(messageId, { at, sesMessageId }),
    );
  }
  return sent;
}

async function isDone(problem: string, { about, due }: Ready, act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    const { caseId } = about;
    log('error', problem, { caseId, about: due.about.is, error: errorNameOf(error) });
    return false;
  }
}
