import type { Chronicle, ChronicleEvent } from '../chronicle.ts';
import type { Violation } from '../violation.ts';

/** States before anything is off: what passes by itself is tried again there, all else is told at once. */
const BEFORE = ['AssessUserAgain', 'DisableCredentials'];
/** Once something is off, whatever fails is held up, told and tried again. */
const AFTER = ['AssessDisabledUser', 'DeleteCredentials', 'RevertCredentials', 'AssessUse'];

/** 5. No case fails at once because a read or a change of IAM fails: it is held up, and tried again. */
export function triedAgain({ events }: Chronicle): Violation[] {
  const entered = new Map<string, { state: string; index: number }>();
  return events.flatMap((event, index) => {
    if (event.is !== 'state') return [];
    const { at, caseId, state } = event;
    const last = entered.get(caseId) ?? { state: '', index };
    entered.set(caseId, { state, index });
    if (state !== 'AssessUserAfterFailure') return [];
    // Where the item of a case is lost, or has no answer, there is nothing to try again.
    const during = events.slice(last.index, index);
    const isFailure = AFTER.includes(last.state) ? isRefusedByIam : isPassing;
    if (![...BEFORE, ...AFTER].includes(last.state) || !during.some(isFailure)) return [];
    const claim = 'the case failed, and nothing was tried again';
    return [{ rule: 5, at, about: caseId, state: last.state, by: 'execution', claim }];
  });
}

/** What is not there is an answer, no failure. */
function isRefusedByIam(event: ChronicleEvent): boolean {
  return (
    event.is === 'call' &&
    event.error !== undefined &&
    /^(?:iam|sts):/.test(event.call) &&
    !event.error.startsWith('NoSuchEntity')
  );
}

function isPassing(event: ChronicleEvent): boolean {
  return (
    isRefusedByIam(event) &&
    event.is === 'call' &&
    /^(?:Throttl|TooMany|Service|Internal)/.test(event.error ?? '')
  );
}
