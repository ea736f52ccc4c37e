import { type Due, NOTHING_DUE } from '../due/due.ts';
import { restoreLeftSince } from '../due/due-at.ts';
import type { Control } from '../finding/control.ts';
import type { FindingRef } from '../finding/finding.ts';
import { formerMark } from '../message/mailed.ts';
import { type Answer, unsettledWishes } from '../question/answer.ts';
import { later } from '../time/time.ts';
import { caseIdOf } from './case-id.ts';
import { type CaseRecord, passwordCaseOf } from './case-record.ts';
import { credentialsOff, type LeftOff, leftOffOf } from './outcome.ts';

/** What a case is opened for. */
interface Opening {
  account: string;
  partition: string;
  user: { userName: string; userId: string; arn: string };
  controls: Control[];
  thresholdDays: number;
  findings: FindingRef[];
  /** The id of the event that opens it. */
  eventId?: string;
}

/**
 * The item of a new case of a user, before anything is known of it. `before`: the item of the user's last case. It
 * inherits what is off by us, and what is due; an answer only where it is
 * a wish to have something back that nobody has settled: the case then begins with that (design D15).
 */
export function newCase(opening: Opening, openedAt: string, before?: CaseRecord): CaseRecord {
  const { account, partition, user, controls, thresholdDays, findings, eventId } = opening;
  const sequence = (before?.sequence ?? 0) + 1;
  return {
    version: 1,
    revision: before?.revision ?? 0,
    status: 'open',
    caseId: caseIdOf(user.userName, user.userId, sequence),
    sequence,
    account,
    partition,
    userName: user.userName,
    userId: user.userId,
    userArn: user.arn,
    controls,
    thresholdDays,
    openedAt,
    ...(eventId !== undefined && { openedBy: eventId }),
    findings,
    step: 'opened',
    ...(before?.due !== undefined && { due: dueOfFormer(before, before.due) }),
    updateNumber: (before?.updateNumber ?? 0) + 1,
    answers: [],
    ...stoppedBefore(before),
    ...leftBy(before),
    ...halfDeletedBy(before),
    ...(before?.otherNotes !== undefined && { otherNotes: before.otherNotes }),
    messages: [],
    disabled: [],
    userGone: false,
    outcomes: [],
    remarks: [],
    ...(before && inherited(before)),
  };
}

type Inherited = Pick<CaseRecord, 'off'> & Partial<CaseRecord>;

function inherited(before: CaseRecord): Inherited {
  const off = leftOffOf(before);
  return { off, ...wishedBack(before, off) };
}

/** What somebody has asked back and nobody has settled: the wishes, what they are about, and what was planned for it. */
function wishedBack(before: CaseRecord, off: readonly LeftOff[]): Partial<CaseRecord> {
  if (restoreLeftSince(before) === undefined) return {};
  const answers = wishesLeft(before);
  const wanted = off.filter(({ caseId }) => answers.some(({ ofCases }) => ofCases?.includes(caseId)));
  const last = wanted.at(-1) ?? before;
  const { plan = before.plan, namedOwner, quarantine, closedAt } = last;
  return {
    answers,
    disabled: wanted.length === 0 ? before.disabled : credentialsOff(wanted),
    ...(plan && { plan }),
    ...(namedOwner && { namedOwner }),
    ...(quarantine && { quarantine: { ...quarantine, since: 1, asked: 0 } }),
    observeUntil: before.observeUntil ?? closedAt,
    ...begunBy(before),
  };
}

/** What the last case has set out to do: what is on, or gone, by it is not somebody else's doing, and its new password goes on. */
function begunBy({ turningOn, passwordSecret, hasTriedToDelete, caseId }: CaseRecord): Partial<CaseRecord> {
  return {
    ...(hasTriedToDelete && { hasTriedToDelete }),
    ...(turningOn && { turningOn }),
    ...(passwordSecret && { passwordSecret: { caseId, ...passwordSecret } }),
  };
}

/** The wishes that are not settled, each with the cases that it is about. What was said before an end counts where that failed. */
function wishesLeft(before: CaseRecord): Answer[] {
  const { caseId, step, restoredAt, restoreKit } = before;
  const isFailed = step === 'failed' && restoredAt === undefined && restoreKit === undefined;
  return unsettledWishes(before)
    .filter(({ ofCases }) => isFailed || ofCases !== undefined)
    .map((wish) => ({ ...wish, delivered: false, ofCases: wish.ofCases ?? [caseId] }));
}

/** What the user's last case has not told yet: the next one tells it; its findings get the next one's own update. */
function dueOfFormer(before: CaseRecord, { operators, messages }: Due): Due {
  const {
    due: _due,
    restoreKit: _kit,
    formerKit: _former,
    hasTriedToDelete: _tried,
    update: _update,
    steps: _steps,
    ...others
  } = before;
  const { evidence: _evidence, otherNotes: _notes, ...formerCase } = others;
  return {
    operators,
    messages: messages.flatMap((message) => {
      const { about } = message;
      if (about.is === 'question') return [];
      if (about.formerCase !== undefined) return [message];
      const mark = formerMark(message.mark, before.caseId);
      return [{ ...message, mark, about: { ...about, formerCase: asToldIn(message, formerCase) } }];
    }),
  };
}

/** The former case as one mail tells of it: every mail has its own, and an item holds 400 KB (DynamoDB, quotas). */
function asToldIn({ about }: Due['messages'][number], former: CaseRecord): CaseRecord {
  const { answers, off } = former;
  const answerId = about.is === 'notice' ? about.answerId : undefined;
  return {
    ...former,
    answers: answers.filter((one) => one.answerId === answerId),
    ...(off && { off: off.map(({ plan: _plan, ...left }) => left) }),
  };
}

/** When an analyst has stopped last, or wanted something back (ISO), in the user's case and before it: the queue may bring that again. */
export function lastStopOf({
  answers,
  stopClickedAt,
}: Pick<CaseRecord, 'answers' | 'stopClickedAt'>): string | undefined {
  const said = answers.filter(({ role }) => role === 'analyst').map(({ at }) => at);
  return said.reduce<string | undefined>((latest, at) => later(at, latest ?? at), stopClickedAt);
}

function stoppedBefore(before: CaseRecord | undefined): Pick<CaseRecord, 'stopClickedAt'> {
  const stopClickedAt = before && lastStopOf(before);
  return stopClickedAt === undefined ? {} : { stopClickedAt };
}

/** What a user had whom an earlier case has half deleted, or may have: the first kit, since a later one has less. */
function halfDeletedBy(before: CaseRecord | undefined): Pick<CaseRecord, 'formerKit'> {
  if (before === undefined) return {};
  const { restoreKit, caseId, userGone } = before;
  const isHalf = restoreKit?.scope === 'user' && !userGone;
  const formerKit = before.formerKit ?? (isHalf ? { ...restoreKit, caseId } : undefined);
  return formerKit === undefined ? {} : { formerKit };
}

/** The secrets that the cases before have left, but for one that the next case goes on with. */
function leftBy(before: CaseRecord | undefined): Pick<CaseRecord, 'leftSecrets'> {
  if (before === undefined) return {};
  const { leftSecrets = [], passwordSecret } = before;
  const isLeft = passwordSecret !== undefined && restoreLeftSince(before) === undefined;
  const left = isLeft ? [...leftSecrets, passwordCaseOf(before)] : leftSecrets;
  return left.length === 0 ? {} : { leftSecrets: left };
}

/**
 * The case that gives back what ended ones have left off, for a wish that nobody has settled; its start is due. It asks
 * nothing, so the user stays exempt.
 */
export function restoringCase(before: CaseRecord, openedAt: string): CaseRecord {
  const {
    account,
    partition,
    userName,
    userId,
    userArn: arn,
    controls,
    thresholdDays,
    findings,
    exemption,
  } = before;
  const user = { userName, userId, arn };
  const opened = newCase({ account, partition, user, controls, thresholdDays, findings }, openedAt, before);
  return {
    ...opened,
    ...(exemption && { exemption }),
    due: { ...(opened.due ?? NOTHING_DUE), start: { tries: 0, nextTryAt: openedAt } },
  };
}
