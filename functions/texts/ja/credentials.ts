import { showCredential } from '../../domain/credential/credential.ts';
import { type CredentialTexts, nameInSentenceIn } from '../credential-texts.ts';

/** What the Japanese texts say of each kind of credential. */
export const credentialsJa: CredentialTexts = {
  'access-key': {
    name: (id) => `アクセスキー ${showCredential(id)}`,
    nameInSentence: (id) => `アクセスキー ${showCredential(id)}`,
    howToUse: (id) => `アクセスキー ${showCredential(id)} を使用する`,
    useIt: '使用してください',
    comesBack: 'アクセスキーはそのまま再び使えます',
    isBack: 'アクセスキーは以前のまま再び有効です。',
    goesOn:
      'キーで以前に始まったセッションは最長 36 時間続くことがあるため、影響は遅れて現れる場合があります。',
  },
  password: {
    name: () => 'パスワード',
    nameInSentence: () => 'パスワード',
    howToUse: () => 'パスワードでサインインする',
    useIt: 'サインインしてください',
    comesBack: 'パスワードは新しいものになります',
    isBack: '',
    goesOn: '',
  },
};

/** How a sentence of the case page names a credential, in Japanese. */
export const credentialName = nameInSentenceIn(credentialsJa);
