import { type Chronicle, eventsOf, type Place } from '../chronicle.ts';
import type { Violation } from '../violation.ts';

/** 8. No password, task token or link key stands in a log, note, field, payload, history, item, or a mail but its own. */
export function noSecret(chronicle: Chronicle): Violation[] {
  const { secrets, places, events } = chronicle;
  const at = events.at(-1)?.at ?? 0;
  const inPlaces = [...places, ...itemPlaces(chronicle)].flatMap(({ place, text, may }) =>
    Object.entries(secrets)
      .filter(([kind, values]) => kind !== may && values.some((value) => text.includes(value)))
      .map(([kind]) => ({
        rule: 8,
        at,
        about: place,
        state: '',
        by: place,
        claim: `a ${kind} stands there`,
      })),
  );
  return [...inPlaces, ...sharedKeys(chronicle)];
}

/** A link is one person's: its key stands in the mails of one mailbox. */
function sharedKeys(chronicle: Chronicle): Violation[] {
  const owners = new Map<string, string>();
  return eventsOf(chronicle, 'mail').flatMap(({ at, to, links }) => {
    const mailbox = to.join();
    const isShared = links.some((link) => (owners.get(link) ?? mailbox) !== mailbox);
    for (const link of links) if (!owners.has(link)) owners.set(link, mailbox);
    if (!isShared) return [];
    return [
      { rule: 8, at, about: mailbox, state: '', by: 'mail', claim: "another person's link stands there" },
    ];
  });
}

/** The item of a case keeps the token of its open question; of a link it keeps a hash. */
function itemPlaces(chronicle: Chronicle): Place[] {
  return eventsOf(chronicle, 'item').map(({ item }) => ({
    place: 'item of a case',
    text: JSON.stringify(item),
    may: 'task token',
  }));
}
