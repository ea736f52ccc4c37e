import type { CaseRecord } from '../domain/case/case-record.ts';
import { type DueOf, gather } from '../domain/due/gather.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { afterMailing, type Fate, isGivenUp, mailsOf } from '../domain/telling/mail-of-case.ts';
import { log } from '../runtime/logger.ts';
import { measure } from '../runtime/metrics.ts';
import { changeItem } from './change-record.ts';
import { type Outgoing, resolve } from './outgoing.ts';
import { begin, draftOf, type Known, type Mailing, pointAll, send } from './send-messages.ts';

/** After so many messages in a row that SES did not answer, the others wait for the next run: each costs seconds. */
const IN_VAIN_AT_MOST = 3;
/** After so many in a row that it refused: addresses it takes no mail to hold up no others, but it may refuse everything. */
const REFUSED_AT_MOST = 30;

/**
 * Tries once to send the mails of these items that are due, gathered: one message to each person about each moment. The item of a message,
 * with its cases and the hash of its link's key, is in the
 * table and each case points at it before it goes out; what SES has taken is marked on the message, then on each case. So a mail is
 * doubled only where SES took it and the answer was lost, and both are one message (design D13). Nothing goes out that was
 * composed from an item that others have changed since: that case leaves the message. What is
 * overtaken is left out, what fails stays due. Where SES takes no more today, nothing more is sent in this run. Throws nothing. Returns
 * the items as they then stand.
 */
export async function mailDue(
  records: readonly CaseRecord[],
  at: string,
  mailing: Mailing,
): Promise<CaseRecord[]> {
  const known: Known = new Map(records.map((record) => [record.userId, record]));
  const inARow = { 'in-vain': 0, refused: 0 };
  for (const group of gather(records.flatMap(mailsOf), at, mailing.settings)) {
    const isEnough = inARow['in-vain'] >= IN_VAIN_AT_MOST || inARow.refused >= REFUSED_AT_MOST;
    if (!mailing.isTimeToMail() || isEnough) break;
    const end = await mailGroup(group, known, at, mailing);
    if (end === 'over-quota') break;
    inARow['in-vain'] = end === 'in-vain' ? inARow['in-vain'] + 1 : 0;
    inARow.refused = end === 'refused' ? inARow.refused + 1 : 0;
  }
  return [...known.values()];
}

/** What has come of a message that was tried. */
type End = Exclude<Fate, 'overtaken'> | 'refused' | 'over-quota';

async function mailGroup(
  group: readonly DueOf[],
  known: Known,
  at: string,
  mailing: Mailing,
): Promise<End | undefined> {
  const { messages, taken, waiting } = await resolve(group, mailing);
  await mark(taken, 'sent', known, at, mailing);
  await mark(waiting, 'in-vain', known, at, mailing);
  let end: End | undefined;
  for (const outgoing of messages) {
    if (end === 'over-quota') break;
    end = await mailMessage(outgoing, known, at, mailing);
  }
  return end;
}

async function mailMessage(
  outgoing: Outgoing,
  known: Known,
  at: string,
  mailing: Mailing,
): Promise<End | undefined> {
  const { overtaken, unready, ...draft } = draftOf(outgoing, known, at, mailing);
  await mark(overtaken, 'overtaken', known, at, mailing);
  await mark(unready, 'in-vain', known, at, mailing);
  if (draft.ready.length === 0) return undefined;
  if (!(await begin(draft, at, mailing))) {
    const wanted = draft.ready.map(({ one }) => one);
    await mark(wanted, 'in-vain', known, at, mailing);
    return undefined;
  }
  // What others have changed may make a mail untrue: those are composed anew at the next run.
  const named = await pointAll(draft, known, at, mailing);
  if (named.length === 0) return undefined;
  const end = await send(outgoing, named, at, mailing);
  if (end === 'over-quota') sayOverQuota(at);
  const tried = named.map(({ one }) => one);
  await mark(tried, end === 'sent' ? end : 'in-vain', known, at, mailing);
  return end;
}

/** Writes down on each case what a try has come to. What cannot be written stays due: the message's item knows what went out. */
async function mark(
  members: readonly DueOf[],
  fate: Fate,
  known: Known,
  at: string,
  { table, settings }: Mailing,
): Promise<void> {
  // The same for all, so that a message that is tried again is whole.
  const tries = Math.max(0, ...members.map(({ due }) => due.tries));
  for (const { userId, caseId, due } of members) {
    const before = known.get(userId);
    if (before === undefined) continue;
    try {
      const change = (current: CaseRecord) =>
        afterMailing(current, { mark: due.mark, fate, tries, caseId }, { at, settings });
      known.set(userId, await changeItem(table, before, change));
      if (fate === 'in-vain' && isGivenUp(due, at))
        log('error', 'a mail is given up', { step: due.mark.split(':')[0] });
    } catch (error) {
      log('error', 'what was mailed could not be marked', { userId, error: errorNameOf(error) });
    }
  }
}

/** SES takes no more mails today: the alarm "mail-unsent" follows after an hour (docs/runbook.md). */
function sayOverQuota(at: string): void {
  log('error', 'the daily quota of SES is used up', {});
  measure({ at, values: { MailsOverQuota: 1 } });
}
