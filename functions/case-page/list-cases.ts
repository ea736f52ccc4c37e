import { endsAt } from '../domain/case/time-to-answer.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { linkTo } from '../domain/message/link.ts';
import type { Message, NamedCase } from '../domain/message/message.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { CaseTable } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import type { PageFacts, PageTexts } from '../texts/page-texts.ts';
import { pageFacts } from './facts.ts';
import { inParallel } from './in-parallel.ts';
import { openLink } from './link.ts';

/**
 * One case of a message as its reader may see it. `hidden`: nothing of it is shown any more; `unreadable`: the table
 * could not be read, or not in time.
 */
export type Listed =
  | { is: 'shown'; caseId: string; facts: PageFacts }
  | { is: 'hidden'; caseId: string; why: 'over' | 'passed-on'; facts?: PageFacts }
  | { is: 'unreadable'; caseId: string };

/** What the cases of a message are read with. */
export interface Reading {
  table: CaseTable;
  settings: Settings;
  texts: PageTexts;
  at: string;
  isPaused: boolean;
  /** Milliseconds since the request came in. */
  elapsed(): number;
}

/** How many items are read or written at a time, and how many workflows are woken. */
export const AT_A_TIME = 10;

/** Until when (milliseconds) one more item is read: the slowest read is over before the function is. */
const READING_MS = 4000;

/**
 * The cases that a message names, each for itself as the link to it alone would open it: one that cannot be read holds up no
 * other. What the message asks nothing about, and what the table does not hold, is left out.
 */
export async function casesOf(message: Message, reading: Reading): Promise<Listed[]> {
  const listed = await inParallel(message.cases, AT_A_TIME, (named) => caseOf(message, named, reading));
  return listed.filter((one) => one !== undefined);
}

async function caseOf(message: Message, named: NamedCase, reading: Reading): Promise<Listed | undefined> {
  const { caseId, userId } = named;
  if (reading.elapsed() > READING_MS) return { is: 'unreadable', caseId };
  try {
    const link = linkTo(message, named);
    const record = link && (await reading.table.get(userId));
    if (link === undefined || record === undefined) return undefined;
    const opened = openLink(record, caseId, link, reading.settings);
    if (opened.is === 'over') return { is: 'hidden', caseId, why: opened.is };
    const facts = pageFacts(record, { ...reading, link, ended: opened.ended, isOfSeveral: true });
    return opened.is === 'open'
      ? { is: 'shown', caseId, facts }
      : { is: 'hidden', caseId, why: opened.is, facts };
  } catch (error) {
    log('error', 'a case of a message cannot be read', { caseId, error: errorNameOf(error) });
    return { is: 'unreadable', caseId };
  }
}

/** Until when something can be said of a case (ISO), for the order in which people see them. */
export function deadlineOf({ record, wayBack, at, settings }: PageFacts): string {
  const { question, deadline, closedAt } = record;
  if (wayBack !== undefined) return wayBack.until;
  return question === undefined
    ? (deadline ?? closedAt ?? at)
    : endsAt({ ...record, question }, at, settings);
}
