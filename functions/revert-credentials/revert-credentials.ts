import { changeRecord, recordOf } from '../cases/change-record.ts';
import { checkRestoreAllowed } from '../domain/answering/authority.ts';
import { missingUser } from '../domain/assess/assessment.ts';
import { useQuestion } from '../domain/assess/use.ts';
import { type Case, type Disabled, type Outcome, withOutcomes } from '../domain/case/case.ts';
import { showCredential } from '../domain/credential/credential.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { PermanentServiceError, TransientServiceError } from '../domain/errors/errors.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { after } from '../domain/time/duration.ts';
import type { CaseTable } from '../ports.ts';
import type { StateOutput } from '../runtime/state-handler.ts';
import type { Dependencies } from './dependencies.ts';
import { type RestoreContext, restorePassword, withoutPasswordSecret } from './restore-password.ts';
import type { RevertCredentialsInput } from './schema.ts';

/** Restores what this case has disabled, or (mode `discard-password`) deletes the secret of a restored password. */
export async function revertCredentials(
  input: RevertCredentialsInput,
  dependencies: Dependencies,
): Promise<StateOutput> {
  return input.mode === 'restore' ? restore(input, dependencies) : discardPassword(input, dependencies);
}

// Which secret it is stands in the table; a payload that names another one deletes nothing.
async function discardPassword(
  { case: case_, outcome = 'used' }: RevertCredentialsInput,
  { table, secrets }: Dependencies,
): Promise<StateOutput> {
  const { passwordSecret } = await recordOf(table, case_);
  if (passwordSecret !== undefined) {
    await secrets.remove(passwordSecret.arn);
    await changeRecord(table, case_, withoutPasswordSecret);
  }
  const { passwordSecretArn: _gone, ...rest } = case_;
  return { outcome, case: { ...rest, hasNewPassword: false } };
}

/**
 * Restores the keys and the password that the table says this case disabled, and nothing else; what someone else
 * has changed meanwhile is left alone, and what IAM refuses is reported (design D8). Proven by a read.
 * Throws InvalidInputError when nobody asked for it and nothing was used; nothing is touched then.
 */
async function restore(input: RevertCredentialsInput, dependencies: Dependencies): Promise<StateOutput> {
  const { case: case_, enteredAt: at } = input;
  const { table, sessions, settings } = dependencies;
  const record = await recordOf(table, case_);
  const { reader, writer } = await sessions.open('restore', case_);
  const before = await reader.read(case_, at, case_.userId);
  if (!before.exists) return missingUser(case_, before);
  checkRestoreAllowed(record, before.user, at);
  const context = { record, user: before.user, writer, at };
  const outcomes: Outcome[] = [];
  let next: Case = case_;
  for (const disabled of record.disabled) {
    const restored = await restoreOne(disabled, { ...context, case_: next }, dependencies);
    outcomes.push(restored.outcome);
    next = restored.case;
  }
  throwIfAllFailed(outcomes);
  const after_ = await reader.read(case_, at, case_.userId);
  if (!after_.exists) return missingUser(next, after_);
  proveRestored(outcomes, after_.user);
  return reportRestored({ ...next, user: after_.user }, outcomes, { table, at, settings });
}

/** Restores one credential; a refusal by IAM stops that one only. */
async function restoreOne(
  disabled: Disabled,
  context: RestoreContext,
  dependencies: Dependencies,
): Promise<{ outcome: Outcome; case: Case }> {
  const { credentialId, kind } = disabled;
  try {
    if (kind === 'password') return await restorePassword(context, dependencies);
    return { outcome: await restoreKey(disabled, context), case: context.case_ };
  } catch (error) {
    if (!(error instanceof PermanentServiceError)) throw error;
    return { outcome: { credentialId, result: 'failed', reason: error.message }, case: context.case_ };
  }
}

async function restoreKey(
  { credentialId }: Disabled,
  { user, writer }: Pick<RestoreContext, 'user' | 'writer'>,
): Promise<Outcome> {
  const now = user.credentials.find(({ id }) => id === credentialId);
  if (now === undefined) return { credentialId, result: 'dropped', reason: 'it exists no more' };
  if (now.status !== 'Active' && now.status !== 'Inactive')
    return { credentialId, result: 'dropped', reason: `its status is ${now.status}` };
  if (now.status === 'Inactive') await writer.activateKey(credentialId);
  return { credentialId, result: 'restored' };
}

function throwIfAllFailed(outcomes: Outcome[]): void {
  const [first] = outcomes;
  if (first?.result === 'failed' && outcomes.every(({ result }) => result === 'failed'))
    throw new PermanentServiceError(first.reason ?? 'Nothing could be given back.');
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

async function reportRestored(
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
