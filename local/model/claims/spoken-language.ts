import type { Phrase } from './phrase.ts';

/** How a language tells its sentences: which of them are about a credential, and where one ends. */
export interface Sentences {
  about: RegExp;
  end: RegExp;
}

/** How a language names things, as sources of regular expressions. */
export interface Words {
  password: string;
  accessKey: string;
  of(user: string, account: string): string;
  /** What somebody does to use a password, or the access key of this id. */
  use(id: string): string;
  /** When and for what a credential was last used, in a mail. */
  evidence(day: string): string;
}

/** Everything by which the mails and pages of one language are read. */
export interface SpokenLanguage {
  /** Fits the first line of a mail in this language, and of no other. */
  firstLine: RegExp;
  /** What stands above the lists of the credentials that a mail is about. */
  headings: readonly string[];
  sentences: Sentences;
  words: Words;
  mail: readonly Phrase[];
  page: readonly Phrase[];
}
