import type { Disabled } from '../domain/case/outcome.ts';
import type { RestoreContext, Restored } from './dependencies.ts';

/** Turns on again what is still there; in any other state it is left alone. */
export async function restoreAsItWas(
  { credentialId, kind }: Disabled,
  { user, writer }: Pick<RestoreContext, 'user' | 'writer'>,
): Promise<Restored> {
  const dropped = (reason: string): Restored => ({ outcome: { credentialId, result: 'dropped', reason } });
  const now = user.credentials.find(({ id }) => id === credentialId);
  if (now === undefined) return dropped('it exists no more');
  if (now.status !== 'Active' && now.status !== 'Inactive') return dropped(`its status is ${now.status}`);
  if (now.status === 'Inactive') await writer.restore({ id: credentialId, kind });
  return { outcome: { credentialId, result: 'restored' } };
}
