import { type Chronicle, eventsOf, type IamEvent } from '../chronicle.ts';
import { brokenBy, productChanges, userIdIn } from '../history.ts';
import type { Violation } from '../violation.ts';

/** 3. Only the user of the case is touched, in its account, with its UserId. */
export function onlyThisUser(chronicle: Chronicle): Violation[] {
  return productChanges(chronicle).flatMap((change) => {
    const isOfCase = userIdIn(change.session) === change.userId;
    if (isOfCase && isClicked(chronicle, change)) return [];
    const whose = isOfCase ? 'nobody has clicked for this user' : `the case is another user's`;
    return [brokenBy(3, chronicle, change, whose)];
  });
}

/** Whether an analyst has clicked a finding of this very user, under any name that it has had. */
function isClicked(chronicle: Chronicle, { account, userId }: IamEvent): boolean {
  const names = new Set(
    chronicle.events.flatMap(({ users }) =>
      users.filter((user) => user.account === account && user.userId === userId).map((user) => user.userName),
    ),
  );
  return eventsOf(chronicle, 'click').some(({ userArns }) =>
    userArns.some((arn) => {
      const name = arn.split('/').at(-1) ?? '';
      return arn.includes(`::${account}:`) && (names.has(name) || name === userId);
    }),
  );
}
