import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Verdict } from '../domain/credential/verdict.ts';
import type { Stays } from '../domain/plan/stays.ts';
import type { Stands } from '../domain/standing/standing.ts';

/** What becomes of what is turned off, once that was watched. */
export type AfterWatch = 'asked' | 'deleted' | 'stay-disabled';

/** What there is to say of a credential before anybody has answered. */
interface Offered {
  ending: AfterWatch;
  observationDays: number;
  wholeUser: boolean;
  record: Pick<CaseRecord, 'quarantine'>;
}

/** One language's texts of each credential of a case, and of what else the user has. Every language has all of them. */
export interface PlanTexts {
  plan: string;
  columns: Record<'credential' | 'lastUsed' | 'where' | 'age' | 'fate', string>;
  /** When and where a credential was last used, if ever, in a line. */
  lastUse(day: string | undefined, places: string[]): string;
  never: string;
  noPlace: string;
  ses: string;
  age(verdict: Verdict): string;
  asOf(time: string): string;
  asOfPlan: string;
  /** What happened, or would happen, to a credential; how it stands, where the case has touched it or somebody else has. */
  fates: Record<'answered' | 'untouched' | 'changed' | 'deleting' | 'restored', string> & {
    /** With the day by which it must be used, once that is set. */
    kept(until: string | undefined): string;
    stands: Record<Exclude<Stands, 'off-by-us'>, string>;
    /** The case is just doing that; IAM may not show it yet. */
    underWay: Record<'off' | 'back', string>;
    offered(about: Offered): string;
    disabled(time: string): string;
    leave(verdict: Verdict): string;
    /** It is unused and stays all the same. */
    stays: Record<Stays, string>;
  };
  others: string;
  otherLive: string;
  groups: string;
  policies: string;
  boundary: string;
  none: string;
  notRead: string;
}
