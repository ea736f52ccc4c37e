import type { AnswerKind } from '../domain/question/answers.ts';

/** The parts of a list of users that take one answer for those that are ticked. */
export type Group = 'quarantined' | 'needed' | 'deletion' | 'use' | 'off';

/** What can be answered for several users at once; all else on the page of one of them. */
export type ListChoice = Extract<
  AnswerKind,
  'retire' | 'keep' | 'confirm' | 'leave-disabled' | 'restore' | 'check'
>;

/** What is typed to turn several users' credentials off, in every language. */
export const WORD = 'disable';

/** One language's texts of the page about several users of one message. */
export interface ListTexts {
  title(users: number): string;
  /** How many of them wait for an answer, the first end of the time for one, and how many others the page shows. */
  waiting(users: number, until: string, others: number): string;
  noneWaiting: string;
  whatThisIs(team: string): string;
  howTo: string;
  /** `nothing`: what does not happen where nobody answers. */
  groups: Record<Group, { heading: string; answer: string; nothing?: string }>;
  answerUntil(until: string): string;
  backUntil(until: string): string;
  /** What an answer is called and leads to, for the users of a part. */
  options: Record<
    ListChoice,
    (
      about: { group: Group; isUpToContacts: boolean } & Record<'observationDays' | 'useWithinDays', number>,
    ) => { label: string; hint: string }
  >;
  /** How many, and what comes before the word to type. */
  count: string;
  word: string;
  typeName: string;
  details: string;
  others: string;
  hidden(users: number): string;
  unreadable(users: number): string;
  send: string;
  /** The way from the page of one user to all of them. */
  back: string;
  genuine(team: string): string;
  problems: Record<'nothing' | 'noAnswer' | 'noTick' | 'word', string> & { count(ticked: number): string };
  results: Record<'failed' | 'incomplete' | 'hidden' | 'unread' | 'noneRecorded', string> & {
    recorded(users: number, of: number): string;
  };
}
