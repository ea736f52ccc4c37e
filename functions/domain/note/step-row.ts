import type { CaseRecord, FindingUpdate } from '../case/case-record.ts';
import type { Answer } from '../question/answer.ts';
import type { Settings } from '../settings/settings.ts';

/** What notes are made from of a case. */
export type NotedCase = Pick<
  CaseRecord,
  | 'caseId'
  | 'thresholdDays'
  | 'user'
  | 'evidence'
  | 'userGone'
  | 'plan'
  | 'question'
  | 'disabled'
  | 'restoredAt'
  | 'restoreKit'
  | 'formerKit'
  | 'hasTriedToDelete'
  | 'observeUntil'
  | 'mustUse'
  | 'outcomes'
  | 'told'
  | 'bounced'
  | 'messages'
  | 'passwordSecret'
  | 'quarantine'
  | 'heldUp'
  | 'off'
  | 'remarks'
>;

/** What a finding update of a case is made from. */
export interface NoteContext {
  case: NotedCase;
  at: string;
  settings: Settings;
  /** The answer that led to this step, if one did. */
  answer?: Answer | undefined;
  /** What failed, in words that name the state and the error. */
  failure?: string | undefined;
  /** Of a failure: sentences about what is left half done or lying about. */
  leftBehind?: string[] | undefined;
}

export type Status = NonNullable<FindingUpdate['status']>;

/** Where a case stands after a step: one insight each (docs/adr/013). */
export type Phase = 'waiting' | 'off' | 'must-be-used' | EndPhase;
export type EndPhase = 'exempt' | 'ended';

/** Who is told of a step by mail. */
export type Told =
  | 'nobody'
  /** The others who were asked: somebody has answered in their place. */
  | 'others-asked'
  /** Whose wish was refused. */
  | 'refused'
  | 'asked'
  | 'asked-and-contacts';

/** What else writing a step does. */
export type Effect =
  /** What is kept must be used, and a question waits for that. */
  | 'waits-for-use'
  /** Too many within a day pause everything. */
  | 'counts-as-restore'
  /** What failed is tried again later, and the findings say so once. */
  | 'holds-up'
  /** The case goes back to what it was doing. */
  | 'goes-back'
  /** The record keeps until when, why and by whom. */
  | 'keeps-exemption'
  /** The note says what is left half done, and is written even where the record cannot be read. */
  | 'tells-failure';

/** Everything that differs from one step to another. */
export interface StepRow {
  phase: Phase;
  tells: Told;
  /** Whether nothing but an answer leads to it: without a recorded one the step is invented. */
  needsAnswer: boolean;
  effect?: Effect;
  /** Whether a case may still be waiting after it for the day on which it has a place for its act. */
  keepsPlace?: boolean;
  /** The workflow status of the finding. */
  status: Status | ((context: NoteContext) => Status);
  /** The text of the note, before it is fitted. */
  text(context: NoteContext): string;
  /** Until when the step counts; none, where it is not given. */
  deadline?(context: NoteContext): string | undefined;
}

/** A step after which the case goes on. */
export interface OpenRow extends StepRow {
  phase: Exclude<Phase, EndPhase>;
  tells: 'nobody' | 'others-asked' | 'refused';
}

/** A row that may leave out what is as usual. */
export type Varied<Row, Usual> = Omit<Row, keyof Usual> & Partial<Row>;

/** A step that ends its case. */
export interface EndingRow extends StepRow {
  phase: EndPhase;
  tells: 'asked' | 'asked-and-contacts';
  /** When it comes to this, for docs/messages.md. */
  when: string;
}
