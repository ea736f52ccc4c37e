import type { CredentialKind } from '../../domain/credential/kinds.ts';
import { accessKey } from './access-key.ts';
import type { Actions, KindAdapter } from './kind-adapter.ts';
import { password } from './password.ts';

/** What each kind of credential takes of IAM, in the order in which a user's are removed. */
export const KIND_ADAPTERS: Readonly<Record<CredentialKind, KindAdapter>> = {
  'access-key': accessKey,
  password,
};

/** The actions of all kinds for one purpose. */
export function actionsOf(purpose: keyof KindAdapter['actions']): string[] {
  const all = Object.values(KIND_ADAPTERS).map(({ actions }): Actions => actions[purpose] ?? {});
  return all.flatMap((actions) => Object.keys(actions));
}
