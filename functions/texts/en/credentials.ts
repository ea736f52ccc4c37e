import { showCredential } from '../../domain/credential/credential.ts';
import { type CredentialTexts, nameInSentenceIn } from '../credential-texts.ts';

/** What the English texts say of each kind of credential. */
export const credentialsEn: CredentialTexts = {
  'access-key': {
    name: (id) => `access key ${showCredential(id)}`,
    nameInSentence: (id) => `access key ${showCredential(id)}`,
    howToUse: (id) => `use access key ${showCredential(id)}`,
    useIt: 'use it',
    comesBack: 'access keys work again as they are',
    isBack: ' Access keys are active again as they were.',
    goesOn: ' Sessions that a key started earlier may go on for up to 36 hours, so trouble can show late.',
  },
  password: {
    name: () => 'password',
    nameInSentence: () => 'the password',
    howToUse: () => 'sign in with the password',
    useIt: 'sign in',
    comesBack: 'the password is replaced by a new one',
    isBack: '',
    goesOn: '',
  },
};

/** How a sentence of the case page names a credential, in English. */
export const credentialName = nameInSentenceIn(credentialsEn);
