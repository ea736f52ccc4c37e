import { DeleteUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import type { UserFacts } from '../../domain/credential/user.ts';
import { InvalidInputError, PermanentServiceError } from '../../domain/errors/errors.ts';
import type { Deleted, GoneBefore, UserAddress } from '../../ports.ts';
import { deleting } from './deleting.ts';
import { removals } from './user-removals.ts';

/**
 * Removes everything that `user` lists, then the user: DeleteUser answers DeleteConflict until all of it is gone (IAM
 * API reference, DeleteUser). One call after the other, and what is gone already counts as removed, so a repetition
 * with the same lists converges wherever the last attempt ended. DeleteConflict leaves as TransientServiceError.
 * Returns what was gone already.
 * A user whose lists could not all be read is not touched: it would end up half deleted.
 */
export async function deleteUser(
  client: IAMClient,
  address: UserAddress,
  user: UserFacts,
  removed: () => void = () => {},
): Promise<GoneBefore> {
  const { account, userName } = address;
  if (user.userName !== userName || user.account !== account)
    throw new InvalidInputError(`The session is for ${userName} in ${account}, not for ${user.userName}`);
  if (user.unreadable.length > 0) {
    const unknown = user.unreadable.map(({ what }) => what).join(', ');
    throw new PermanentServiceError(`${userName} is not deleted: what it has is not known (${unknown})`);
  }
  const done: { credentialId?: string | undefined; outlivesUser?: true; is: Deleted }[] = [];
  for (const { operation, what, run, ...of } of removals(client, user)) {
    const doing = `Remove the ${what} of ${userName} in account ${account} (${operation})`;
    done.push({ ...of, is: await deleting(doing, run) });
    removed();
  }
  const doing = `Delete the user ${userName} in account ${account} (DeleteUser)`;
  done.push({ is: await deleting(doing, () => client.send(new DeleteUserCommand({ UserName: userName }))) });
  const gone = done.filter(({ is }) => is === 'gone');
  return {
    credentialIds: gone.flatMap(({ credentialId }) => credentialId ?? []),
    isAll: done.every(({ is, outlivesUser }) => is === 'gone' || outlivesUser),
  };
}
