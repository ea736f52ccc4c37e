import { showCredential } from '../../domain/credential/credential.ts';
import { PASSWORD_ID } from '../../domain/credential/kinds.ts';

/** How a sentence of the case page names a credential, in English. */
export function credentialName(id: string): string {
  return id === PASSWORD_ID ? 'the password' : `access key ${showCredential(id)}`;
}
