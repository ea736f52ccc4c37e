import type { CallEvent, Chronicle } from '../chronicle.ts';
import { type Placed, stateAt, userIdIn } from '../history.ts';
import { once } from '../once.ts';
import { shownBy } from '../shown.ts';
import { minuteOf, SHOWN_TIME } from '../shown-time.ts';
import type { Violation } from '../violation.ts';

const NAMED_READ = new RegExp(`(?:As read|proven by re-read at) (${SHOWN_TIME})`, 'gu');

/** 12. Where a text says how a user was read at a time, IAM has shown the user to its case in that minute. */
export function readsTookPlace(chronicle: Chronicle): Violation[] {
  return chronicle.events.flatMap((event, index) =>
    shownBy(event).flatMap(({ caseId, by, read }) => {
      const dated = read.claims.flatMap(({ asOf }) => (asOf === undefined ? [] : [asOf]));
      const named = [...dated, ...(event.is === 'note' ? namedIn(event.note) : [])];
      return [...new Set(named)]
        .filter((time) => !wasReadAt(time, chronicle, { index, userId: userIdIn(caseId) }))
        .map((time) => ({
          ...{ rule: 12, at: event.at, about: caseId, state: stateAt(chronicle, index, caseId), by },
          claim: `the user was not read at ${time}`,
        }));
    }),
  );
}

function namedIn(note: string): string[] {
  return [...note.matchAll(NAMED_READ)].map(([, time = '']) => time);
}

/** True, too, of a time in a zone that has no number, and of one before the first read: a case of an earlier release goes on. */
function wasReadAt(
  time: string,
  { events }: Chronicle,
  { index, userId }: { index: number; userId: string },
): boolean {
  const minute = minuteOf(time);
  const reads = readsIn(events);
  if (minute === undefined || minute <= (reads[0]?.at ?? minute)) return true;
  return reads.some(
    (read) =>
      read.index < index &&
      read.at >= minute &&
      read.at < minute + 60_000 &&
      userIdIn(read.session ?? '') === userId,
  );
}

/** Every answer of IAM that shows a user. */
const readsIn = once((events: Chronicle['events']): Placed<CallEvent>[] =>
  events.flatMap((event, index) =>
    event.is === 'call' && event.call === 'iam:GetUser' && event.error === undefined
      ? [{ ...event, index }]
      : [],
  ),
);
