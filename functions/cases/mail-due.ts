import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Link } from '../domain/case/link.ts';
import { type DueMessage, NOTHING_DUE, triedInVain } from '../domain/due/due.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { withQuestionSent } from '../domain/telling/question-sent.ts';
import { composeDue, type ReadyMail } from '../mail/compose-due.ts';
import type { CaseTable, Mailer } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import { changeItem } from './change-record.ts';

export interface Mailing {
  table: CaseTable;
  mailer: Mailer;
  settings: Settings;
  casePageUrl: string;
}

/** Of one question and mailbox: SES may have taken a mail whose reply was lost, so that more than one link is out. */
const LINKS_KEPT = 5;
/** What nobody took for so long is news no more; a question's own mail goes on for as long as its question. */
const GIVEN_UP_AFTER_MS = 3 * 86_400_000;

/**
 * Tries once to send the mails of a case that are due. The hash of a link is in the table before its mail goes out,
 * and who has got a mail is marked after it: a mail is doubled only where SES took it and its answer or the mark was lost. What is
 * overtaken is left out, what fails stays due. Returns the record as it then stands.
 */
export async function mailDue(record: CaseRecord, at: string, mailing: Mailing): Promise<CaseRecord> {
  const { messages } = record.due ?? NOTHING_DUE;
  const wanted = messages.filter((one) => isTried(one, at) && !isBetween(record, one));
  if (wanted.length === 0) return record;
  const composing = { at, settings: mailing.settings, casePageUrl: mailing.casePageUrl };
  const ready = wanted.flatMap((message) => composeDue(record, message, composing) ?? []);
  const links = ready.flatMap(({ link }) => link ?? []);
  const linked =
    links.length === 0
      ? record
      : await changeItem(mailing.table, record, (current) => withLinks(current, links));
  const sent = await sendAll(ready, record, mailing.mailer);
  const fate = {
    sent,
    overtaken: marksOf(wanted.filter((one) => !ready.some(({ message }) => message === one))),
  };
  return changeItem(mailing.table, linked, (current) => afterMailing(current, fate, at));
}

function isTried({ nextTryAt }: DueMessage, at: string): boolean {
  return Date.parse(nextTryAt) <= Date.parse(at);
}

/** A question that is decided and not put yet may go on with this mail: nothing is said of it now. */
function isBetween({ status, question }: CaseRecord, { about }: DueMessage): boolean {
  const isPut = question?.taskToken !== undefined || question?.answerId !== undefined;
  return about.is === 'question' && status === 'open' && question !== undefined && !isPut;
}

async function sendAll(ready: ReadyMail[], { caseId }: CaseRecord, mailer: Mailer): Promise<Set<string>> {
  const sent = new Set<string>();
  for (const { message, mail } of ready) {
    try {
      await mailer.send({ to: message.recipient.address, ...mail });
      sent.add(message.mark);
    } catch (error) {
      log('error', 'a mail could not be sent', {
        caseId,
        about: message.about.is,
        error: errorNameOf(error),
      });
    }
  }
  return sent;
}

function marksOf(messages: DueMessage[]): Set<string> {
  return new Set(messages.map(({ mark }) => mark));
}

function withLinks(record: CaseRecord, links: Link[]): CaseRecord {
  const isOfOne = (one: Link, other: Link) =>
    one.address === other.address && one.questionNumber === other.questionNumber;
  const kept = record.links.filter((one) => {
    const mine = record.links.filter((other) => isOfOne(one, other));
    const isAnew = links.some((other) => isOfOne(one, other));
    return !isAnew || mine.indexOf(one) > mine.length - LINKS_KEPT;
  });
  return { ...record, links: [...kept, ...links] };
}

function afterMailing(
  record: CaseRecord,
  { sent, overtaken }: { sent: Set<string>; overtaken: Set<string> },
  at: string,
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
  return asked.length === 0 ? next : withQuestionSent(next, at);
}

function isGivenUp({ since, mark }: DueMessage, at: string): boolean {
  const isOver = Date.parse(at) - Date.parse(since) > GIVEN_UP_AFTER_MS;
  if (isOver) log('error', 'a mail is given up', { step: mark.split(':')[0] });
  return isOver;
}
