import type { Chronicle } from '../chronicle.ts';
import { clicksOn } from '../clicks.ts';
import { brokenBy, productChanges, userIdIn } from '../history.ts';
import type { Violation } from '../violation.ts';

/** 3. Only the user of the case is touched, in its account, with its UserId. */
export function onlyThisUser(chronicle: Chronicle): Violation[] {
  return productChanges(chronicle).flatMap((change) => {
    const isOfCase = userIdIn(change.session) === change.userId;
    const isClicked = clicksOn(chronicle, change.userId, change.account).length > 0;
    if (isOfCase && isClicked) return [];
    const whose = isOfCase ? 'nobody has clicked for this user' : `the case is another user's`;
    return [brokenBy(3, chronicle, change, whose)];
  });
}
