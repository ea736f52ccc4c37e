import { recordOf } from '../cases/change-record.ts';
import { siblingsOf } from '../cases/siblings.ts';
import type { CaseAddress } from '../domain/case/case-id.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import { composeUpdate } from '../domain/note/note.ts';
import type { NotedCase } from '../domain/note/step-row.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { CaseTable, FindingStore } from '../ports.ts';

/** Whether the item of a case is there but cannot be read; throws like `recordOf` for everything else. */
export async function isRecordUnreadable(table: CaseTable, address: CaseAddress): Promise<boolean> {
  try {
    await recordOf(table, address);
    return false;
  } catch (error) {
    if (error instanceof PermanentServiceError) return true;
    throw error;
  }
}

/**
 * Writes a failure on the findings that Security Hub has of the user: the item that lists the case's own cannot be
 * read, and that must not silence the failure. The case stays open in the table until somebody mends it.
 */
export async function reportWithoutRecord(
  address: CaseAddress,
  { at, failure, settings }: { at: string; failure: string | undefined; settings: Settings },
  store: FindingStore,
): Promise<void> {
  const findings = siblingsOf(await store.ofUser(address.userArn, address.account), address.controls);
  await store.update(findings, composeUpdate('failed', { case: unknown(address), at, settings, failure }));
}

/** A case of which nothing is known. */
function unknown({ caseId }: CaseAddress): NotedCase {
  const remarks = ['The item of the case cannot be read, so what it has changed is not known here.'];
  return { caseId, thresholdDays: 0, userGone: false, disabled: [], outcomes: [], messages: [], remarks };
}
