import { missingUser } from '../assess-user/assess-user.ts';
import { type Case, type Disabled, type Outcome, withOutcomes } from '../domain/case.ts';
import { showCredential } from '../domain/credential.ts';
import { after } from '../domain/duration.ts';
import type { Settings } from '../domain/settings.ts';
import { useQuestion } from '../domain/use.ts';
import type { UserFacts } from '../domain/user.ts';
import { changeRecord, recordOf } from '../shared/change-record.ts';
import { TransientServiceError } from '../shared/errors.ts';
import type { CaseTable, PasswordSecrets, UserSessions, UserWriter } from '../shared/ports.ts';
import type { StateOutput } from '../shared/state-handler.ts';
import { restorePassword } from './restore-password.ts';
import type { RevertCredentialsInput } from './schema.ts';

export interface Dependencies {
  table: CaseTable;
  sessions: UserSessions;
  secrets: PasswordSecrets;
  settings: Settings;
}

/** Gives back what this case has disabled, or (mode `discard-password`) deletes the secret of a restored password. */
export async function revertCredentials(
  input: RevertCredentialsInput,
  dependencies: Dependencies,
): Promise<StateOutput> {
  return input.mode === 'restore' ? restore(input, dependencies) : discardPassword(input, dependencies);
}

async function discardPassword(
  { case: case_, outcome = 'used' }: RevertCredentialsInput,
  { secrets }: Dependencies,
): Promise<StateOutput> {
  const { passwordSecretArn, ...rest } = case_;
  if (passwordSecretArn !== undefined) await secrets.remove(passwordSecretArn);
  return { outcome, case: { ...rest, hasNewPassword: false } };
}

/**
 * Restores the keys and the password that the table says this case disabled, and nothing else; what someone else
 * has changed meanwhile is left alone and reported (design D8). Proven by a read.
 */
async function restore(input: RevertCredentialsInput, dependencies: Dependencies): Promise<StateOutput> {
  const { case: case_, enteredAt: at } = input;
  const { table, sessions, settings } = dependencies;
  const record = await recordOf(table, case_);
  const { reader, writer } = await sessions.open('revert', case_);
  const before = await reader.read(case_, at, case_.userId);
  if (!before.exists) return missingUser(case_, before);
  let next: Case = case_;
  const outcomes: Outcome[] = [];
  for (const disabled of record.disabled) {
    if (disabled.kind === 'access-key') outcomes.push(await restoreKey(disabled, before.user, writer));
    else {
      const restored = await restorePassword(
        { case_: next, record, user: before.user, writer, at },
        dependencies,
      );
      outcomes.push(restored.outcome);
      next = restored.case;
    }
  }
  const after_ = await reader.read(case_, at, case_.userId);
  if (!after_.exists) return missingUser(case_, after_);
  proveRestored(outcomes, after_.user);
  return report({ ...next, user: after_.user }, outcomes, { table, at, settings });
}

async function restoreKey({ credentialId }: Disabled, user: UserFacts, writer: UserWriter): Promise<Outcome> {
  const now = user.credentials.find(({ id }) => id === credentialId);
  if (now === undefined) return { credentialId, result: 'dropped', reason: 'it exists no more' };
  if (now.status !== 'Active' && now.status !== 'Inactive')
    return { credentialId, result: 'dropped', reason: `its status is ${now.status}` };
  if (now.status === 'Inactive') await writer.activateKey(credentialId);
  return { credentialId, result: 'restored' };
}

function proveRestored(outcomes: Outcome[], user: UserFacts): void {
  const missing = outcomes.find(
    ({ credentialId, result }) =>
      result === 'restored' && user.credentials.find(({ id }) => id === credentialId)?.status !== 'Active',
  );
  if (missing !== undefined)
    throw new TransientServiceError(
      `IAM does not show ${showCredential(missing.credentialId)} as active yet.`,
    );
}

async function report(
  case_: Case,
  changed: Outcome[],
  { table, at, settings }: { table: CaseTable; at: string; settings: Settings },
): Promise<StateOutput> {
  await changeRecord(table, case_, (record) => ({ ...record, restoredAt: at }));
  const restored = changed
    .filter(({ result }) => result === 'restored')
    .map(({ credentialId }) => credentialId);
  const next: Case = { ...case_, disabled: [], outcomes: withOutcomes(case_.outcomes, changed) };
  if (restored.length === 0)
    return { outcome: case_.mustUse === undefined ? 'nothing-to-restore' : 'await-use', case: next };
  const kept = case_.mustUse?.credentialIds ?? [];
  const mustUse = { credentialIds: [...kept, ...restored], from: at, until: after(at, settings.useWithin) };
  const withUse: Case = { ...next, mustUse };
  return {
    outcome: 'restored',
    case: { ...withUse, question: useQuestion(withUse, { at, settings, message: 'restored' }) },
  };
}
