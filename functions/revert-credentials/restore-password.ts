import { changeRecord } from '../cases/change-record.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { PASSWORD_ID } from '../domain/credential/kinds.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import type { UserWriter } from '../ports.ts';
import type { Dependencies, RestoreContext, Restored } from './dependencies.ts';
import { newPassword } from './new-password.ts';

const MAY_NOT_CHANGE =
  'The new password must be changed at sign-in, and the account’s password policy does not let every user do that: make sure that this user is allowed iam:ChangePassword.';

/**
 * Gives the user a new password: the secret first, then the login profile, so that no password can be lost in
 * between. A login profile that someone else created meanwhile is left alone.
 */
export async function restorePassword(
  context: RestoreContext,
  { table, secrets, settings }: Dependencies,
): Promise<Restored> {
  const { record, user, writer, at } = context;
  const createdAt = user.credentials.find(({ id }) => id === PASSWORD_ID)?.createdAt;
  if (createdAt !== undefined && !isOurPassword(createdAt, record)) return someoneElses;
  const policy = await writer.passwordPolicy();
  const secret = await secrets.createOrGet(record.caseId, newPassword(policy), settings.passwordReaders);
  await changeRecord(table, record, (current) =>
    current.passwordSecret === undefined
      ? { ...current, passwordSecret: { arn: secret.arn, since: at } }
      : undefined,
  );
  const discard = async (): Promise<void> => {
    await secrets.remove(secret.arn);
    await changeRecord(table, record, withoutPasswordSecret);
  };
  const made = createdAt === undefined ? await create(secret.password, writer, discard) : 'restored';
  if (made === 'exists') {
    await discard();
    return someoneElses;
  }
  return {
    outcome: { credentialId: PASSWORD_ID, result: 'restored' },
    remarks: policy?.usersMayChange === true ? [] : [MAY_NOT_CHANGE],
  };
}

// A password that IAM will never take is not left in a secret.
async function create(
  password: string,
  writer: UserWriter,
  discard: () => Promise<void>,
): Promise<'restored' | 'exists'> {
  try {
    return await writer.restore({ id: PASSWORD_ID, kind: 'password' }, password);
  } catch (error) {
    if (error instanceof PermanentServiceError) await discard();
    throw error;
  }
}

/** The record without its secret, once that is deleted. */
export function withoutPasswordSecret({ passwordSecret: _gone, ...record }: CaseRecord): CaseRecord {
  return record;
}

// The record of the secret is written when no login profile was there; one that is younger is this case's own, from
// an attempt whose reply was lost. IAM gives creation dates in whole seconds.
function isOurPassword(createdAt: string, { passwordSecret }: CaseRecord): boolean {
  return passwordSecret !== undefined && Date.parse(createdAt) + 1000 > Date.parse(passwordSecret.since);
}

const someoneElses: Restored = {
  outcome: {
    credentialId: PASSWORD_ID,
    result: 'dropped',
    reason: 'someone else has set a password meanwhile',
  },
};
