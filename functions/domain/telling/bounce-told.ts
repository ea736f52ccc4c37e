import { withBounced } from '../asking/bounced.ts';
import type { CaseRecord, FindingUpdate } from '../case/case-record.ts';
import { NOTHING_DUE } from '../due/due.ts';
import { hasBounced } from '../message/mailed.ts';
import type { Bounced } from '../message/message.ts';
import { fitNote } from '../note/note.ts';
import type { Settings } from '../settings/settings.ts';
import { operatorsMessage } from './operators-message.ts';

/**
 * The case once it is known that a message has not come to its address, as `withBounced` says, with what must be told of
 * it: the note says so before everything else, and the operators are told, once per address. Undefined where it is known,
 * or the case has ended.
 */
export function withBounceTold(
  record: CaseRecord,
  news: Bounced,
  { at, settings }: { at: string; settings: Settings },
): CaseRecord | undefined {
  const next = withBounced(record, news, settings);
  if (next === undefined || hasBounced(record, news.address)) return next;
  const told = { step: 'mail-bounced', status: undefined, at, case: next, findings: next.findings.length };
  const message = operatorsMessage({ ...told, mail: { address: news.address, is: news.why } }, settings);
  return withOperatorsDue(withBounceNoted(next, news, at), { at, message });
}

/** The case whose operators are to be told, once, that somebody has called a mail of it spam. */
export function withComplaintTold(
  record: CaseRecord,
  address: string,
  { at, settings }: { at: string; settings: Settings },
): CaseRecord | undefined {
  const { told = [] } = record;
  const mark = `complaint:${address}`;
  if (told.includes(mark)) return undefined;
  const step = {
    step: 'mail-complaint',
    status: undefined,
    at,
    case: record,
    findings: record.findings.length,
  };
  const message = operatorsMessage({ ...step, mail: { address, is: 'complained' } }, settings);
  return withOperatorsDue({ ...record, told: [...told, mark] }, { at, message });
}

function withBounceNoted(record: CaseRecord, { address }: Bounced, at: string): CaseRecord {
  const { update, updateNumber = 0, due = NOTHING_DUE, caseId } = record;
  if (update === undefined) return record;
  const number = updateNumber + 1;
  return {
    ...record,
    update: notedIn(update, { words: `Mail to ${address} bounced.`, caseId }),
    updateNumber: number,
    due: { ...due, finding: { number, since: at, tries: 0, nextTryAt: at } },
  };
}

function notedIn(update: FindingUpdate, { words, caseId }: { words: string; caseId: string }): FindingUpdate {
  const before = update.note.replace(` Case ${caseId}.`, '');
  return { ...update, note: fitNote(`${words} ${before}`, caseId) };
}

function withOperatorsDue(
  record: CaseRecord,
  { at, message }: { at: string; message: ReturnType<typeof operatorsMessage> },
): CaseRecord {
  const { due = NOTHING_DUE } = record;
  const operators = [...due.operators, { tries: 0, nextTryAt: at, since: at, message }];
  return { ...record, due: { ...due, operators } };
}
