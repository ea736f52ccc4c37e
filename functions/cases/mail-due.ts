import type { CaseRecord } from '../domain/case/case-record.ts';
import { type DueMessage, NOTHING_DUE, triedInVain } from '../domain/due/due.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { withQuestionSent } from '../domain/telling/question-sent.ts';
import { composeDue } from '../mail/compose-due.ts';
import { log } from '../runtime/logger.ts';
import { changeItem } from './change-record.ts';
import { beginAll, type Mailing, messagesOf, type Ready, sendAll, type Wanted } from './send-messages.ts';

/** What is news for so long is news no more; a question's own mail goes on for as long as its question. */
const GIVEN_UP_AFTER_MS = 3 * 86_400_000;

/**
 * Tries once to send the mails of a case that are due. The item of a message, with the hash of its link's key, is in the
 * table and the case points at it before it goes out; what SES has taken is marked on both after it. So a mail is
 * doubled only where SES took it and the answer was lost, and both are one message (design D13). Nothing goes out that was
 * composed from an item that others have changed since. What is
 * overtaken is left out, what fails stays due. Returns the record as it then stands.
 */
export async function mailDue(record: CaseRecord, at: string, mailing: Mailing): Promise<CaseRecord> {
  const { messages } = record.due ?? NOTHING_DUE;
  const wanted = messages.filter((one) => isTried(one, at) && !isBetween(record, one));
  if (wanted.length === 0) return record;
  const known = await messagesOf(wanted, mailing);
  const taken = known.flatMap(({ due, isTaken }) => (isTaken ? [due.mark] : []));
  const left = known.flatMap(({ due, isTaken }) => (isTaken ? [] : [due]));
  const ready = left.flatMap((due): Ready[] => {
    const composed = composeDue(record, due, { ...mailing, at, messageId: due.messageId });
    return composed === undefined ? [] : [{ ...composed, due }];
  });
  const begun = await beginAll(ready, at, mailing);
  const pointing =
    begun.length === 0
      ? record
      : await changeItem(mailing.table, record, (current) => withMessages(current, begun, at));
  // What somebody has written meanwhile may make them untrue: they are composed anew at the next run.
  if (begun.length > 0 && pointing.revision !== record.revision + 1) return pointing;
  const sent = await sendAll(begun, at, mailing);
  const isOvertaken = ({ mark }: Wanted) => !ready.some(({ due }) => due.mark === mark);
  const fate = {
    sent: new Set([...taken, ...sent]),
    overtaken: new Set(left.filter(isOvertaken).map(({ mark }) => mark)),
  };
  return changeItem(mailing.table, pointing, (current) =>
    afterMailing(current, fate, { at, settings: mailing.settings }),
  );
}

function isTried({ nextTryAt }: DueMessage, at: string): boolean {
  return Date.parse(nextTryAt) <= Date.parse(at);
}

/** A question that is decided and not put yet may go on with this mail: nothing is said of it now. */
function isBetween({ status, question }: CaseRecord, { about }: DueMessage): boolean {
  const isPut = question?.taskToken !== undefined || question?.answerId !== undefined;
  return about.is === 'question' && status === 'open' && question !== undefined && !isPut;
}

/** The case with where its messages stand: what is due points at them, and those that ask are kept. */
function withMessages(record: CaseRecord, begun: readonly Ready[], at: string): CaseRecord {
  const { due = NOTHING_DUE } = record;
  const idOf = new Map(begun.map(({ due: { mark, messageId } }) => [mark, messageId]));
  const asking = begun.flatMap(({ about, due: { messageId, recipient } }) => {
    const { caseId, questionNumber, role } = about;
    if (questionNumber === undefined || caseId !== record.caseId) return [];
    return [{ messageId, address: recipient.address, role, questionNumber, at }];
  });
  const others = record.messages.filter(
    ({ messageId }) => !asking.some((one) => one.messageId === messageId),
  );
  return {
    ...record,
    due: {
      ...due,
      messages: due.messages.map((one) => ({ ...one, messageId: idOf.get(one.mark) ?? one.messageId })),
    },
    messages: [...others, ...asking],
  };
}

function afterMailing(
  record: CaseRecord,
  { sent, overtaken }: { sent: Set<string>; overtaken: Set<string> },
  { at, settings }: { at: string; settings: Settings },
): CaseRecord {
  const { due = NOTHING_DUE, told = [] } = record;
  const left = due.messages
    .filter(({ mark }) => !sent.has(mark) && !overtaken.has(mark))
    .map((one) => (isTried(one, at) && !isBetween(record, one) ? triedInVain(one, at, 'tell') : one))
    .filter((one) => one.about.is === 'question' || !isGivenUp(one, at));
  const next: CaseRecord = {
    ...record,
    due: { ...due, messages: left },
    told: [...new Set([...told, ...sent])],
  };
  const asked = due.messages.filter(({ about, mark }) => about.is === 'question' && sent.has(mark));
  return asked.length === 0 ? next : withQuestionSent(next, { at, settings });
}

function isGivenUp({ since, mark }: DueMessage, at: string): boolean {
  const isOver = Date.parse(at) - Date.parse(since) > GIVEN_UP_AFTER_MS;
  if (isOver) log('error', 'a mail is given up', { step: mark.split(':')[0] });
  return isOver;
}
