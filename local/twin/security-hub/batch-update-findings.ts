import * as z from 'zod';
import type { Clock } from '../../engine/clock.ts';
import { type Operation, operation } from '../service.ts';
import { type Finding, type FindingRecord, isoTime } from './finding.ts';
import { changeFinding, type FindingStore } from './store.ts';

const identifier = z.strictObject({ Id: z.string().min(1), ProductArn: z.string().min(1) });

const workflowStatus = z.enum(['NEW', 'NOTIFIED', 'RESOLVED', 'SUPPRESSED']);
const userDefinedFields = z
  .record(z.string().min(1).max(128), z.string().max(1024))
  .refine((fields) => Object.keys(fields).length <= 50, 'Member must have at most 50 pairs');

const parameters = z.strictObject({
  FindingIdentifiers: z.array(identifier).min(1).max(100),
  Note: z.strictObject({ Text: z.string().min(1).max(512), UpdatedBy: z.string().min(1) }).optional(),
  Workflow: z.strictObject({ Status: workflowStatus }).optional(),
  UserDefinedFields: userDefinedFields.optional(),
});

type Identifier = z.infer<typeof identifier>;
type Update = Omit<z.infer<typeof parameters>, 'FindingIdentifiers'>;

/** The messages that belong to the error codes of UnprocessedFindings (API reference). */
export const unprocessedMessages = {
  ConcurrentUpdateError: 'Concurrent finding updates detected',
  DuplicatedFindingIdentifier: 'Finding Identifier is duplicated',
  FindingNotFound: 'Finding Not Found',
  FindingSizeExceeded: 'Finding size exceeded 240 KB',
  InternalFailure: 'Internal service failure',
  InvalidInput: 'Invalid Input',
} as const;

/** An error code of UnprocessedFindings. */
export type UnprocessedCode = keyof typeof unprocessedMessages;

const maxFindingBytes = 240 * 1024;

/** What BatchUpdateFindings needs to know besides the store. */
export interface BatchUpdateOptions {
  clock: Clock;
  /** How long an update takes to show; AWS says up to several minutes. */
  applyDelayMs: number;
  /** The next planned failure for this finding, if any; asking for it uses it up. */
  nextFailure(id: string): UnprocessedCode | undefined;
}

/**
 * BatchUpdateFindings: note, workflow status and user-defined fields. A new map of fields replaces the old one (AWS
 * does not say whether it merges; this is the worse case for a caller). UpdatedAt stays as it is.
 */
export function batchUpdateFindings(store: FindingStore, options: BatchUpdateOptions): Operation {
  return operation({
    parameters,
    run({ FindingIdentifiers, ...update }, { now }) {
      const seen = new Set<string>();
      const ProcessedFindings: Identifier[] = [];
      const UnprocessedFindings: object[] = [];
      for (const FindingIdentifier of FindingIdentifiers) {
        const record = store.find(FindingIdentifier.Id, now);
        const ErrorCode = seen.has(FindingIdentifier.Id)
          ? 'DuplicatedFindingIdentifier'
          : problemOf(FindingIdentifier, record, update, options);
        seen.add(FindingIdentifier.Id);
        if (record !== undefined && ErrorCode === undefined) {
          apply(record, update, options);
          ProcessedFindings.push(FindingIdentifier);
        } else {
          const code = ErrorCode ?? 'FindingNotFound';
          UnprocessedFindings.push({
            FindingIdentifier,
            ErrorCode: code,
            ErrorMessage: unprocessedMessages[code],
          });
        }
      }
      return { ProcessedFindings, UnprocessedFindings };
    },
  });
}

function problemOf(
  { Id, ProductArn }: Identifier,
  record: FindingRecord | undefined,
  update: Update,
  options: BatchUpdateOptions,
): UnprocessedCode | undefined {
  if (record === undefined || record.document.ProductArn !== ProductArn) return 'FindingNotFound';
  const planned = options.nextFailure(Id);
  if (planned !== undefined) return planned;
  const updated = structuredClone(record.document);
  write(updated, update, options.clock.now());
  return Buffer.byteLength(JSON.stringify(updated)) > maxFindingBytes ? 'FindingSizeExceeded' : undefined;
}

function apply(record: FindingRecord, update: Update, { clock, applyDelayMs }: BatchUpdateOptions): void {
  const at = clock.now();
  const run = () =>
    changeFinding(record, { at: clock.now(), by: 'BatchUpdateFindings' }, (document) =>
      write(document, update, at),
    );
  if (applyDelayMs > 0) clock.schedule(at + applyDelayMs, run);
  else run();
}

function write(document: Finding, { Note, Workflow, UserDefinedFields }: Update, at: number): void {
  if (Note) document.Note = { ...Note, UpdatedAt: isoTime(at) };
  if (Workflow) document.Workflow = { Status: Workflow.Status };
  if (UserDefinedFields) document.UserDefinedFields = { ...UserDefinedFields };
}
