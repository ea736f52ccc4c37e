import { type Chronicle, eventsOf } from './chronicle.ts';

/** A finding of a user that an analyst has selected for a custom action. */
interface Clicked {
  action: string;
  control: string;
  findingId: string;
}

/** The findings of this very user that analysts have clicked, under any name that it has had in this account. */
export function clicksOn(chronicle: Chronicle, userId: string, account: string): Clicked[] {
  const names = new Set([userId]);
  for (const { users } of chronicle.events)
    for (const user of users)
      if (user.account === account && user.userId === userId) names.add(user.userName);
  return eventsOf(chronicle, 'click').flatMap(({ action, userArns, controls, findingIds }) =>
    userArns.flatMap((arn, index) =>
      arn.includes(`::${account}:`) && names.has(arn.split('/').at(-1) ?? '')
        ? [{ action, control: controls[index] ?? '', findingId: findingIds[index] ?? '' }]
        : [],
    ),
  );
}
