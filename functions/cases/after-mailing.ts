import type { CaseRecord } from '../domain/case/case-record.ts';
import { type DueMessage, NOTHING_DUE, triedInVain } from '../domain/due/due.ts';
import type { NamedCase } from '../domain/message/message.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { withQuestionSent } from '../domain/telling/question-sent.ts';
import { log } from '../runtime/logger.ts';

/** What is news for so long is news no more; a question's own mail goes on for as long as its question. */
const GIVEN_UP_AFTER_MS = 3 * 86_400_000;

/** What a try to send a mail has come to. `overtaken`: there is nothing to say any more. */
export type Fate = 'sent' | 'overtaken' | 'in-vain';

/** A mail of a case whose message is written down. */
export interface Begun {
  mark: string;
  messageId: string;
  address: string;
  about: NamedCase;
  at: string;
}

/** The case with where its message stands: what is due points at it, and one that asks is kept. */
export function pointingAt(record: CaseRecord, { mark, messageId, address, about, at }: Begun): CaseRecord {
  const { due = NOTHING_DUE } = record;
  const { caseId, questionNumber, role } = about;
  const isKept = questionNumber !== undefined && caseId === record.caseId;
  const asking = isKept ? [{ messageId, address, role, questionNumber, at }] : [];
  return {
    ...record,
    due: {
      ...due,
      messages: due.messages.map((one) => (one.mark === mark ? { ...one, messageId } : one)),
    },
    messages: [...record.messages.filter((one) => !isKept || one.messageId !== messageId), ...asking],
  };
}

/** The case once a try to send one of its mails is over. `tries`: how often the message was tried before, in vain. */
export function afterMailing(
  record: CaseRecord,
  { mark, fate, tries }: { mark: string; fate: Fate; tries: number },
  { at, settings }: { at: string; settings: Settings },
): CaseRecord {
  const { due = NOTHING_DUE, told = [] } = record;
  const mail = due.messages.find((one) => one.mark === mark);
  if (fate === 'in-vain') {
    const messages = due.messages
      .map((one) => (one.mark === mark ? triedInVain({ ...one, tries }, at, 'tell') : one))
      .filter((one) => one.mark !== mark || one.about.is === 'question' || !isGivenUp(one, at));
    return { ...record, due: { ...due, messages } };
  }
  const next = { ...record, due: { ...due, messages: due.messages.filter((one) => one.mark !== mark) } };
  if (fate === 'overtaken') return next;
  const sent = { ...next, told: [...new Set([...told, mark])] };
  return mail?.about.is === 'question' ? withQuestionSent(sent, { at, settings }) : sent;
}

function isGivenUp({ since, mark }: DueMessage, at: string): boolean {
  const isOver = Date.parse(at) - Date.parse(since) > GIVEN_UP_AFTER_MS;
  if (isOver) log('error', 'a mail is given up', { step: mark.split(':')[0] });
  return isOver;
}
