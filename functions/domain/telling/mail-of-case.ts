import type { CaseRecord } from '../case/case-record.ts';
import { type DueMessage, NOTHING_DUE, triedInVain } from '../due/due.ts';
import type { DueOf } from '../due/gather.ts';
import { formerMark } from '../message/mailed.ts';
import type { NamedCase } from '../message/message.ts';
import type { Settings } from '../settings/settings.ts';
import { withQuestionSent } from './question-sent.ts';

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

/** The mails of a case that may go out. A question that is decided and not put yet may go on with its mail: nothing is said of it now. */
export function mailsOf(record: CaseRecord): DueOf[] {
  const { userId, caseId, due = NOTHING_DUE, status, question } = record;
  const isPut = question?.taskToken !== undefined || question?.answerId !== undefined;
  const isBetween = status === 'open' && question !== undefined && !isPut;
  return due.messages
    .filter(({ about }) => about.is !== 'question' || !isBetween)
    .map((one) => ({ userId, caseId, due: one }));
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

/**
 * The case once a try to send one of its mails is over. What was not sent stays due, but for news that is too old by
 * now. `tries`: how often the message was tried before, in vain; `caseId`: whose mail it was when it went out.
 */
export function afterMailing(
  record: CaseRecord,
  { mark, fate, tries, caseId = record.caseId }: { mark: string; fate: Fate; tries: number; caseId?: string },
  { at, settings }: { at: string; settings: Settings },
): CaseRecord {
  const { due = NOTHING_DUE, told = [] } = record;
  const mail = due.messages.find((one) => one.mark === mark) ?? ofFormer(due.messages, { mark, caseId });
  const withMessages = (messages: DueMessage[]) => ({ ...record, due: { ...due, messages } });
  const others = due.messages.filter((one) => one !== mail);
  if (fate === 'in-vain') {
    if (mail === undefined || isGivenUp(mail, at)) return withMessages(others);
    const again = triedInVain({ ...mail, tries }, at, 'tell');
    return withMessages(due.messages.map((one) => (one === mail ? again : one)));
  }
  if (fate === 'overtaken') return withMessages(others);
  // What another case told, this one may have to tell as well.
  const isOwn = mail !== undefined || caseId === record.caseId;
  const sent = {
    ...withMessages(others),
    ...(isOwn && { told: [...new Set([...told, mail?.mark ?? mark])] }),
  };
  return mail?.about.is === 'question' ? withQuestionSent(sent, { at, settings }) : sent;
}

/** A mail of the case before, which ended while the mail was on its way. */
function ofFormer(
  messages: readonly DueMessage[],
  { mark, caseId }: { mark: string; caseId: string },
): DueMessage | undefined {
  return messages.find((one) => one.mark === formerMark(mark, caseId));
}

/** Whether a mail that is tried in vain at this time is tried no more. */
export function isGivenUp({ since, about }: DueMessage, at: string): boolean {
  return about.is !== 'question' && Date.parse(at) - Date.parse(since) > GIVEN_UP_AFTER_MS;
}
