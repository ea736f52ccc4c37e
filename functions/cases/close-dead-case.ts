import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { withDeletionOver } from '../domain/standing/begun.ts';
import type { ActsTable, CaseTable, Executions, FindingStore, OperatorsTopic, UserReader } from '../ports.ts';
import { audit } from '../runtime/audit.ts';
import { log } from '../runtime/logger.ts';
import { changeRecord } from './change-record.ts';
import { closedAsFailed } from './closed-as-failed.ts';
import { giveUpPlace } from './reserve-act.ts';
import { tellDue } from './tell-due.ts';

/** What closing such a case needs of the world. */
export interface Closing {
  table: CaseTable;
  acts: ActsTable;
  findings: FindingStore;
  reader: UserReader;
  executions: Executions;
  topic: OperatorsTopic;
  settings: Settings;
}

/** A case that was locked this recently may still be on its way to its execution. */
const START_GRACE_MS = 3_600_000;

/**
 * Closes a case whose execution ended without closing it: reads what is true in IAM now, closes the item, and tells
 * the findings, the operators and people after that; what cannot be told stays due. A wish to restore that nobody has
 * settled stays as well (design D15). Does nothing for a case that runs or is closed.
 */
export async function closeDeadCase(seen: CaseRecord, at: string, dependencies: Closing): Promise<void> {
  if (seen.status === 'closed') return;
  const status = await dependencies.executions.status(seen.caseId);
  const young = Date.parse(at) - Date.parse(seen.openedAt) < START_GRACE_MS;
  if (status === 'RUNNING' || (status === 'missing' && young)) return;
  const { settings } = dependencies;
  const failure = status === 'missing' ? 'its execution never started' : `its execution ended as ${status}`;
  const ended = await closeAsRead(seen, { at, failure, settings }, dependencies);
  if (ended === undefined) return;
  const { record, closed } = ended;
  if (closed.step !== 'failed') return;
  // One that was about to act may have done it: its place counts as used.
  if (record.question?.kind === 'paused') await giveUpPlace(record, dependencies);
  const { update, findings } = closed;
  const findingIds = findings.map(({ findingId }) => findingId);
  audit({ at, step: 'failed', user: closed, status: update?.status, failure, findingIds });
  await tellDue(closed, at, dependencies);
}

/** So often a user is read again because a function that outlived its execution has still worked on the case. */
const READS = 3;

/**
 * Closes the case with what a read of IAM shows that is not older than the item: a function that outlives its execution
 * may be about to write what it has just done. Undefined where the case is another or closed by now.
 */
async function closeAsRead(
  { userId, caseId }: CaseRecord,
  { at, failure, settings }: { at: string; failure: string; settings: Settings },
  dependencies: Closing,
): Promise<{ record: CaseRecord; closed: CaseRecord } | undefined> {
  const { table } = dependencies;
  for (let reads = 1; ; reads++) {
    const record = await table.get(userId);
    // An execution that has ended by now may have closed its case after the item was read.
    if (record?.caseId !== caseId || record.status === 'closed') return undefined;
    const read = await readAgain(record, at, dependencies);
    let isStale = false;
    const close = (current: CaseRecord): CaseRecord | undefined => {
      isStale = current.revision !== record.revision && reads < READS;
      if (isStale || current.status === 'closed') return undefined;
      const step = { step: 'failed', at, settings, failure } as const;
      return closedAsFailed(withDeletionOver({ ...current, ...read }), step);
    };
    const closed = await changeRecord(table, record, close, record);
    if (!isStale) return { record, closed };
  }
}

type Read = { user: CaseRecord['user'] | undefined; userGone: boolean; remarks: string[] } & Partial<
  Pick<CaseRecord, 'userName' | 'userArn'>
>;

/** What IAM shows now; nothing where the user cannot be read, and the note then says so. */
async function readAgain(record: CaseRecord, at: string, { reader }: Pick<Closing, 'reader'>): Promise<Read> {
  const unread: Read = { user: undefined, userGone: false, remarks: [] };
  try {
    const byName = await reader.read(record, at, record.userId);
    const renamed = byName.exists ? undefined : byName.renamed;
    const named = renamed && { userName: renamed.userName, userArn: renamed.arn };
    const read = named ? await reader.read({ ...record, ...named }, at, record.userId) : byName;
    return read.exists
      ? { ...unread, ...named, user: read.user }
      : { ...unread, userGone: !read.recreated, remarks: [read.reason] };
  } catch (error) {
    log('warn', 'the user of a dead case could not be read', {
      caseId: record.caseId,
      error: (error as Error).name,
    });
    return unread;
  }
}
