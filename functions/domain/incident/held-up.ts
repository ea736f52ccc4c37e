import type { CaseRecord } from '../case/case-record.ts';
import { farBefore } from '../case/time-to-answer.ts';
import { numberAfter, type OpenQuestion, type QuestionKind } from '../question/question.ts';
import { TRY_AGAIN_AFTER, TRY_AGAIN_FOR } from '../settings/longest-history.ts';
import { after, secondsBetween } from '../time/duration.ts';
import { later } from '../time/time.ts';
import { withUpdateDue } from './to-tell.ts';

/** What the workflow goes back to while nothing else works: an open question, by its kind; `failed` where it gives up. */
export type HeldUpOutcome = QuestionKind | 'failed';

/** The questions that each assessment comes after, and that can be put again in its place. */
const ASSESSED_AFTER: Readonly<Record<string, readonly QuestionKind[]>> = {
  AssessUserAgain: ['stakeholder'],
  AssessDisabledUser: ['impact', 'deletion'],
  AssessUse: ['use'],
};

/** How a state has failed: for good, as far as trying at once goes, or by what passes by itself. */
export interface FailedState {
  state: string;
  isPassing: boolean;
  at: string;
}

/**
 * A case whose read or act has failed in all its tries: it goes back to its question for a while, which keeps its
 * number, or where that is answered to the wait of a paused case. What was decided stays decided and is tried again,
 * for a day. Before anything is off only what passes by itself is waited for.
 */
export function holdUp(
  record: CaseRecord,
  failed: FailedState,
): { outcome: HeldUpOutcome; isNew: boolean; case: CaseRecord } {
  const { state, at, isPassing } = failed;
  const isNew = record.heldUp?.state !== state;
  const since = isNew ? at : (record.heldUp?.since ?? at);
  // A first read that fails tells its analyst at once; one for a wish to restore is waited for.
  const isHopeless = record.disabled.length === 0 && (!isPassing || state === 'AssessUser');
  if (isHopeless || Date.parse(at) >= Date.parse(triedUntil({ since })))
    return { outcome: 'failed', isNew, case: record };
  const question = questionMeanwhile(record, state, at);
  const heldUp = isNew ? { state, since, ...toldBefore(record) } : record.heldUp;
  return { outcome: question.kind, isNew, case: { ...record, question, heldUp } };
}

/**
 * Whether a state that has done a part is in its last try: what it cannot do now has failed for good, and the case goes
 * on with the rest. `at`: when the state was entered.
 */
export function isLastTry({ heldUp }: Pick<CaseRecord, 'heldUp'>, failed: FailedState): boolean {
  const { state, at, isPassing } = failed;
  // What passes by itself the workflow tries for up to so long before it holds the case up once more, the rest for moments.
  const end = after(at, isPassing ? TRY_AGAIN_AFTER : 'PT1M');
  return heldUp?.state === state && Date.parse(end) >= Date.parse(triedUntil(heldUp));
}

/** Until when it is tried again (ISO). */
export function triedUntil({ since }: Pick<NonNullable<CaseRecord['heldUp']>, 'since'>): string {
  return after(since, TRY_AGAIN_FOR);
}

function questionMeanwhile(record: CaseRecord, state: string, at: string): OpenQuestion {
  const { question } = record;
  const end = after(at, TRY_AGAIN_AFTER);
  const timeoutSeconds = secondsBetween(at, end);
  const isPutAgain = question !== undefined && ASSESSED_AFTER[state]?.includes(question.kind) === true;
  // The end of what waits for its mail moves with that.
  const until = question?.counting === undefined ? later(question?.until ?? end, end) : question.until;
  if (isPutAgain) return { ...question, until, timeoutSeconds };
  return {
    ...numberAfter(question, 'in-silence'),
    kind: 'paused',
    message: 'silent',
    recipients: question?.recipients ?? [],
    since: question?.kind === 'paused' ? question.since : at,
    until: end,
    timeoutSeconds,
    ...(question !== undefined && { before: farBefore(question, at) }),
  };
}

function toldBefore({
  update,
  step,
  deadline,
}: CaseRecord): Pick<NonNullable<CaseRecord['heldUp']>, 'before'> {
  return update === undefined
    ? {}
    : { before: { update, step, ...(deadline !== undefined && { deadline }) } };
}

/**
 * The case once a state has read or acted: nothing holds it up any more, and its findings must say again what they said
 * before, for as long as no later step says something else.
 */
export function goesOn(record: CaseRecord, at: string): CaseRecord {
  const { heldUp, ...rest } = record;
  if (heldUp?.before === undefined || rest.step !== 'held-up') return heldUp === undefined ? record : rest;
  const { deadline: _tried, ...known } = rest;
  return withUpdateDue({ ...known, ...heldUp.before }, heldUp.before.update, at);
}
