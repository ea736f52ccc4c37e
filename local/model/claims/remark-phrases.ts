import type { Phrase } from './phrase.ts';

/** Sentences that a case picks up on its way: a note has them, and an English mail may. */
export const REMARKS: readonly Phrase[] = [
  ['{cred} was used on {time}.', ['cred', 'used']],
  ['<S|s>omeone has set a password again.', ['password', 'on']],
  ['{cred} is Active again.', ['cred', 'on']],
  ['{cred} is {word} again.'],
  ['{cred} cannot be read: {free}.', ['cred', 'unknown']],
  ['{cred} is left alone: {free}.', ['cred', 'unknown']],
  [
    'The password stays: nobody can be given a new one in this account (setting noNewPasswordsIn).',
    ['password', 'untouched'],
  ],
  ['{cred} was deleted by someone else.', ['cred', 'gone']],
  ['<T|t>he user no longer exists<.|>', ['user', 'gone']],
  ['<T|t>he user no longer exists: another one ({id}) has its name now, not {id}<.|>', ['user', 'gone']],
  ['AWS has quarantined the user since the deletion was confirmed.'],
  ['The user is partly deleted; what it had is in the restore kit.', ['user', 'cannot-be-given-back']],
  ['{cred} is new.'],
  ['<SSH public key|signing certificate|{word} credential> {word} is new.'],
  ['<I|i>ts owner has changed since the answer.'],
  ['Not proposing to delete the whole user: {blockers}.', 'blockers'],
  ['The user stays, because of {free}.'],
  ['Owner: {free}.'],
  ['Protected now: {free}.'],
  ['The settings protect this user: {free}.'],
  [
    'The settings have changed: <what is disabled stays so|a deletion needs a confirmation, and nobody was asked for one>.',
  ],
  [
    'The new password must be changed at sign-in, and the account’s password policy does not let every user do that: make sure that this user is allowed iam:ChangePassword.',
  ],
];
