import { closedUnread, DIED } from '../cases/closed-as-failed.ts';
import { reopenExempt } from '../cases/reopen-exempt.ts';
import { siblingsOf } from '../cases/siblings.ts';
import { suppressExempt } from '../cases/suppress-exempt.ts';
import { tellDue } from '../cases/tell-due.ts';
import { writeOnFindings } from '../cases/write-on-findings.ts';
import { addressOf } from '../domain/case/case-id.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { newCase } from '../domain/case/new-case.ts';
import { InvalidInputError, TransientServiceError } from '../domain/errors/errors.ts';
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
    const last = before && (await lastOf(before, at, dependencies));
    if (last === 'changed') continue;
    const record = await openedRecord(last, clicked, at, dependencies);
    if (!(await dependencies.table.put(record))) continue;
    if (last !== undefined && before?.status === 'open') auditFailed(last, at);
    return start(written(record), dependencies);
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
  if (isExempt(before, at)) await suppressExempt(before, clicked.findings, { ...dependencies, at });
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
 * The user's last case as the next one finds it. One whose execution has ended without closing it counts as failed, as the
 * daily sweep would have it: what it had off is known, and people are told, by the next one. An exemption that is over ends,
 * also one that such a case has left. `changed`: others have written the item meanwhile.
 */
async function lastOf(
  before: CaseRecord,
  at: string,
  dependencies: Dependencies,
): Promise<CaseRecord | 'changed' | undefined> {
  const last = before.status === 'open' ? closedUnread(before, at, dependencies.settings) : before;
  if (last.exemption === undefined) return last;
  // The item must say of a dead case that it is over before the findings of its exemption are told.
  if (last !== before && !(await dependencies.table.put(last))) return 'changed';
  return afterExemption(last === before ? last : written(last), at, dependencies);
}

/** The item once its exemption has ended. `deliver` may open a case meanwhile that gives back: the click is then its. */
async function afterExemption(
  last: CaseRecord,
  at: string,
  dependencies: Dependencies,
): Promise<CaseRecord | 'changed' | undefined> {
  try {
    await reopenExempt(last, at, dependencies);
  } catch (error) {
    if (error instanceof InvalidInputError) return 'changed';
    throw error;
  }
  const now = await dependencies.table.get(last.userId);
  return now?.status === 'open' ? 'changed' : now;
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
  const { executions } = dependencies;
  const { update, openedAt: at } = record;
  if (update !== undefined) await writeOnFindings(record.findings, { of: record, update, at }, dependencies);
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

function auditFailed(dead: CaseRecord, at: string): void {
  const findingIds = dead.findings.map(({ findingId }) => findingId);
  audit({ at, step: 'failed', user: dead, status: dead.update?.status, failure: DIED, findingIds });
}

function written(record: CaseRecord): CaseRecord {
  return { ...record, revision: record.revision + 1 };
}
