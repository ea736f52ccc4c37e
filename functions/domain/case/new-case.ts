import { type Due, NOTHING_DUE } from '../due/due.ts';
import type { Control } from '../finding/control.ts';
import type { FindingRef } from '../finding/finding.ts';
import { caseIdOf } from './case-id.ts';
import type { CaseRecord } from './case-record.ts';

/** What a few cases mail; an item of the table has room for many times that. */
const EARLIER_LINKS = 20;

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

/** The item of a new case of a user, before anything is known of it. `before`: the item of the user's last case. */
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
    ...leftBy(before),
    ...(before?.otherNotes !== undefined && { otherNotes: before.otherNotes }),
    // A link of an earlier case is rejected, with a page that says so.
    links: before?.links.slice(-EARLIER_LINKS) ?? [],
    disabled: [],
    userGone: false,
    outcomes: [],
    remarks: [],
  };
}

/** What the user's last case has not told yet: the next one tells it; its findings get the next one's own update. */
function dueOfFormer(before: CaseRecord, { operators, messages }: Due): Due {
  const { due: _due, restoreKit: _kit, update: _update, steps: _steps, ...rest } = before;
  const formerCase = { ...rest, links: [] };
  return {
    operators,
    messages: messages.flatMap((message) => {
      const { about } = message;
      if (about.is === 'question') return [];
      return [{ ...message, about: { ...about, formerCase: about.formerCase ?? formerCase } }];
    }),
  };
}

/** The secrets that the cases before have left. */
function leftBy(before: CaseRecord | undefined): Pick<CaseRecord, 'leftSecrets'> {
  const { leftSecrets = [], passwordSecret, caseId = '' } = before ?? {};
  const left = passwordSecret === undefined ? leftSecrets : [...leftSecrets, caseId];
  return left.length === 0 ? {} : { leftSecrets: left };
}

/**
 * The case that gives back what the user's last one has left off, for a wish that nobody has settled (design D15): it
 * inherits what is off, what was planned, and the wish; no other answer counts in it.
 */
export function restoringCase(before: CaseRecord, openedAt: string): CaseRecord {
  const { account, partition, userName, userId, userArn: arn, controls, thresholdDays, findings } = before;
  const user = { userName, userId, arn };
  const opened = newCase({ account, partition, user, controls, thresholdDays, findings }, openedAt, before);
  const { plan, namedOwner, observeUntil, quarantine, taken = [] } = before;
  return {
    ...opened,
    due: { ...(opened.due ?? NOTHING_DUE), start: { tries: 0, nextTryAt: openedAt } },
    answers: before.answers.filter(({ kind, answerId }) => kind === 'restore' && !taken.includes(answerId)),
    disabled: before.disabled,
    outcomes: before.outcomes,
    ...(plan && { plan }),
    ...(namedOwner && { namedOwner }),
    ...(observeUntil !== undefined && { observeUntil }),
    ...(quarantine && { quarantine }),
  };
}
