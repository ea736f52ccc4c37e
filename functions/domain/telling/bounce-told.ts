import { withBounced } from '../asking/bounced.ts';
import type { CaseRecord, FindingUpdate } from '../case/case-record.ts';
import { withOperatorsDue, withSaidBefore, withUpdateDue } from '../incident/to-tell.ts';
import { hasBounced } from '../message/mailed.ts';
import type { Bounced } from '../message/message.ts';
import { fitNote } from '../note/note.ts';
import { bouncedWords } from '../note/words.ts';
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
  const due = withOperatorsDue(next.due, { at, messages: [message] });
  return withBounceNoted({ ...next, due }, news, at);
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
  const due = withOperatorsDue(record.due, { at, messages: [message] });
  return { ...record, told: [...told, mark], due };
}

/** What the findings say, now and once nothing holds the case up any more. */
function withBounceNoted(record: CaseRecord, news: Bounced, at: string): CaseRecord {
  const { update, caseId } = record;
  const words = bouncedWords({ bounced: [news] });
  const next = withSaidBefore(record, (said) => ({
    ...said,
    update: notedIn(said.update, { words, caseId }),
  }));
  return update === undefined ? next : withUpdateDue(next, notedIn(update, { words, caseId }), at);
}

function notedIn(update: FindingUpdate, { words, caseId }: { words: string; caseId: string }): FindingUpdate {
  const before = update.note.replace(` Case ${caseId}.`, '');
  return { ...update, note: fitNote(`${words} ${before}`, caseId) };
}
