import type { CaseRecord, FindingUpdate } from '../domain/case/case-record.ts';
import { type Due, isTryDue, NOTHING_DUE, triedInVain } from '../domain/due/due.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import type { CaseTable, FindingStore, OperatorsTopic } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import { changeItem } from './change-record.ts';
import { writeOnFindings } from './write-on-findings.ts';

interface Dependencies {
  table: CaseTable;
  findings: Pick<FindingStore, 'write'>;
  topic: OperatorsTopic;
}

/** What telling has met: told, or to be tried again. */
type Told = { finding: boolean | undefined; operators: number; isTopicDown: boolean };

/**
 * Tries once to tell what is due of a case and whose time has come: the latest update to its findings, and the
 * operators' topic in order. What succeeds is marked as told; what fails stays due for a later try and is logged.
 * Throws nothing. Returns the record as it then stands.
 */
export async function tellDue(
  record: CaseRecord,
  at: string,
  dependencies: Dependencies,
): Promise<CaseRecord> {
  const { due = NOTHING_DUE } = record;
  const finding =
    due.finding !== undefined && isTryDue(due.finding, at)
      ? await tellFindings(record, at, dependencies)
      : undefined;
  // All or none: a later message does not go before an earlier one that waits for its next try.
  const wanted = due.operators.some((one) => isTryDue(one, at)) ? due.operators : [];
  const operators = await tellOperators(record, wanted, dependencies);
  if (finding === undefined && wanted.length === 0) return record;
  const told = { finding, operators, isTopicDown: operators < wanted.length };
  return mark(
    record,
    (current) => ({ ...current, due: afterTelling(current, record, told, at) }),
    dependencies,
  );
}

/** What cannot be marked stays due and is told twice: better than not at all, and no reason to fail. */
async function mark(
  record: CaseRecord,
  change: (current: CaseRecord) => CaseRecord,
  { table }: Dependencies,
): Promise<CaseRecord> {
  try {
    return await changeItem(table, record, change);
  } catch (error) {
    log('error', 'what was told could not be marked', { caseId: record.caseId, error: errorNameOf(error) });
    return record;
  }
}

/** Whether the update is on the findings; one that Security Hub refuses for good is told once and no more. */
async function tellFindings(record: CaseRecord, at: string, dependencies: Dependencies): Promise<boolean> {
  const { findings, update: latest, caseId, due } = record;
  if (latest === undefined || findings.length === 0) return true;
  const update = { ...latest, ...unlessOld(latest, due?.finding?.since ?? at, at) };
  try {
    await writeOnFindings(findings, { of: record, update, at }, dependencies);
    return true;
  } catch (error) {
    log('error', 'the findings could not be updated', { caseId, error: errorNameOf(error) });
    return false;
  }
}

/** What was true when it was decided may be so no more: after so long Security Hub is asked first (design D13). */
const OLD_AFTER_MS = 3_600_000;

/** A RESOLVED that could not be written for long does not take the place of a check that has failed since. */
function unlessOld(
  { status }: FindingUpdate,
  since: string,
  at: string,
): { unlessFailedSince: string } | undefined {
  const isOld = Date.parse(at) - Date.parse(since) > OLD_AFTER_MS;
  return status === 'RESOLVED' && isOld ? { unlessFailedSince: since } : undefined;
}

/** How many of the messages the topic has taken, in order: a later one does not go before an earlier one. */
async function tellOperators(
  { caseId }: CaseRecord,
  messages: Due['operators'],
  { topic }: Dependencies,
): Promise<number> {
  let taken = 0;
  for (const { message } of messages) {
    try {
      await topic.publish(message);
      taken += 1;
    } catch (error) {
      log('error', 'the operators could not be told', { caseId, error: errorNameOf(error) });
      return taken;
    }
  }
  return taken;
}

function afterTelling(
  { due = NOTHING_DUE, updateNumber: number = 0 }: CaseRecord,
  seen: CaseRecord,
  told: Told,
  at: string,
): Due {
  const { finding, ...rest } = due;
  const isOvertaken = number > (seen.updateNumber ?? 0);
  const operators = due.operators
    .filter((one) => !seen.due?.operators.slice(0, told.operators).some((other) => isSame(one, other)))
    .map((one) => (told.isTopicDown ? triedInVain(one, at, 'tell') : one));
  const again = { ...rest, operators };
  if (told.finding === undefined) return { ...again, ...(finding !== undefined && { finding }) };
  // A slower write may have come over a newer one: that one is told again.
  if (isOvertaken) return { ...again, finding: finding ?? { number, since: at, tries: 0, nextTryAt: at } };
  if (told.finding || finding === undefined) return again;
  return { ...again, finding: triedInVain(finding, at, 'tell') };
}

function isSame(one: Due['operators'][number], other: Due['operators'][number]): boolean {
  return one.since === other.since && one.message.subject === other.message.subject;
}
