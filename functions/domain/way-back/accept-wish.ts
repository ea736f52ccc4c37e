import type { CaseRecord } from '../case/case-record.ts';
import { credentialsOff, type Disabled, type LeftOff, leftOffOf, type TakenOn } from '../case/outcome.ts';
import { restoreLeftSince } from '../due/due-at.ts';
import { type Answer, unsettledWishes } from '../question/answer.ts';
import { isUpToContacts } from '../question/quarantine.ts';
import type { Settings } from '../settings/settings.ts';
import { isNotBack } from '../wish/have-back.ts';
import { maySayForEnded, wayBackUntil } from './ended-case.ts';

/** Why a wish after the end of a case is not taken. */
export type WishRefusal = 'not-off' | 'link-too-old' | 'passed-on' | 'quarantined';

/** What becomes of a wish, and the record with it, if it changes anything. */
export type AcceptedWish =
  | { is: 'recorded'; answer: Answer; changed: CaseRecord }
  | { is: 'already'; answer: Answer }
  | { is: 'refused'; why: WishRefusal };

/** Why somebody may not have back what one ended case has left off; undefined: they may. */
export type MayNot = (record: CaseRecord, ended: LeftOff) => WishRefusal | undefined;

/** What a link allows at this time (ISO): to its own person, as long as ended cases have a way back. */
export function byLink({ role, by, at }: Pick<Answer, 'role' | 'by' | 'at'>, settings: Settings): MayNot {
  return (record, ended) => {
    if (!maySayForEnded(record, ended, { role, address: by, settings })) return 'passed-on';
    return Date.parse(at) > Date.parse(wayBackUntil(ended, settings)) ? 'link-too-old' : undefined;
  };
}

/**
 * Whether and how a wish to have back what ended cases have left off counts in the user's item as it stands (design
 * D15). `ofCases` undefined: all of them; `mayNot`: who may not have it, an analyst may. While no case is running, the wish waits for the execution that gives it back;
 * else the running case takes it on: of one user one case acts at a time.
 */
export function acceptWish(record: CaseRecord, wish: Answer, mayNot: MayNot = () => undefined): AcceptedWish {
  const wanted = leftOffOf(record).filter(
    ({ caseId }) => wish.ofCases === undefined || wish.ofCases.includes(caseId),
  );
  const refusal = refusalOf(record, wish, wanted, mayNot);
  if (refusal !== undefined) return { is: 'refused', why: refusal };
  const ofCases = wanted.map(({ caseId }) => caseId);
  const same = sameWish(record, ofCases, wish);
  if (same !== undefined) return { is: 'already', answer: same };
  const answer = { ...wish, ofCases };
  const noted: CaseRecord = { ...record, answers: [...record.answers, answer] };
  // Once a deletion has begun, the case gives nothing back: another one does, after its end.
  const isLater = record.status === 'closed' || record.restoreKit !== undefined;
  return { is: 'recorded', answer, changed: isLater ? noted : takenOn(noted, answer, wanted) };
}

function refusalOf(
  record: CaseRecord,
  { role }: Answer,
  wanted: LeftOff[],
  mayNot: MayNot,
): WishRefusal | undefined {
  if (wanted.length === 0) return 'not-off';
  const refused = wanted.map((one) => mayNot(record, one)).find((why) => why !== undefined);
  if (refused !== undefined) return refused;
  return isRefusedInQuarantine(record, { role }) ? 'quarantined' : undefined;
}

/** Whether the case that is running takes no wish of this person after an end: of a quarantined user its contacts decide. */
export function isRefusedInQuarantine(record: CaseRecord, who: Pick<Answer, 'role'>): boolean {
  return record.status === 'open' && isUpToContacts(record, who);
}

/**
 * A wish for the same that nobody has settled, of somebody whose word weighs as much: an owner's is that person's own,
 * and may be refused yet.
 */
function sameWish(record: CaseRecord, wanted: string[], { by }: Answer): Answer | undefined {
  const { status, caseId, restoredAt } = record;
  const isOpen = status === 'open' ? restoredAt === undefined : restoreLeftSince(record) !== undefined;
  if (!isOpen) return undefined;
  return unsettledWishes(record).find(
    (one) =>
      (one.role !== 'stakeholder' || one.by === by) &&
      wanted.every((id) => (one.ofCases ?? [caseId]).includes(id)),
  );
}

/** The running case with what is wanted back among what it gives back; what it has given back already is done. */
function takenOn(record: CaseRecord, answer: Answer, wanted: LeftOff[]): CaseRecord {
  const { restoredAt, ...rest } = record;
  const more = credentialsOff(wanted);
  const own = restoredAt === undefined ? record.disabled : record.disabled.filter(isNotBack(record));
  const others = own.filter(({ credentialId }) => !more.some((one) => one.credentialId === credentialId));
  const plan = record.plan ?? wanted.at(-1)?.plan;
  const takenOn = [...(record.takenOn ?? []), broughtBy(answer, record, more)];
  const disabled = [...others, ...more];
  const outcomes = withoutDropped(record, more);
  return withWaitEnded({ ...rest, disabled, outcomes, takenOn, ...(plan && { plan }) }, answer);
}

/** What the case has left alone itself is to be given back all the same. */
function withoutDropped({ outcomes }: CaseRecord, more: Disabled[]): CaseRecord['outcomes'] {
  const ids = more.map(({ credentialId }) => credentialId);
  return outcomes.filter(({ credentialId, result }) => result !== 'dropped' || !ids.includes(credentialId));
}

/** What earlier wishes have brought and this one wants too stays while one of them does. */
function broughtBy({ answerId }: Answer, record: CaseRecord, more: Disabled[]): TakenOn {
  const { takenOn = [], disabled, restoredAt } = record;
  const brought = takenOn.flatMap(({ credentialIds }) => credentialIds);
  const own = disabled.map(({ credentialId }) => credentialId).filter((id) => !brought.includes(id));
  const ids = more.map(({ credentialId }) => credentialId).filter((id) => !own.includes(id));
  const before =
    restoredAt === undefined ? takenOn.find((one) => one.before)?.before : { restoredAt, disabled };
  return { answerId, credentialIds: ids, ...(before && { before }) };
}

// The question "needed or not" has no such answer: it is put anew, and the assessment before that takes the wish.
function withWaitEnded(record: CaseRecord, { answerId }: Answer): CaseRecord {
  const { question, answers } = record;
  if (question?.taskToken === undefined || question.kind === 'stakeholder') return record;
  const isTaken = answers.some((one) => one.answerId === question.answerId && one.delivered);
  return isTaken ? record : { ...record, question: { ...question, answerId } };
}
