import { changeRecord } from '../cases/change-record.ts';
import type { Case, Disabled } from '../domain/case/case.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Credential } from '../domain/credential/credential.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import type { CaseTable, UserWriter } from '../ports.ts';

/** One credential that was to be disabled; `failure`: why IAM refused. */
export type Done = { credential: Credential; disabledAt: string; failure?: string };

/**
 * Disables each credential, announced in the table first. A refusal by IAM stops that credential only, and is
 * reported; `stopped`: somebody stopped the case before the first act.
 */
export async function disableEach(
  wanted: Credential[],
  { case_, at, table, writer }: { case_: Case; at: string; table: CaseTable; writer: UserWriter },
): Promise<Done[] | 'stopped'> {
  const done: Done[] = [];
  for (const credential of wanted) {
    if ((await announce(table, case_, credential, at)) === 'stopped') return 'stopped';
    try {
      await (credential.kind === 'password'
        ? writer.deleteLoginProfile()
        : writer.deactivateKey(credential.id));
      done.push({ credential, disabledAt: at });
    } catch (error) {
      if (!(error instanceof PermanentServiceError)) throw error;
      await withdrawAnnouncement(table, case_, credential.id);
      done.push({ credential, disabledAt: at, failure: error.message });
    }
  }
  const first = done[0];
  if (first?.failure !== undefined && done.every(({ failure }) => failure !== undefined))
    throw new PermanentServiceError(first.failure);
  return done;
}

async function announce(
  table: CaseTable,
  case_: Case,
  credential: Credential,
  at: string,
): Promise<'announced' | 'stopped'> {
  const record = await changeRecord(table, case_, (current) =>
    isStopped(current) || current.disabled.some(({ credentialId }) => credentialId === credential.id)
      ? undefined
      : { ...current, disabled: [...current.disabled, disabledOf(credential, at)] },
  );
  return isStopped(record) ? 'stopped' : 'announced';
}

/** Takes an announcement back: what was not disabled is not this case's to restore. */
export async function withdrawAnnouncement(table: CaseTable, case_: Case, id: string): Promise<void> {
  await changeRecord(table, case_, (record) =>
    record.disabled.some(({ credentialId }) => credentialId === id)
      ? { ...record, disabled: record.disabled.filter(({ credentialId }) => credentialId !== id) }
      : undefined,
  );
}

/** A credential as this case has disabled it, with its last use from before. */
export function disabledOf({ id, kind, lastUsedAt }: Credential, disabledAt: string): Disabled {
  return { credentialId: id, kind, disabledAt, ...(lastUsedAt !== undefined && { lastUsedAt }) };
}

/** Whether somebody has stopped the case and nothing was disabled yet; after that, restoring is the word. */
export function isStopped({ answers, disabled }: CaseRecord): boolean {
  return disabled.length === 0 && answers.some(({ kind, delivered }) => kind === 'stop' && !delivered);
}
