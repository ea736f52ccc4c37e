import type { Chronicle } from '../chronicle.ts';
import type { Violation } from '../violation.ts';

/** States that read or change IAM: what fails there is held up, told and tried again before the case fails. */
const TRIED_AGAIN = [
  ...['AssessUser', 'AssessUserAgain', 'DisableCredentials', 'AssessDisabledUser', 'DeleteCredentials'],
  ...['RevertCredentials', 'AssessUse'],
];

/** 5. No case fails at once because a read or a change of IAM fails: it is held up, and tried again. */
export function triedAgain({ events }: Chronicle): Violation[] {
  const before = new Map<string, string>();
  return events.flatMap((event) => {
    if (event.is !== 'state') return [];
    const { at, caseId, state } = event;
    const last = before.get(caseId) ?? '';
    before.set(caseId, state);
    if (state !== 'AssessUserAfterFailure' || !TRIED_AGAIN.includes(last)) return [];
    const claim = 'the case failed, and nothing was tried again';
    return [{ rule: 5, at, about: caseId, state: last, by: 'execution', claim }];
  });
}
