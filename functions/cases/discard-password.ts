import { type CaseRecord, passwordCaseOf, withoutPasswordSecret } from '../domain/case/case-record.ts';
import type { CaseTable, PasswordSecrets } from '../ports.ts';
import { changeRecord } from './change-record.ts';

/** Deletes the secret of a case's new password, if there is one, then its mark: a crash in between is made up for. */
export async function discardPassword(
  record: Pick<CaseRecord, 'userId' | 'caseId' | 'passwordSecret'>,
  { table, secrets }: { table: CaseTable; secrets: Pick<PasswordSecrets, 'remove'> },
): Promise<void> {
  await secrets.remove(passwordCaseOf(record));
  await changeRecord(table, record, (current) =>
    current.passwordSecret === undefined ? undefined : withoutPasswordSecret(current),
  );
}
