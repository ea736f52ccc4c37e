import { closeDeadCase } from '../cases/close-dead-case.ts';
import { keepingNotes } from '../cases/keep-notes.ts';
import { reopenExempt } from '../cases/reopen-exempt.ts';
import { siblingsOf } from '../cases/siblings.ts';
import { suppressExempt } from '../cases/suppress-exempt.ts';
import { tellDue } from '../cases/tell-due.ts';
import { addressOf } from '../domain/case/case-id.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { newCase } from '../domain/case/new-case.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { isExempt } from '../domain/telling/exempt.ts';
import { audit } from '../runtime/audit.ts';
import { attach } from './attach.ts';
import type { Dependencies } from './dependencies.ts';
import { belongsToEnded, sayStopped, stopSince } from './earlier-clicks.ts';
import { dueWhenOpened, openedUpdate } from './opened-update.ts';
import type { Clicked } from './users.ts';

const ATTEMPTS = 5;
/** The queue brings an event again after six minutes: it has had two more tries by then. */
const OPENING_MS = 15 * 60_000;

/**
 * Opens the user's case, or attaches the findings to the one that is running. The item in the table is the lock:
 * of two clicks at once exactly one opens (design D1). A click that comes late goes by its time.
 */
export async function openCase(clicked: Clicked, at: string, dependencies: Dependencies): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await dependencies.table.get(clicked.user.userId);
    if (before !== undefined && (await isSettled(before, clicked, at, dependencies))) return;
    const last = before && (await caughtUp(before, at, dependencies));
    if (last?.status === 'open') continue;
    const record = await openedRecord(last, clicked, at, dependencies);
    if (await dependencies.table.put(record)) return start(written(record), dependencies);
  }
  throw new TransientServiceError(
    `The record of ${clicked.user.userId} was changed by others ${ATTEMPTS} times.`,
  );
}

/** Whether the click needs no case of its own, and what it needs is done. */
async function isSettled(
  before: CaseRecord,
  clicked: Clicked,
  at: string,
  dependencies: Dependencies,
): Promise<boolean> {
  const stoppedAt = stopSince(before, at);
  if (isExempt(before, at)) await suppressExempt(before, clicked.findings, dependencies);
  else if ((await isRunning(before, clicked, at, dependencies)) || belongsToEnded(before, clicked, at))
    await attach(before, clicked, at, dependencies);
  else if (stoppedAt !== undefined) await sayStopped({ record: before, stoppedAt }, clicked, dependencies);
  else return false;
  return true;
}

/**
 * Whether the case of this item still runs. One that was locked but never started, as after a crash, is started now:
 * by a retry of the event that locked it, or by a later click when those are over. Any other click leaves that to the
 * opener, which may be about to do it; its note would come over those of the case that had been started for it.
 */
async function isRunning(
  record: CaseRecord,
  { eventId }: Clicked,
  at: string,
  dependencies: Dependencies,
): Promise<boolean> {
  if (record.status === 'closed') return false;
  const status = await dependencies.executions.status(record.caseId);
  if (status !== 'missing') return status === 'RUNNING';
  const isAbandoned = Date.parse(at) - Date.parse(record.openedAt) > OPENING_MS;
  if (record.openedBy === eventId || isAbandoned) await start(record, dependencies);
  return true;
}

/**
 * The user's item with what only the daily sweep has not come to yet: a case is closed whose execution has ended without
 * that, and an exemption that is over ends. The next case inherits what ended ones have left off, and what is wanted back.
 */
async function caughtUp(
  before: CaseRecord,
  at: string,
  dependencies: Dependencies,
): Promise<CaseRecord | undefined> {
  if (before.status === 'closed' && before.exemption === undefined) return before;
  const { table } = dependencies;
  await closeDeadCase(before, at, dependencies);
  const closed = await table.get(before.userId);
  if (closed?.exemption === undefined) return closed;
  await reopenExempt(closed, at, dependencies);
  return table.get(before.userId);
}

async function openedRecord(
  before: CaseRecord | undefined,
  clicked: Clicked,
  at: string,
  { findings: store, settings }: Dependencies,
): Promise<CaseRecord> {
  const { account, user, controls } = clicked;
  const known = new Set(clicked.findings.map(({ findingId }) => findingId));
  const siblings = siblingsOf(await store.ofUser(user.arn, account), controls);
  const findings = [...clicked.findings, ...siblings.filter(({ findingId }) => !known.has(findingId))];
  const record = newCase({ ...clicked, findings }, at, before);
  const opened: CaseRecord = { ...record, update: openedUpdate(record) };
  return { ...opened, due: dueWhenOpened(opened, settings) };
}

// The note comes before the start, so that it cannot overwrite a later one of the running case.
async function start(record: CaseRecord, dependencies: Dependencies): Promise<void> {
  const { findings, executions, table } = dependencies;
  const { update } = record;
  if (update !== undefined)
    await findings.update(record.findings, update, keepingNotes(record, update, table));
  await executions.start(record.caseId, { case: addressOf(record) });
  await tellDue(record, record.openedAt, dependencies);
  audit({
    at: record.openedAt,
    step: 'opened',
    user: record,
    status: record.update?.status,
    findingIds: record.findings.map(({ findingId }) => findingId),
  });
}

function written(record: CaseRecord): CaseRecord {
  return { ...record, revision: record.revision + 1 };
}
