import type { FindingUpdate } from '../domain/case/case-record.ts';
import type { FindingStore } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import { measure } from '../runtime/metrics.ts';
import { keepingNotes } from './keep-notes.ts';

type Written = Parameters<FindingStore['write']>[0];

/**
 * Writes what a case says on findings. One that Security Hub refuses for good is logged and counted, and holds up neither
 * the others nor the case: telling decides nothing (design D13). Returns the ids of those. Throws TransientServiceError or PermanentServiceError
 * where another try may help, or nothing could be written at all.
 */
export async function writeOnFindings(
  findings: Written,
  {
    of,
    update,
    at,
  }: {
    of: Parameters<typeof keepingNotes>[0];
    update: FindingUpdate & { unlessFailedSince?: string };
    at: string;
  },
  {
    findings: store,
    table,
  }: { findings: Pick<FindingStore, 'write'>; table: Parameters<typeof keepingNotes>[2] },
): Promise<string[]> {
  const { refused } = await store.write(findings, update, keepingNotes(of, update, table));
  if (refused.length === 0) return [];
  const [first] = refused;
  log('error', 'findings take no update', {
    caseId: of.caseId,
    refused: refused.length,
    error: first?.code,
  });
  measure({ at, values: { FindingsRefused: refused.length } });
  return refused.map(({ findingId }) => findingId);
}
