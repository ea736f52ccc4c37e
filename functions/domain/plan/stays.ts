import * as z from 'zod';
import { type CredentialKind, KINDS } from '../credential/kinds.ts';
import type { Settings } from '../settings/settings.ts';

/** Why a credential is never disabled, used or not. `no-new-password`: it could not be given back. */
export const staysSchema = z.enum(['no-new-password']);
export type Stays = z.infer<typeof staysSchema>;

/** Why a credential of this kind stays as it is in this account; undefined where it may be disabled. */
export function whyItStays(
  kind: CredentialKind,
  account: string,
  { noNewPasswordsIn }: Pick<Settings, 'noNewPasswordsIn'>,
): Stays | undefined {
  return KINDS[kind].isReplaced && noNewPasswordsIn.includes(account) ? 'no-new-password' : undefined;
}

/** The reason in words for a note, as a clause. */
export const STAYS_BECAUSE: Readonly<Record<Stays, string>> = {
  'no-new-password': 'nobody can be given a new one in this account (setting noNewPasswordsIn)',
};
