import { PASSWORD_ID, showCredential } from '../../domain/credential/credential.ts';

/** How a sentence of the case page names a credential, in English. */
export function credentialName(id: string): string {
  return id === PASSWORD_ID ? 'the password' : `access key ${showCredential(id)}`;
}
