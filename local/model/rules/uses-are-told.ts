import { type Chronicle, eventsOf } from '../chronicle.ts';
import { stateAt, userIdIn } from '../history.ts';
import { isNameOf } from '../mask.ts';
import { PASSWORD } from '../see-users.ts';
import type { Violation } from '../violation.ts';

const NEVER = /(\w{4}…\w{4}) \(never used,/g;

/**
 * 12. No note says of a key that it was never used where IAM has reported a use from the start: what could not be read
 * is unknown. Of a password that may be so, since one that is made anew keeps the use of the one before.
 */
export function usesAreTold(chronicle: Chronicle): Violation[] {
  const known = chronicle.events[0]?.users ?? [];
  return eventsOf(chronicle, 'note').flatMap((event) => {
    const { note, caseId, step, at, isProduct } = event;
    if (!isProduct || !note.includes('(never used,')) return [];
    const user = known.find(({ userId }) => userId === userIdIn(caseId));
    const used = user?.credentials.filter(
      ({ id, reportedUse }) => id !== PASSWORD && reportedUse !== undefined,
    );
    return [...note.matchAll(NEVER)]
      .filter(([, name = '']) => used?.some(({ id }) => isNameOf(name, id)))
      .map(([, name]) => ({
        ...{ rule: 12, at, about: caseId, by: `note ${step}`, claim: `${name} was used before: never used` },
        state: stateAt(chronicle, chronicle.events.indexOf(event), caseId),
      }));
  });
}
