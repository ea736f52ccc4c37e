import type { Outcome } from '../domain/case/outcome.ts';
import type { CredentialKind } from '../domain/credential/kinds.ts';
import type { Verdict } from '../domain/credential/verdict.ts';
import type { Ending } from '../domain/note/note.ts';
import type { OwnerProblem } from '../domain/plan/owner.ts';
import type { Stays } from '../domain/plan/stays.ts';
import type { AnswerKind } from '../domain/question/answer.ts';
import type { Question } from '../domain/question/question.ts';
import type { Language } from '../domain/settings/language.ts';
import type { Standing } from '../domain/standing/standing.ts';
import type { Times } from './times.ts';

/** The messages that put a question. */
export type QuestionMessage = Exclude<Question['message'], 'silent'>;
/** The messages that tell how a case ended, what an answer has led to, of somebody else or one's own, or that a wish was refused. */
export type Notice = Ending | 'handled' | 'done' | 'wish-refused';
export type MailMessage = QuestionMessage | Notice;

/** What a message that puts a question says; each a paragraph or a line. */
export interface QuestionTexts {
  /** What it is about in a few words: the first line. */
  headline: string;
  intro: string;
  /** What to do; the link follows. */
  act: string;
  /** The name of the link. */
  label: string;
  /** What happens when nothing is done. */
  nothing: string;
}

/** What a message says that asks for nothing. */
export interface NoticeTexts {
  headline: string;
  intro: string;
  /** What follows, and what can still be done. */
  next: string;
}

/** What every subject names: a user, and the day on which the case was opened. */
export interface SubjectFacts {
  user: string;
  day: string;
  /** AWS has quarantined the user, and the mail is to a security contact. */
  isQuarantined: boolean;
}

/** One language's texts of all mails. Every language has all of them. */
export interface MailTexts {
  language: Language;
  times: Times;
  /** The same for every mail of a case: clients thread by it. */
  subject(facts: SubjectFacts & { account: string }): string;
  list(names: string[]): string;
  credentialName(credentialId: string): string;
  /** What somebody does to use a credential, as one part of a list. */
  howToUse(credentialId: string): string;
  /** A credential with its evidence on one line. */
  evidence(name: string, parts: string[]): string;
  neverUsed: string;
  lastUsed(day: string, where: string[]): string;
  created(day: string): string;
  daysAgo: Record<'use' | 'creation', (days: number) => string>;
  service(service: string): string;
  disabledSince(line: string, at: string): string;
  withState(line: string, state: string): string;
  verdict(verdict: Verdict): string;
  /** What is unused and stays all the same, and why. */
  stays: Record<Stays, string>;
  others: Record<
    'sshPublicKey' | 'signingCertificate' | 'serviceCredential' | 'unreadable',
    (id: string, service?: string) => string
  >;
  /** How a credential stands. */
  standing(name: string, standing: Pick<Standing, 'is' | 'isGivenBack' | 'isUnderWay'>): string;
  /** What became of it besides, to follow that; empty: nothing to say. */
  besides(result: Outcome['result'], reason: string | undefined): string;
  headings: Record<'credentials' | 'credentialsThen' | 'remarks', string>;
  /** Above what else is alive; with the time of the read where that is not just before the mail. */
  othersHeading(asOf: string): string;
  /** Above how each credential stands; without a time where IAM could not be read. */
  standingHeading(asOf: string): string;
  /** That AWS has quarantined the user, and what follows from that. */
  quarantined(policy: string): string;
  /** Sentences that exist in English only, as far as this language shows them. */
  remarks(sentences: string[]): string[];
  /** Why somebody gets the mail, as a clause. */
  why: {
    tag(tag: string): string;
    account(account: string, problems: string[]): string;
    fallback(problems: string[]): string;
    securityInstead(problems: string[]): string;
    escalated: string;
    security: string;
    asked: string;
    other(reason: string): string;
  };
  ownerProblem(problem: OwnerProblem): string;
  /** What was passed over in the tag that names the recipient. */
  passedOver(problems: string[]): string;
  whyYou(why: string): string;
  answers: Record<AnswerKind, { inMails: string }>;
  /** Who answered what and when, as far as a link proves it. */
  answered(answer: string, by: string, at: string): string;
  answeredByAnalyst(answer: string, at: string): string;
  genuine(facts: MailFacts): string;
  team(facts: MailFacts): string;
  questions: Record<QuestionMessage, (facts: MailFacts) => QuestionTexts>;
  /** How what an ended case has left off is had back, and until when; empty where this person cannot. */
  wayBack(facts: MailFacts): string;
  /** That a new password is stored no more, and what to do without it; empty where none was. */
  passwordDiscarded(facts: MailFacts): string;
  /** To those who were asked, where somebody else has answered. */
  handled(facts: MailFacts): NoticeTexts;
  /** To a security contact who has answered, where the next mail of the case goes to others. */
  done(facts: MailFacts): NoticeTexts;
  /** To who wanted something back by the link of an ended case and owns the user no more. */
  wishRefused(facts: MailFacts): NoticeTexts;
  endings: Record<Ending, { notice(facts: MailFacts): NoticeTexts }>;
}

/** Everything a mail's sentences speak of: texts of one line each, times in the configured time zone. */
export interface MailFacts {
  user: string;
  account: string;
  team: string;
  /** Whom to ask: an address or a web address. */
  contact: string;
  caseId: string;
  /** Why this person gets the mail. */
  why: string;
  /** Whether the recipient is asked, or told, as the security contact. */
  isSecurityContact: boolean;
  since: string;
  /** Until when an answer counts; of a notice: until when what follows is waited for. */
  until: string;
  /** Who answered what, as a sentence; empty where no answer led to this. */
  answered: string;
  /** What the answer was about, of a notice that somebody else has answered. */
  step: string;
  /** The credentials that the mail is about, with their evidence. */
  credentials: string[];
  /** What else is known of the user, for who is asked whether it is needed. */
  evidence: { heading: string; lines: string[] };
  others: string[];
  /** Credentials that were kept by the same answer, and by when they must be used. */
  kept: { names: string[]; until: string } | undefined;
  /** Of an act that waits for its day: when it is done, at the earliest; else empty. */
  earliest: { time: string; isDeletion: boolean } | undefined;
  /** What must be done so that each credential of the mail counts as used. */
  howToUse: string[];
  /** Who was asked before. */
  owners: string;
  /** Whether a mail that asks has gone out to one of them. */
  isOwnerReached: boolean;
  /** The kinds of the credentials that the mail is about. */
  kinds: ReadonlySet<CredentialKind>;
  wholeUser: boolean;
  /** That AWS has quarantined the user; empty where it has not. */
  quarantine: string;
  /** What is off of a quarantined user has been used since, as IAM reports it. */
  isUsedSince: boolean;
  /** What follows a quiet observation. */
  ending: 'asked' | 'deleted' | 'stay-disabled';
  /** The secret with a new password; undefined where there is none. */
  secretName: string | undefined;
  /** A new password that was given is stored no more, and IAM reports no use of it. */
  isPasswordDiscarded: boolean;
  remarks: string[];
  /** What was asked back and did not come back, one line each. */
  notBack: string[];
  /** Why nothing of what was asked back has come back: giving back failed, all was on already, or nothing was left. */
  whyNothingBack: 'failed' | 'on' | 'nothing-left';
  /** How each credential stands, one line each, as IAM showed it at that time; empty where the case changed nothing. */
  standing: { asOf: string; lines: string[] };
  /** The names of the credentials that stand or ended so. */
  named: Record<'off' | 'deleted' | 'toBeUsed' | 'used' | 'notUsed', string[]>;
  exemption: { until: string; reason: string } | undefined;
  failure: string;
  /** How the recipient can have back what an ended case has left off. */
  wayBack: 'link' | 'ask' | 'stop-or-restore' | 'none';
  /** Until when the links of an ended case give back what it has left off. */
  wayBackUntil: string;
  /** Whether the case has turned anything off on its way; `unknown`: perhaps, and IAM could not be read. */
  touched: 'no' | 'yes' | 'unknown';
}
