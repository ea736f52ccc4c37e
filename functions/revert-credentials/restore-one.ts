import type { Disabled } from '../domain/case/outcome.ts';
import type { CredentialKind } from '../domain/credential/kinds.ts';
import { PermanentServiceError, TransientServiceError } from '../domain/errors/errors.ts';
import type { Dependencies, RestoreContext, Restored } from './dependencies.ts';
import { restoreAsItWas } from './restore-as-it-was.ts';
import { restorePassword } from './restore-password.ts';

type Restore = (one: Disabled, context: RestoreContext, dependencies: Dependencies) => Promise<Restored>;

/** How each kind of credential comes back. */
const RESTORES: Readonly<Record<CredentialKind, Restore>> = {
  password: restorePassword,
  'access-key': restoreAsItWas,
};

/** Restores one credential; what IAM refuses, or cannot do now, stops that one only. */
export async function restoreOne(
  disabled: Disabled,
  context: RestoreContext,
  dependencies: Dependencies,
): Promise<Restored> {
  const { credentialId, kind } = disabled;
  try {
    return await RESTORES[kind](disabled, context, dependencies);
  } catch (error) {
    if (!(error instanceof PermanentServiceError || error instanceof TransientServiceError)) throw error;
    return { outcome: { credentialId, result: 'failed', reason: error.message }, failure: error };
  }
}
