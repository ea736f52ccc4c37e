import type { CaseRecord, FindingUpdate } from '../case/case-record.ts';
import type { Answer } from '../question/answer.ts';
import type { Settings } from '../settings/settings.ts';

/** What notes are made from of a case. */
export type NotedCase = Pick<
  CaseRecord,
  | 'caseId'
  | 'thresholdDays'
  | 'user'
  | 'userGone'
  | 'plan'
  | 'question'
  | 'disabled'
  | 'restoredAt'
  | 'observeUntil'
  | 'mustUse'
  | 'outcomes'
  | 'passwordSecret'
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

/** Status and text of one step, before the text is fitted into a note. */
export interface Draft {
  status: Status;
  text: string;
  deadline?: string | undefined;
}

/** How each step of a group is written. */
export type Drafts = Record<string, (context: NoteContext) => Draft>;
