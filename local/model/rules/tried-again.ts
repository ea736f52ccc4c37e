import type { Chronicle, ChronicleEvent } from '../chronicle.ts';
import type { Violation } from '../violation.ts';

/** States that read or change IAM: what fails there is held up, told and tried again before the case fails. */
const TRIED_AGAIN = [
  ...['AssessUser', 'AssessUserAgain', 'DisableCredentials', 'AssessDisabledUser', 'DeleteCredentials'],
  ...['RevertCredentials', 'AssessUse'],
];

/** 5. No case fails at once because a read or a change of IAM fails: it is held up, and tried again. */
export function triedAgain({ events }: Chronicle): Violation[] {
  const entered = new Map<string, { state: string; index: number }>();
  return events.flatMap((event, index) => {
    if (event.is !== 'state') return [];
    const { at, caseId, state } = event;
    const last = entered.get(caseId) ?? { state: '', index };
    entered.set(caseId, { state, index });
    if (state !== 'AssessUserAfterFailure' || !TRIED_AGAIN.includes(last.state)) return [];
    // Where the item of a case is lost there is nothing to try again.
    if (!events.slice(last.index, index).some(isRefusedByIam)) return [];
    const claim = 'the case failed, and nothing was tried again';
    return [{ rule: 5, at, about: caseId, state: last.state, by: 'execution', claim }];
  });
}

function isRefusedByIam(event: ChronicleEvent): boolean {
  return event.is === 'call' && event.error !== undefined && /^(?:iam|sts):/.test(event.call);
}
