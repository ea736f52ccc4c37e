import type { CaseRecord } from '../case/case-record.ts';
import { NOTHING_DUE } from '../due/due.ts';

/** What a note says while the mails of a question have not gone out, and once they have. */
export const ASKING = { Asking: 'Asked', Reminding: 'Reminded', 'asking now': 'asked' } as const;

/** The case whose question has been mailed to somebody: its findings may say so from now on. */
export function withQuestionSent(record: CaseRecord, at: string): CaseRecord {
  const { question, update, updateNumber = 0, due = NOTHING_DUE } = record;
  if (question === undefined || question.sent === true) return record;
  const sent: CaseRecord = { ...record, question: { ...question, sent: true } };
  const note = update === undefined ? undefined : askedIn(update.note);
  if (update === undefined || note === undefined) return sent;
  const number = updateNumber + 1;
  const finding = { number, since: at, tries: 0, nextTryAt: at };
  return { ...sent, update: { ...update, note }, updateNumber: number, due: { ...due, finding } };
}

function askedIn(note: string): string | undefined {
  const [asking, asked] = Object.entries(ASKING).find(([words]) => note.includes(`${words} `)) ?? [];
  return asking === undefined || asked === undefined ? undefined : note.replace(asking, asked);
}
