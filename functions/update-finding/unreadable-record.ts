import { recordOf } from '../cases/change-record.ts';
import { siblingsOf } from '../cases/siblings.ts';
import type { Case } from '../domain/case/case.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import { composeUpdate } from '../domain/note/note.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { CaseTable, FindingStore } from '../ports.ts';

/** Whether the item of a case is there but cannot be read; throws like `recordOf` for everything else. */
export async function isRecordUnreadable(table: CaseTable, case_: Case): Promise<boolean> {
  try {
    await recordOf(table, case_);
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
  case_: Case,
  { at, failure, settings }: { at: string; failure: string | undefined; settings: Settings },
  store: FindingStore,
): Promise<void> {
  const findings = siblingsOf(await store.ofUser(case_.userArn, case_.account), case_.controls);
  await store.update(findings, composeUpdate('failed', { case: case_, at, settings, failure }));
}
