import { createHash } from 'node:crypto';
import { type Finding, isoTime } from './finding.ts';

/** A name-based UUID: the same text always gives the same one, so that runs can be repeated. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The finding that reports a changed result under a new id; what customers wrote on the old one is not on it. */
export function renewFinding(old: Finding, result: 'PASSED' | 'FAILED', at: number): Finding {
  const { Note: _note, UserDefinedFields: _fields, ...kept } = structuredClone(old);
  const id = old.Id.replace(/[^/]*$/, uuidOf(`${old.Id} ${at}`));
  const productFields = Object.entries(kept.ProductFields ?? {})
    .filter(([key]) => !key.startsWith('ArchivalReasons'))
    .map(([key, value]) => [key, key === 'aws/securityhub/FindingId' ? `${old.ProductArn}/${id}` : value]);
  return {
    ...kept,
    Id: id,
    CreatedAt: isoTime(at),
    FirstObservedAt: isoTime(at),
    LastObservedAt: isoTime(at),
    UpdatedAt: isoTime(at),
    RecordState: 'ACTIVE',
    ProductFields: Object.fromEntries(productFields),
    Compliance: { ...kept.Compliance, Status: result },
    Workflow: { Status: result === 'PASSED' ? 'RESOLVED' : 'NEW' },
  };
}
