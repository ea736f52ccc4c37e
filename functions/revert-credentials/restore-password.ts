import { recordOf } from '../cases/change-record.ts';
import { discardPassword } from '../cases/discard-password.ts';
import type { Disabled } from '../domain/case/outcome.ts';
import { PASSWORD_ID } from '../domain/credential/kinds.ts';
import { type Whose, whosePassword } from '../domain/credential/new-password.ts';
import { PermanentServiceError, TransientServiceError } from '../domain/errors/errors.ts';
import type { PasswordPolicy } from '../ports.ts';
import type { Dependencies, RestoreContext, Restored } from './dependencies.ts';
import { newPassword } from './new-password.ts';
import { type Attempt, beginAttempt, giveUpAttempt } from './password-attempt.ts';

const MAY_NOT_CHANGE =
  'The new password must be changed at sign-in, and the account’s password policy does not let every user do that: make sure that this user is allowed iam:ChangePassword.';

/**
 * Gives the user a new password: the record first, then the secret, then the login profile, so that no password is
 * lost and no secret is forgotten in between. A login profile that someone else created meanwhile is left alone.
 * Throws TransientServiceError where IAM has one and does not show yet whose it is.
 */
export async function restorePassword(
  disabled: Disabled,
  context: RestoreContext,
  dependencies: Dependencies,
): Promise<Restored> {
  const { record, user, writer } = context;
  const shown = user.credentials.find(({ id }) => id === PASSWORD_ID);
  // An attempt beside this one has left its mark before its login profile: so the mark is read after IAM.
  const newest = shown === undefined ? record : await recordOf(dependencies.table, record);
  const made = newest.passwordSecret;
  const whose = whosePassword(shown?.createdAt, { made, disabledAt: disabled.disabledAt });
  if (whose === 'somebody-elses') {
    await discardPassword(record, dependencies);
    return someoneElses;
  }
  const policy = await writer.passwordPolicy();
  const attempt = await beginAttempt(context, whose, dependencies);
  const result = await makePassword({ whose, attempt, policy }, context, dependencies);
  if (result === 'ours') return restored(policy?.usersMayChange === true ? [] : [MAY_NOT_CHANGE]);
  // Only the first attempt, or one that finds no password stored, knows that no other has made the login profile.
  const isCertain = result === 'not-ours' || attempt.number === 1;
  if (!isCertain || !(await giveUpAttempt(attempt, context, dependencies)))
    throw new TransientServiceError(`IAM does not show yet whose login profile ${record.userName} has.`);
  return whose === 'before' ? restored([]) : someoneElses;
}

type Made = 'ours' | 'not-ours' | 'exists';

// A password that IAM will never take is not left in a secret.
async function makePassword(
  { whose, attempt, policy }: { whose: Whose; attempt: Attempt; policy: PasswordPolicy | undefined },
  context: RestoreContext,
  dependencies: Dependencies,
): Promise<Made> {
  const { secrets, settings } = dependencies;
  const { writer } = context;
  try {
    const secret = await secrets.createOrGet(attempt.secretOf, newPassword(policy), settings.passwordReaders);
    // A login profile that was there before its password was stored cannot have it.
    if (whose === 'ours') return secret.isNew ? 'not-ours' : 'ours';
    const made = await writer.restore({ id: PASSWORD_ID, kind: 'password' }, secret.password);
    return made === 'restored' ? 'ours' : 'exists';
  } catch (error) {
    if (error instanceof PermanentServiceError && attempt.number === 1)
      await giveUpAttempt(attempt, context, dependencies);
    throw error;
  }
}

function restored(remarks: string[]): Restored {
  return { outcome: { credentialId: PASSWORD_ID, result: 'restored' }, remarks };
}

const someoneElses: Restored = {
  outcome: {
    credentialId: PASSWORD_ID,
    result: 'dropped',
    reason: 'someone else has set a password meanwhile',
  },
};
