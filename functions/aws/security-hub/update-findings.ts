import {
  BatchUpdateFindingsCommand,
  type SecurityHubClient,
  type WorkflowStatus,
} from '@aws-sdk/client-securityhub';
import * as z from 'zod';
import { PermanentServiceError, TransientServiceError } from '../../domain/errors/errors.ts';
import { NOTE_AUTHOR, notesOfOthers, withQuotes } from '../../domain/finding/other-note.ts';
import type { FindingStore, KeepNotes, StoredFinding } from '../../ports.ts';
import { calling, readAnswer } from '../call.ts';
import { batches, keyOf } from './finding-keys.ts';
import { mergeFields } from './merge-fields.ts';

type FindingId = Parameters<FindingStore['update']>[0][number];
/** What is written on findings. */
export type FindingChange = Parameters<FindingStore['update']>[1];

/** Findings that one call updates (Security Hub API reference, BatchUpdateFindings). */
const FINDINGS_PER_CALL = 100;
/** Further tries within this call; after them the workflow's Retry takes over. */
const REPETITIONS = 3;

/**
 * Writes one change to many findings. Every finding is tried before an error leaves: a TransientServiceError if
 * another try may help with any of them, as with one that is not found and can still be read. What Security Hub refuses
 * for good is returned.
 */
export async function writeFindings(
  client: SecurityHubClient,
  byId: FindingStore['byId'],
  findings: readonly FindingId[],
  change: FindingChange,
  keep: KeepNotes = async (others) => withQuotes(change.note, others),
): ReturnType<FindingStore['write']> {
  const wanted = [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
  if (wanted.length === 0) return { vanished: [], refused: [] };
  const stored = await readAll(wanted, byId, change);
  const note = await keep(notesOfOthers(stored.map((finding) => finding.note)));
  const failures: FailedUpdate[] = [];
  for (const group of groupsOf(wanted, stored, change))
    for (const batch of batches(group, FINDINGS_PER_CALL))
      failures.push(...(await writeBatch(client, batch, { ...change, note })));
  return sortedOut(await withoutHidden(failures, byId));
}

/** The same, where nothing of it may be refused: then a PermanentServiceError with what Security Hub said. */
export async function updateFindings(
  ...asked: Parameters<typeof writeFindings>
): ReturnType<FindingStore['update']> {
  const { vanished, refused } = await writeFindings(...asked);
  if (refused.length > 0) throw new PermanentServiceError(sayNotUpdated(refused));
  return { vanished };
}

type Fields = Pick<StoredFinding, 'findingId' | 'productArn' | 'userDefinedFields' | 'note'>;
type Stored = Fields & Partial<StoredFinding>;

/** What Security Hub holds of the findings; those whose fields are known are not asked for, where no more matters. */
async function readAll(
  wanted: FindingId[],
  byId: FindingStore['byId'],
  { unlessPassed, unlessFailedSince }: FindingChange,
): Promise<Stored[]> {
  const isKnown = (finding: FindingId): finding is Fields =>
    !unlessPassed && unlessFailedSince === undefined && finding.userDefinedFields !== undefined;
  const unknown = wanted.filter((finding) => !isKnown(finding));
  return [...wanted.filter(isKnown), ...(unknown.length === 0 ? [] : await byId(unknown))];
}

interface Write {
  finding: FindingId;
  status: string | undefined;
  fields: Record<string, string>;
}

/** One call gives all of its findings the same, so they go together only where status and fields are equal. */
function groupsOf(wanted: FindingId[], stored: Stored[], change: FindingChange): Write[][] {
  const storedOf = new Map(stored.map((finding) => [keyOf(finding), finding]));
  const groups = new Map<string, Write[]>();
  for (const finding of wanted) {
    const now = storedOf.get(keyOf(finding));
    // What was read of them may be old: where there is nothing to write, they are not written.
    const hasFields = Object.keys(change.fields).length > 0;
    const fields = hasFields ? mergeFields(now?.userDefinedFields ?? {}, change.fields) : {};
    const status = statusFor(now, change);
    const key = JSON.stringify([status, fields]);
    groups.set(key, [...(groups.get(key) ?? []), { finding, status, fields }]);
  }
  return [...groups.values()];
}

function statusFor(
  now: Stored | undefined,
  { status, unlessPassed, unlessFailedSince }: FindingChange,
): string | undefined {
  if (unlessPassed && isLeftAsPassed(now)) return 'RESOLVED';
  if (unlessFailedSince === undefined || !hasFailedSince(now, unlessFailedSince)) return status;
  // Our own, from before: no case stands behind it any more, and Security Hub sets NEW only where a control has passed.
  return now?.workflowStatus === 'NOTIFIED' ? 'NEW' : undefined;
}

// UpdatedAt is the time of the check: what we write leaves it as it is (SDK docs, BatchUpdateFindings).
function hasFailedSince(now: Stored | undefined, since: string): boolean {
  const { complianceStatus, updatedAt } = now ?? {};
  return (
    complianceStatus === 'FAILED' && updatedAt !== undefined && Date.parse(updatedAt) > Date.parse(since)
  );
}

// NOTIFIED over a passed control is this case's own: an earlier step was written after Security Hub had resolved it.
function isLeftAsPassed(now: Stored | undefined): boolean {
  const { complianceStatus, workflowStatus = '' } = now ?? {};
  return complianceStatus === 'PASSED' && ['RESOLVED', 'NOTIFIED'].includes(workflowStatus);
}

async function writeBatch(
  client: SecurityHubClient,
  batch: Write[],
  change: FindingChange,
): Promise<FailedUpdate[]> {
  const failures: FailedUpdate[] = [];
  let left = batch;
  for (let attempt = 0; attempt <= REPETITIONS && left.length > 0; attempt += 1) {
    const unprocessed = await writeOnce(client, left, change);
    const again = new Set(unprocessed.filter(isRetryable).map(keyOf));
    const isLast = attempt === REPETITIONS;
    failures.push(...unprocessed.filter((failure) => isLast || !isRetryable(failure)));
    left = left.filter(({ finding }) => again.has(keyOf(finding)));
  }
  return failures;
}

/** HTTP 200 may still carry failures. Status and fields are the same for the whole batch. */
async function writeOnce(
  client: SecurityHubClient,
  batch: Write[],
  { note }: FindingChange,
): Promise<FailedUpdate[]> {
  const { status, fields = {} } = batch[0] ?? {};
  const command = new BatchUpdateFindingsCommand({
    FindingIdentifiers: batch.map(({ finding }) => ({
      Id: finding.findingId,
      ProductArn: finding.productArn,
    })),
    Note: { Text: note, UpdatedBy: NOTE_AUTHOR },
    ...(Object.keys(fields).length > 0 && { UserDefinedFields: fields }),
    ...(status !== undefined && { Workflow: { Status: status as WorkflowStatus } }),
  });
  const doing = `Update ${batch.length} findings (BatchUpdateFindings)`;
  const answer = await calling(doing, () => client.send(command));
  return readAnswer(outputSchema, answer, doing).UnprocessedFindings;
}

const failureSchema = z
  .object({
    FindingIdentifier: z.object({ Id: z.string(), ProductArn: z.string() }),
    ErrorCode: z.string(),
    ErrorMessage: z.string().default(''),
  })
  .transform(({ FindingIdentifier: { Id, ProductArn }, ErrorCode, ErrorMessage }) => ({
    findingId: Id,
    productArn: ProductArn,
    code: ErrorCode,
    message: ErrorMessage,
  }));
const outputSchema = z.object({ UnprocessedFindings: z.array(failureSchema).default([]) });
/** `isHidden`: not found, and still read. */
type FailedUpdate = z.infer<typeof failureSchema> & { isHidden?: boolean };

function isRetryable({ code }: Pick<FailedUpdate, 'code'>): boolean {
  return code === 'ConcurrentUpdateError' || code === 'InternalFailure';
}

const isWorthATry = (failure: Pick<FailedUpdate, 'code' | 'isHidden'>): boolean =>
  isRetryable(failure) || failure.isHidden === true;

/** The failures, of which only those are "not found" whose finding cannot be read either: one word of it proves nothing. */
async function withoutHidden(failures: FailedUpdate[], byId: FindingStore['byId']): Promise<FailedUpdate[]> {
  const notFound = failures.filter(({ code }) => code === 'FindingNotFound');
  const read = new Set(notFound.length === 0 ? [] : (await byId(notFound)).map(keyOf));
  return failures.map((one) => ({ ...one, isHidden: read.has(keyOf(one)) }));
}

/** Throws where another try may help; else the findings that exist no more, and those that take no update. */
function sortedOut(failures: FailedUpdate[]): Awaited<ReturnType<FindingStore['write']>> {
  const vanished = failures.filter(({ code, isHidden }) => code === 'FindingNotFound' && !isHidden);
  const refused = failures.filter((failure) => !vanished.includes(failure));
  if (refused.some(isWorthATry)) throw new TransientServiceError(sayNotUpdated(refused));
  return { vanished: vanished.map(({ findingId }) => findingId), refused };
}

function sayNotUpdated(left: readonly Omit<FailedUpdate, 'productArn'>[]): string {
  const worst = left.find(isWorthATry) ?? left[0];
  return `Update findings (BatchUpdateFindings): ${left.length} not updated, ${worst?.code} ${worst?.message} (${worst?.findingId})`;
}
