import type { ChangedBy, Finding, FindingChange, FindingRecord } from './finding.ts';

/** Security Hub deletes a finding that has not been updated for 90 days (user guide, securityhub_limits). */
const retentionMs = 90 * 24 * 3_600_000;

/** The findings of one hub, in the order of their arrival. */
export interface FindingStore {
  /** Stores a copy; a document with a known id replaces nothing and throws. */
  add(document: Finding, at: number): FindingRecord;
  /** The finding that AWS would still return at this time. */
  find(id: string, at: number): FindingRecord | undefined;
  /** Every finding that AWS would still return at this time. */
  list(at: number): FindingRecord[];
  /** Every finding there ever was. */
  all(): readonly FindingRecord[];
}

/** An empty store. */
export function createFindingStore(): FindingStore {
  const records = new Map<string, FindingRecord>();
  const isRetained = ({ document }: FindingRecord, at: number) =>
    document.RecordState !== 'ARCHIVED' ||
    document.UpdatedAt === undefined ||
    at - Date.parse(document.UpdatedAt) <= retentionMs;

  return {
    add(document, at) {
      if (records.has(document.Id)) throw new Error(`The finding ${document.Id} exists already`);
      const record: FindingRecord = { document: structuredClone(document), history: [] };
      record.history.push(changeOf(record.document, at, 'SecurityHub'));
      records.set(document.Id, record);
      return record;
    },
    find(id, at) {
      const record = records.get(id);
      return record !== undefined && isRetained(record, at) ? record : undefined;
    },
    list: (at) => [...records.values()].filter((record) => isRetained(record, at)),
    all: () => [...records.values()],
  };
}

/** Edits a finding in place and keeps the change in its history. */
export function changeFinding(
  record: FindingRecord,
  change: { at: number; by: ChangedBy },
  edit: (document: Finding) => void,
): void {
  edit(record.document);
  record.history.push(changeOf(record.document, change.at, change.by));
}

function changeOf(document: Finding, at: number, by: ChangedBy): FindingChange {
  return {
    at,
    by,
    status: document.Workflow?.Status,
    note: document.Note?.Text,
    fields: { ...document.UserDefinedFields },
    compliance: document.Compliance?.Status,
    recordState: document.RecordState,
  };
}
