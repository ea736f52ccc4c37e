import { showCredential } from '../../domain/credential/credential.ts';
import { PASSWORD_ID } from '../../domain/credential/kinds.ts';

/** How a sentence of the case page names a credential, in Japanese. */
export function credentialName(id: string): string {
  return id === PASSWORD_ID ? 'パスワード' : `アクセスキー ${showCredential(id)}`;
}
