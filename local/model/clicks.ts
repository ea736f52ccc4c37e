import { type Chronicle, eventsOf } from './chronicle.ts';
import { once } from './once.ts';

/** A finding of a user that an analyst has selected for a custom action. */
interface Clicked {
  action: string;
  control: string;
  findingId: string;
}

/** Every name that each user has had, and its unique id, by its account and that. */
const namesIn = once((events: Chronicle['events']): ReadonlyMap<string, ReadonlySet<string>> => {
  const names = new Map<string, Set<string>>();
  events.forEach(({ users }, index) => {
    // What has changed no user has the same list.
    if (users === events[index - 1]?.users) return;
    for (const { account, userId, userName } of users) {
      const key = `${account} ${userId}`;
      names.set(key, (names.get(key) ?? new Set([userId])).add(userName));
    }
  });
  return names;
});

/** The findings of this very user that analysts have clicked, under any name that it has had in this account. */
export function clicksOn(chronicle: Chronicle, userId: string, account: string): Clicked[] {
  const names = namesIn(chronicle.events).get(`${account} ${userId}`) ?? new Set([userId]);
  return eventsOf(chronicle, 'click').flatMap(({ action, userArns, controls, findingIds }) =>
    userArns.flatMap((arn, index) =>
      arn.includes(`::${account}:`) && names.has(arn.split('/').at(-1) ?? '')
        ? [{ action, control: controls[index] ?? '', findingId: findingIds[index] ?? '' }]
        : [],
    ),
  );
}
