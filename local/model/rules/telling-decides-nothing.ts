import type { CallEvent, Chronicle } from '../chronicle.ts';
import type { Violation } from '../violation.ts';

/** States of the path that a failed case takes. */
const FAILED = ['AssessUserAfterFailure', 'RecordFailed', 'CaseFailed'];
/** Calls that only tell somebody something. */
const TELLS = /^(ses:|sns:|securityhub:BatchUpdateFindings$)/;

/** What a function fails by comes just before; what was refused days before a wait fails is not why. */
const MOMENT_MS = 60_000;

/** 13. Nothing that only tells decides about a credential: no case fails because somebody could not be told. */
export function tellingDecidesNothing({ events }: Chronicle): Violation[] {
  return events.flatMap((event, index) => {
    if (event.is !== 'state' || !FAILED.includes(event.state)) return [];
    const entered = events
      .slice(0, index)
      .findLastIndex((one) => one.is === 'state' && one.caseId === event.caseId);
    const before = events[entered];
    const last = events
      .slice(Math.max(0, entered), index)
      .findLast((one): one is CallEvent => one.is === 'call' && isOfState(one) && one.error !== undefined);
    const { at, caseId } = event;
    if (last === undefined || !TELLS.test(last.call) || last.at < at - MOMENT_MS) return [];
    const state = before?.is === 'state' ? before.state : '';
    return [
      {
        rule: 13,
        at,
        about: caseId,
        state,
        by: last.call,
        claim: 'the case failed, because nobody could be told',
      },
    ];
  });
}

/** Functions that run beside the states of a case, whose errors fail no state. */
const BESIDE = ['open-cases', 'case-page', 'sweep-cases'];

function isOfState({ function: name }: CallEvent): boolean {
  return !BESIDE.includes(name);
}
