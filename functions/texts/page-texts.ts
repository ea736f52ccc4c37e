import type { AnswerRefusal } from '../domain/answering/answer-refusal.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { LeftOff } from '../domain/case/outcome.ts';
import type { CredentialKind } from '../domain/credential/kinds.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import type { Link } from '../domain/message/link.ts';
import type { Step } from '../domain/note/note.ts';
import type { Owner } from '../domain/plan/owner.ts';
import type { Answer, AnswerKind, Rhythm } from '../domain/question/answer.ts';
import type { QuestionKind, Role } from '../domain/question/question.ts';
import type { Language } from '../domain/settings/language.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { ListTexts } from './list-texts.ts';
import type { AfterWatch, PlanTexts } from './plan-texts.ts';
import type { StepTexts } from './step-texts.ts';
import type { Times } from './times.ts';

/** One language's texts of the case page. Every language has all of them. */
export interface PageTexts extends PlanTexts {
  language: Language;
  times: Times;
  title(user: string): string;
  heading: string;
  account: string;
  caseNumber: string;
  role: Record<Role, string>;
  whatThisIs(facts: PageFacts): string;
  /** That all cases are paused. */
  allPaused: string;
  /** That AWS has quarantined the user, and who decides about it. */
  quarantined(policy: string): string;
  why(reason: string): string;
  whyRole: Record<Role, string>;
  whyOwner: Record<Owner['source'], (tag: string, account: string) => string>;
  stages: Record<Stage, (facts: PageFacts) => [title: string, detail: string]>;
  /** What of an ended case was still off when IAM was last read, and how to have it back. */
  wayBack(wayBack: WayBack, facts: PageFacts): string;
  credentialName(credentialId: string): string;
  /** What has happened in a case so far. */
  history: Record<'heading' | 'opened' | 'closed', string> & {
    disabled(id: string): string;
    answered(label: string, who: string): string;
    someone: Record<Role, string>;
    by(address: string): string;
    reason(reason: string): string;
  };
  steps: Record<Step, StepTexts>;
  answers: Record<Choice, AnswerTexts>;
  /** What the case is about, and why this person is asked: the heading above. */
  about: string;
  /** Whom to ask, on a page that asks nothing more. */
  whomToAsk(facts: PageFacts): string;
  /** Until when the user is exempt. */
  exemptUntil(until: string): string;
  /** What a recorded answer means for one credential: it is turned off, or kept and used by a day. */
  recordedFor: { retire(id: string): string; keep(id: string, until: string | undefined): string };
  /** How a new password gets to its person, step by step; `until`: by when it must be used, once that is known. */
  newPassword: { heading: string; steps(facts: PageFacts, until: string | undefined): string[] };
  questions: Record<QuestionKind | 'between' | 'quarantined', string>;
  decide(id: string): string;
  decisions: Record<'retire' | 'keep', string>;
  typeName(user: string): readonly [before: string, user: string];
  reason: string;
  reasonHint: string;
  reasonOptional: string;
  until: string;
  deadline: string;
  untilHint(min: string, max: string): string;
  every: string;
  rhythms: Record<Rhythm, string>;
  person: string;
  personHint(domains: string): string;
  send: string;
  noForm: string;
  genuine(facts: PageFacts): string;
  /** Before the contact, which is a link. */
  questionsTo(team: string): string;
  problemsHeading: string;
  problemTitle(title: string): string;
  /** What is wrong with a form. */
  problems: Record<
    | 'answer'
    | 'otherCredential'
    | 'every'
    | 'personAsked'
    | 'reasonMissing'
    | 'reasonTooLong'
    | 'untilNotADay'
    | 'damaged',
    string
  > & {
    decision(id: string): string;
    userName(isEmpty: boolean): string;
    person(domains: string): string;
    until(min: string, max: string): string;
  };
  refusals: Record<AnswerRefusal, string>;
  recorded(kind: Choice): string;
  alreadyRecorded(kind: Choice): string;
  /** Some of several credentials is kept, and some turned off. */
  recordedInPart(isRepeated: boolean): string;
  whatNext: string;
  howToUndo: string;
  back: string;
  otherAnswer: string;
  answeredWhen(kind: AnswerKind, when: string, role: Role): string;
  notTaken: string;
  openAgain: string;
  notNow: string;
  plain: Record<PlainPage, [title: string, detail: string]>;
  /** Of the page about several users of one message. */
  list: ListTexts;
}

/** What one choice on the form is called, means and leads to. */
export interface AnswerTexts {
  /** Its name where it was given. */
  label: string;
  /** The same name within a sentence of a mail. */
  inMails: string;
  option(facts: PageFacts): { label: string; hint: string };
  /** What happens after it and how to take it back; `answer`: as it was recorded. */
  next(facts: PageFacts, answer?: Pick<Answer, 'decisions'>): { next: string; undo: string };
}

/** Where a case stands, as far as its record tells. */
export type Stage = QuestionKind | 'starting' | 'taken' | 'held-up' | 'restoring' | 'deleting' | 'closed';

/** What of an ended case is off, and until when its links give that back (ISO). */
export interface WayBack {
  credentialIds: string[];
  /** When IAM was last read (ISO); none where it could not be read as the case ended. */
  readAt?: string;
  until: string;
  isOver: boolean;
  /** AWS has quarantined the user since: the running case takes this reader's wish no more. */
  isUpToContacts: boolean;
}

/** Everything the views show of a case; built once per request. */
export interface PageFacts {
  record: PageRecord;
  link: Link;
  settings: Settings;
  texts: PageTexts;
  at: string;
  /** All cases are paused: nothing is turned off or deleted for now. */
  isPaused: boolean;
  /** The message names several users: there is a page of all of them. */
  isOfSeveral: boolean;
  /** When the next act is done at the earliest; empty where that may be at once. */
  earliest: string | undefined;
  stage: Stage;
  /** Of a link of an ended case: what that has left off. */
  ended?: LeftOff | undefined;
  wayBack?: WayBack | undefined;
  /** Since when something fails, and until when it is tried again; empty where nothing holds the case up. */
  heldUp: { since: string; until: string; isGivingBack: boolean } | undefined;
  /** What can be chosen on the form. */
  shown: Choice[];
  account: string;
  team: string;
  until: string;
  /** Whether several credentials are proposed, so that each needs a decision. */
  isSeveral: boolean;
  /** Of what kinds the proposed credentials are. */
  kinds: ReadonlySet<CredentialKind>;
  /** Of what kinds that is which can be had back: still off by us, by the last read. */
  comesBack: ReadonlySet<CredentialKind>;
  wholeUser: boolean;
  ending: AfterWatch;
  observationDays: number;
  useWithinDays: number;
  time(iso: string): string;
  day(iso: string): string;
}

/** A record whose user's other credentials and memberships are known too, where they were stored. */
export type PageRecord = CaseRecord & { user?: UserFacts | undefined };

/**
 * What can be chosen on the form: the answers; `rarely`, which is keeping or watching for longer; and `none`, which is
 * retiring every credential of several.
 */
export type Choice = AnswerKind | 'rarely' | 'none';

/** Characters that a reason can have. */
export const REASON_LENGTH = 1000;

/** Pages without a case: an HTTP status, or why a link opens nothing any more. */
export type PlainPage = 400 | 404 | 405 | 413 | 415 | 503 | 'over' | 'passed-on';
