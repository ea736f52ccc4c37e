import type { CredentialKind } from '../domain/credential/kinds.ts';
import type { NoticeMoment } from '../domain/due/gather.ts';
import type { MailFacts, NoticeTexts, QuestionMessage, QuestionTexts, SubjectFacts } from './mail-texts.ts';

/** What the sentences of a mail about several users speak of. */
export interface GatheredFacts {
  /** How many users it is about. */
  count: number;
  team: string;
  isSecurityContact: boolean;
  /** The earliest end, and whether others are later; those stand with their users. */
  until: string;
  isUntilEarliest: boolean;
  /** What follows a quiet observation; `some-deleted`: not of all of them the same. */
  ending: MailFacts['ending'] | 'some-deleted';
  /** How many of them something has failed for. */
  failed: number;
  /** Whether a new password waits for any of them. */
  isPasswordStored: boolean;
  /** The kinds of all credentials that it is about. */
  kinds: ReadonlySet<CredentialKind>;
}

/** One language's texts of the mails about several users. */
export interface GatheredTexts {
  /** The same whenever these users are mailed about; `user` is the one whose case is the oldest. */
  subject(facts: SubjectFacts & { others: number }): string;
  questions: Record<QuestionMessage, (facts: GatheredFacts) => QuestionTexts>;
  notices: Record<NoticeMoment, (facts: GatheredFacts) => NoticeTexts>;
  /** Above what is said of one user; `ended`: how its case ended, in a few words, where it has. */
  user(facts: MailFacts, ended: string): string;
  /** By when this user's question ends, or its credentials must be used. */
  answerBy(until: string): string;
  useBy(until: string): string;
  /** What somebody does so that each counts as used. */
  toDo(facts: MailFacts): string;
  /** Credentials that the same answer has kept; empty where there are none. */
  alsoKept(facts: MailFacts): string;
  /** Where a new password waits; empty where there is none. */
  password(facts: MailFacts): string;
  /** That deleting would take the whole user. */
  wholeUser: string;
  /** That what is off of a quarantined user has been used since. */
  usedSince: string;
  /** Who was asked in vain; empty where nobody was. */
  askedBefore(facts: MailFacts): string;
  why: Record<'owner' | 'security' | 'told', string>;
  genuine(facts: GatheredFacts): string;
}
