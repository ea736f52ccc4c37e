import type { Decide } from '../cases/on-case.ts';
import type { NotNow } from '../cases/place-for-act.ts';
import { ending, withGone } from '../domain/assess/observation.ts';
import { waitForPlace } from '../domain/assess/place.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { DAYS_FOR_PLACE } from '../domain/settings/longest-history.ts';
import { withoutDeletion } from '../domain/standing/begun.ts';

/** The case whose deletion has its day, or finds none within 30: then what is off stays so. */
export function waitsForItsDay(notNow: NotNow, user: UserFacts, at: string): Decide {
  return (current) => {
    const known = { ...withoutDeletion(current, user), user };
    if (notNow.is === 'scheduled') return waitForPlace(known, notNow.place, { resumeAt: 'delete', at });
    const remarks = [`No day within ${DAYS_FOR_PLACE} had room for its deletion.`];
    return ending(withGone({ ...known, remarks }, user), 'left-disabled');
  };
}
