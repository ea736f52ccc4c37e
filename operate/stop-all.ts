import { recordAnswer } from '../functions/cases/give-answer.ts';
import { ANSWER_REFUSALS } from '../functions/domain/answering/answer-refusal.ts';
import { type CaseRecord, newPasswordWaits } from '../functions/domain/case/case-record.ts';
import { dueAtOf } from '../functions/domain/due/due-at.ts';
import { type AnswerKind, countsAtAnyTime } from '../functions/domain/question/answer.ts';
import { ANSWERS } from '../functions/domain/question/answers.ts';
import { showTime } from '../functions/domain/time/time.ts';
import { canAskBack, canStop } from '../functions/domain/wish/have-back.ts';
import type { CaseTable } from '../functions/ports.ts';
import { byAnalyst } from './restore.ts';

/** What becomes of what is off by us: it is given back, or stays off and is not deleted. */
export type Fate = 'restore' | 'leave';

/** What is said to an open case so that it ends; `choose`: that depends on the fate. Or why nothing can be said now. */
export type Stopping = { says: 'stop' | 'restore' | 'leave-disabled' | 'choose' } | { not: string };

/**
 * All that still needs the hub: open cases, the oldest first; how many ended ones are not told everywhere; users whose
 * exemption nobody has ended yet, the first to end first; what was unreadable.
 */
export interface Running {
  open: CaseRecord[];
  untold: number;
  exempt: CaseRecord[];
  problem?: string;
}

/** What came of an open case; `why` where nothing was recorded. */
export interface Stopped {
  record: CaseRecord;
  said?: AnswerKind;
  why?: string;
}

/** Reads what still runs. */
export async function readRunning(table: Pick<CaseTable, 'all'>): Promise<Running> {
  const open: CaseRecord[] = [];
  const exempt: CaseRecord[] = [];
  let untold = 0;
  let problem: string | undefined;
  try {
    for await (const record of table.all()) {
      // Also one that is over: until the sweep has ended it, its findings are SUPPRESSED.
      if (record.exemption !== undefined) exempt.push(record);
      if (record.status === 'open') open.push(record);
      else if (dueAtOf(record) !== undefined) untold += 1;
    }
  } catch (error) {
    problem = (error as Error).message;
  }
  open.sort((one, other) => Date.parse(one.openedAt) - Date.parse(other.openedAt));
  exempt.sort((one, other) => endOf(one) - endOf(other));
  return { open, untold, exempt, ...(problem !== undefined && { problem }) };
}

function endOf({ exemption }: CaseRecord): number {
  return Date.parse(exemption?.until ?? '');
}

/** What is to be said to an open case, given what becomes of what is off. Times are UTC. */
export function stoppingOf(record: CaseRecord, fate: Fate | undefined): Stopping {
  const { question, mustUse, restoredAt } = record;
  if (restoredAt !== undefined && newPasswordWaits(record)) {
    const until = mustUse?.until ?? question?.until;
    const day = until === undefined ? '' : ` until ${showTime(until, 'UTC')}`;
    return { not: `a new password waits${day}: hand it over, or wait` };
  }
  if (canStop(record) || restoredAt !== undefined) return { says: 'stop' };
  if (!canAskBack(record))
    return question?.kind === 'use' ? { says: 'stop' } : { not: ANSWER_REFUSALS.deleting };
  if (fate === undefined) return { says: 'choose' };
  return fate === 'restore' ? { says: 'restore' } : leaving(record);
}

/** To the question about use everything else is settled: what is off stays off. */
function leaving({ heldUp, question }: CaseRecord): Stopping {
  if (heldUp !== undefined)
    return {
      not: `held up at ${heldUp.state} since ${showTime(heldUp.since, 'UTC')}: mend that, or give it back with --restore`,
    };
  switch (question?.kind) {
    case 'paused':
      return { not: 'paused before its deletion: resume first, or give it back with --restore' };
    case 'use':
      return { says: 'stop' };
    case 'impact':
    case 'deletion':
      return { says: 'leave-disabled' };
    default:
      return { not: ANSWER_REFUSALS.between };
  }
}

/**
 * Records an analyst's answer in each open case, if it still fits the case then; `deliver` wakes their executions within
 * minutes. A wish to stop or restore that stands already counts as recorded.
 */
export async function stopAll(
  open: readonly CaseRecord[],
  { fate, by, at }: { fate: Fate | undefined; by: string; at: string },
  table: CaseTable,
): Promise<Stopped[]> {
  const stopped: Stopped[] = [];
  for (const record of open) stopped.push(await stopOne(record, { fate, by, at }, table));
  return stopped;
}

async function stopOne(
  record: CaseRecord,
  { fate, by, at }: { fate: Fate | undefined; by: string; at: string },
  table: CaseTable,
): Promise<Stopped> {
  const stopping = stoppingOf(record, fate);
  if ('not' in stopping) return { record, why: stopping.not };
  const { says: kind } = stopping;
  if (kind === 'choose') return { record, why: 'something is off: give --restore or --leave' };
  const { userId, caseId } = record;
  const outcome = await recordAnswer(
    { userId, caseId, kind, planId: undefined, decisions: {}, ...byAnalyst(by, at) },
    table,
  );
  if (outcome.is === 'not-taken') return { record, why: ANSWER_REFUSALS[outcome.why] };
  const { answer } = outcome;
  if (answer.kind === kind || countsAtAnyTime(answer)) return { record, said: answer.kind };
  return { record, why: `answered before: "${ANSWERS[answer.kind].says}"; what follows is under way` };
}
