import { errorNameOf } from '../domain/errors/classify-error.ts';
import type { Message, NamedCase } from '../domain/message/message.ts';
import { inParallel } from '../runtime/in-parallel.ts';
import { log } from '../runtime/logger.ts';
import type { PageFacts } from '../texts/page-texts.ts';
import { endOf } from './facts.ts';
import { openCase, type Reading } from './open-case.ts';

/**
 * One case of a message as its reader may see it. `hidden`: nothing of it is shown any more; `unreadable`: the table
 * could not be read, or not in time.
 */
export type Listed =
  | { is: 'shown'; caseId: string; facts: PageFacts }
  | { is: 'hidden'; caseId: string; why: 'over' | 'passed-on'; facts?: PageFacts }
  | { is: 'unreadable'; caseId: string };

/** What the cases of a message are read with. */
export interface ListReading extends Reading {
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
export async function casesOf(message: Message, reading: ListReading): Promise<Listed[]> {
  const listed = await inParallel(message.cases, AT_A_TIME, (named) => caseOf(message, named, reading));
  return listed.filter((one) => one !== undefined);
}

async function caseOf(message: Message, named: NamedCase, reading: ListReading): Promise<Listed | undefined> {
  const { caseId } = named;
  if (reading.elapsed() > READING_MS) return { is: 'unreadable', caseId };
  try {
    const opened = await openCase(message, named, reading);
    if (opened === undefined) return undefined;
    if (opened.is === 'open') return { is: 'shown', caseId, facts: opened.facts };
    return { ...opened, is: 'hidden', caseId, why: opened.is };
  } catch (error) {
    log('error', 'a case of a message cannot be read', { caseId, error: errorNameOf(error) });
    return { is: 'unreadable', caseId };
  }
}

/** The end of the time for a case (ISO), by which people see them in order; of an ended one, of its way back. */
export function deadlineOf({ record, wayBack, at, settings }: PageFacts): string {
  return wayBack?.until ?? endOf(record, at, settings);
}
