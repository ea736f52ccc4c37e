import { randomUUID } from 'node:crypto';
import { mailDue } from '../cases/mail-due.ts';
import type { Mailing } from '../cases/send-messages.ts';
import { tellDue } from '../cases/tell-due.ts';
import { wake } from '../cases/wake.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { isTryDue, NOTHING_DUE } from '../domain/due/due.ts';
import { answerToWakeWith, dueAtOf, restoreLeftSince, wakeUpOf, wishAfterEnd } from '../domain/due/due-at.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import { issuesOf } from '../domain/errors/issues.ts';
import { ANSWERS } from '../domain/question/answers.ts';
import { afterSeconds, seconds } from '../domain/time/duration.ts';
import { later } from '../domain/time/time.ts';
import type {
  CaseTable,
  DeliverLease,
  Executions,
  FindingStore,
  OperatorsTopic,
  PauseControl,
  TaskTokens,
} from '../ports.ts';
import { log } from '../runtime/logger.ts';
import { measureRun } from './measure-run.ts';
import { pauseInOtherTable } from './pause-in-other-table.ts';
import { restartRestore } from './restart-restore.ts';
import { deliverEventSchema } from './schema.ts';

export interface Dependencies extends Mailing {
  table: CaseTable;
  lease: DeliverLease;
  tokens: TaskTokens;
  findings: FindingStore;
  topic: OperatorsTopic;
  executions: Executions;
  pauses: PauseControl;
  /** Whether this run may begin with one item more. */
  isTimeLeft(): boolean;
}

/** Longer than a run may take (60 s; `infra/function-profiles.ts`): two never work at once. */
const LEASE_SECONDS = 90;

/**
 * Does what is due: hands answers to the executions that wait for them, and starts the execution that gives back what an
 * ended case has left off; then sends mails, gathered by person; then writes findings' updates and tells
 * the operators (design D13).
 * Runs every minute; where nothing is due it looks at the table and its index and does nothing else. In a table that is not the one it has worked
 * with before it pauses everything, and does nothing until an operator resumes. One item that cannot be read, or
 * whatever else it meets, holds up no other. What it does not come to stays due.
 */
export async function deliver(event: unknown, dependencies: Dependencies): Promise<void> {
  const parsed = deliverEventSchema.safeParse(event);
  if (!parsed.success) throw new InvalidInputError(`The event cannot be read: ${issuesOf(parsed.error)}`);
  const { time: at } = parsed.data;
  // EventBridge may bring one event twice at once: only one of the two may work.
  const holder = randomUUID();
  const { table, lease } = dependencies;
  const { tableId, isOther, answeredAt } = await lease.table();
  if (isOther) return pauseInOtherTable(at, dependencies);
  const userIds = await table.dueAt(at);
  if (userIds.length === 0) return measureRun([], at, 0);
  // An event may be old: Lambda keeps it for hours, and then begins several at once (aws-lambda, asynchronous invocation).
  const now = answeredAt === undefined ? at : later(answeredAt, at);
  if (!(await lease.take(holder, { at: now, until: afterSeconds(now, LEASE_SECONDS), tableId })))
    return log('info', 'another run delivers', { due: userIds.length });
  const { records, failures } = await readAll(userIds, dependencies);
  measureRun(records, at, failures);
  await deliverAll(records, at, dependencies);
  await lease.giveBack(holder, tableId);
}

/** Wishes and other answers first, then mails, then what is only told to findings and operators. */
async function deliverAll(records: CaseRecord[], at: string, dependencies: Dependencies): Promise<void> {
  const inOrder = records.sort(byWeight);
  const awake = await each(inOrder, dependencies, async (record) => {
    const woken = isWakingDue(record, at) ? await wake(record, at, dependencies) : record;
    return restartRestore(woken, at, dependencies);
  });
  const mailed = await mailDue(await withThoseThatWait(awake, at, dependencies), at, dependencies);
  await each(mailed, dependencies, (record) => tellDue(record, at, dependencies));
}

/** Does the same for one item after the other, as long as there is time; what it throws holds up no other. */
async function each(
  records: readonly CaseRecord[],
  { isTimeLeft }: Dependencies,
  act: (record: CaseRecord) => Promise<CaseRecord>,
): Promise<CaseRecord[]> {
  const done: CaseRecord[] = [];
  for (const record of records) {
    if (!isTimeLeft()) break;
    try {
      done.push(await act(record));
    } catch (error) {
      log('error', 'not delivered', { caseId: record.caseId, error: errorNameOf(error) });
    }
  }
  return done;
}

/** Where a mail is due, also the items of those whose mails still wait and may go with it. */
async function withThoseThatWait(
  records: readonly CaseRecord[],
  at: string,
  dependencies: Dependencies,
): Promise<CaseRecord[]> {
  const window = seconds(dependencies.settings.gatherWithin);
  const isMailDue = records.some(({ due = NOTHING_DUE }) => due.messages.some((one) => isTryDue(one, at)));
  if (window === 0 || !isMailDue) return [...records];
  const known = new Set(records.map(({ userId }) => userId));
  try {
    const soon = await dependencies.table.dueAt(afterSeconds(at, window));
    const others = soon.filter((userId) => !known.has(userId));
    return [...records, ...(await readAll(others, dependencies)).records];
  } catch (error) {
    log('error', 'what waits cannot be read', { error: errorNameOf(error) });
    return [...records];
  }
}

function isWakingDue({ due = NOTHING_DUE }: CaseRecord, at: string): boolean {
  return due.wake === undefined || isTryDue(due.wake, at);
}

/** The items as they are now: the index may be a moment late. */
async function readAll(
  userIds: readonly string[],
  { table }: Dependencies,
): Promise<{ records: CaseRecord[]; failures: number }> {
  const records: CaseRecord[] = [];
  let failures = 0;
  for (const userId of userIds) {
    try {
      const record = await table.get(userId);
      if (record !== undefined && dueAtOf(record) !== undefined) records.push(record);
    } catch (error) {
      failures += 1;
      log('error', 'what is due of a user cannot be read', { userId, error: errorNameOf(error) });
    }
  }
  return { records, failures };
}

/** Wishes first, then other answers, then what is only told. */
function byWeight(one: CaseRecord, other: CaseRecord): number {
  return weightOf(one) - weightOf(other);
}

const NO_ANSWER = Number.POSITIVE_INFINITY;

function weightOf(record: CaseRecord): number {
  const isWished = wakeUpOf(record) !== undefined && wishAfterEnd(record) !== undefined;
  const isLeft = record.due?.start !== undefined || restoreLeftSince(record) !== undefined;
  if (isWished || isLeft) return ANSWERS.restore.rank;
  const answer = answerToWakeWith(record);
  return answer === undefined ? NO_ANSWER : ANSWERS[answer.kind].rank;
}
