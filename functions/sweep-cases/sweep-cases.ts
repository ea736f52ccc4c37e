import { closeDeadCase } from '../cases/close-dead-case.ts';
import { reopenExempt } from '../cases/reopen-exempt.ts';
import { userIdOfCase } from '../domain/case/case-id.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { classifyError } from '../domain/errors/classify-error.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import { issuesOf } from '../domain/errors/issues.ts';
import { inBatches } from '../runtime/in-batches.ts';
import { inParallel } from '../runtime/in-parallel.ts';
import { log } from '../runtime/logger.ts';
import { measure } from '../runtime/metrics.ts';
import type { Dependencies } from './dependencies.ts';
import { discardLeftSecrets } from './discard-left-secrets.ts';
import { sweepEventSchema } from './schema.ts';
import { suppressNew } from './suppress-new.ts';
import { takeOffList } from './take-off-list.ts';

/**
 * Looks after cases whose workflow cannot: those whose execution died without a note, exemptions, for new findings and
 * at their end, secrets that ended cases have left, and what is off by us. Runs daily over all items, and at once for an execution that failed, timed out or was stopped. One
 * item's trouble does not stop the others; it is thrown at the end.
 */
export async function sweepCases(event: unknown, dependencies: Dependencies): Promise<void> {
  const parsed = sweepEventSchema.safeParse(event);
  if (!parsed.success) throw new InvalidInputError(`The event cannot be read: ${issuesOf(parsed.error)}`);
  if (parsed.data['detail-type'] === 'Scheduled Event') return sweepAll(parsed.data.time, dependencies);
  const { stateMachineArn, name } = parsed.data.detail;
  const userId = userIdOfCase(name);
  if (stateMachineArn !== dependencies.stateMachineArn || userId === undefined) return;
  const record = await dependencies.table.get(userId);
  if (record?.caseId !== name) return;
  await closeDeadCase(record, parsed.data.time, dependencies);
  await discardLeftSecrets(record, parsed.data.time, dependencies);
}

/** So many items are looked after at a time: one may take a second, of calls of IAM. */
const WIDTH = 10;
/** So many are held in memory at once. */
const BATCH = 200;

async function sweepAll(at: string, dependencies: Dependencies): Promise<void> {
  const failures: unknown[] = [];
  const openedAt: string[] = [];
  let seen = 0;
  const running = await runningNow(dependencies);
  for await (const batch of inBatches(dependencies.table.all(), BATCH)) {
    seen += batch.length;
    for (const record of batch) if (record.status === 'open') openedAt.push(record.openedAt);
    const ends = await inParallel(batch, WIDTH, (record) => sweepOne(record, at, { dependencies, running }));
    failures.push(...ends.flatMap((end) => (end === 'swept' ? [] : [end.failure])));
  }
  measureSweep(at, openedAt, { items: seen, failures: failures.length });
  if (failures.length > 0) throw classifyError(failures[0], `${failures.length} of ${seen} items`);
}

/** Cases that need not be asked for one by one; none where that cannot be listed. */
async function runningNow({ executions }: Dependencies): Promise<ReadonlySet<string>> {
  try {
    return await executions.running();
  } catch (error) {
    log('warn', 'the executions that run could not be listed', { error: (error as Error).name });
    return new Set();
  }
}

async function sweepOne(
  record: CaseRecord,
  at: string,
  { dependencies, running }: { dependencies: Dependencies; running: ReadonlySet<string> },
): Promise<'swept' | { failure: unknown }> {
  try {
    if (!running.has(record.caseId)) await closeDeadCase(record, at, dependencies);
    await reopenExempt(record, at, dependencies);
    await discardLeftSecrets(record, at, dependencies);
    await suppressNew(record, at, dependencies);
    await takeOffList(record, at, dependencies);
    return 'swept';
  } catch (error) {
    log('error', 'item not swept', { caseId: record.caseId, error: (error as Error).name });
    return { failure: error };
  }
}

const DAY_MS = 86_400_000;

/** How the open cases stand today; that nothing is said for two days is an alarm. */
function measureSweep(at: string, openedAt: string[], about: { items: number; failures: number }): void {
  const oldest = Math.max(0, ...openedAt.map((opened) => Date.parse(at) - Date.parse(opened)));
  const values = { Sweeps: 1, OpenCases: openedAt.length, OldestOpenCaseDays: oldest / DAY_MS };
  measure({ at, values, about: { message: 'swept', ...about } });
}
