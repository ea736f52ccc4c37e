import { expect, it } from 'vitest';
import type { ChronicleEvent, SeenUser } from '../../../local/model/chronicle.ts';
import { type Pasts, withOwnBirths, withOwnTimes } from '../../../local/sweep/own-past.ts';

const HOUR = 3_600_000;
const PLAIN = Date.parse('2026-11-04T09:00:00Z');

/** The item of a case that was answered, and whose user was read and note written at these times. */
function written(at: { answered: string; read: string; noted: string }): ChronicleEvent {
  const day = (time: string) => `2026-11-04T${time}:00.000Z`;
  const item = {
    ...{ pk: 'user#AIDA1', answers: [{ at: day(at.answered) }], user: { readAt: day(at.read) } },
    update: { note: `Disabled, proven by re-read at 2026-11-04 ${at.noted} UTC.` },
  };
  return { is: 'item', at: PLAIN, users: [], item } as never;
}

const its = [written({ answered: '09:00', read: '09:00', noted: '09:05' })];
const until = Date.parse('2026-11-04T09:05:00Z');

it('a text of another play names the times of this one in the place of those of its past', () => {
  const asOwn = withOwnTimes({
    its,
    until,
    mine: [written({ answered: '09:00', read: '09:50', noted: '09:51' })],
  });

  expect(asOwn('Proven by re-read at 2026-11-04 09:05 UTC.')).toBe(
    'Proven by re-read at 2026-11-04 09:51 UTC.',
  );
  expect(asOwn('As of Wed 4 Nov 2026, 09:05 UTC: off')).toBe('As of Wed 4 Nov 2026, 09:51 UTC: off');
  expect(asOwn('2026年11月4日(水) 09:05 UTC')).toBe('2026年11月4日(水) 09:51 UTC');
  expect(asOwn('{"at":"2026-11-04T09:05:01.250Z"}')).toBe('{"at":"2026-11-04T09:51:01.250Z"}');
});

it('where something else was at that time too, the read of the user counts', () => {
  const read = withOwnTimes({
    its,
    until,
    mine: [written({ answered: '09:10', read: '09:50', noted: '09:51' })],
  });
  const answered = withOwnTimes({
    its,
    until,
    mine: [written({ answered: '09:10', read: '09:00', noted: '09:05' })],
  });

  expect(read('As read 2026-11-04 09:00 UTC')).toBe('As read 2026-11-04 09:50 UTC');
  expect(answered('As read 2026-11-04 09:00 UTC')).toBe('As read 2026-11-04 09:00 UTC');
});

it.each(['2026-11-05 09:05 UTC', '2026-11-04 09:06 UTC', 'until 09:05'])('%s stays as it is', (text) => {
  const asOwn = withOwnTimes({
    its,
    until,
    mine: [written({ answered: '09:00', read: '09:50', noted: '09:51' })],
  });

  expect(asOwn(text)).toBe(text);
});

it('a time that still lay before the other play stays as it is: what happens then happens at that time', () => {
  const asOwn = withOwnTimes({
    its,
    until: Date.parse('2026-11-04T09:04:59Z'),
    mine: [written({ answered: '09:00', read: '09:50', noted: '09:51' })],
  });

  expect(asOwn('As read 2026-11-04 09:00 UTC: deleted at 2026-11-04 09:05 UTC')).toBe(
    'As read 2026-11-04 09:50 UTC: deleted at 2026-11-04 09:05 UTC',
  );
});

/** Somebody with a password and a key, created at these times, as an event shows it. */
function seen(password: number, key = 0): ChronicleEvent {
  const credentials = [
    { id: 'password', isOn: true, createdAt: password, reportedUse: undefined },
    { id: 'AKIA1', isOn: true, createdAt: key, reportedUse: undefined },
  ];
  return { is: 'state', at: PLAIN, users: [{ userId: 'AIDA1', credentials }] as never } as never;
}

const usersOf = ({ users }: ChronicleEvent): readonly SeenUser[] => users;

it('a credential of another play was created when this one has created it', () => {
  const pasts: Pasts = { its: [seen(PLAIN)], until, mine: [seen(PLAIN + HOUR)] };
  const asOwn = withOwnBirths(pasts);

  expect(asOwn(usersOf(seen(PLAIN)))).toEqual(usersOf(seen(PLAIN + HOUR)));
  // What stays the same list stays one: the model looks at a change only once.
  const users = usersOf(seen(PLAIN));
  expect(asOwn(users)).toBe(asOwn(users));
});

it('what was created anew since then keeps its time', () => {
  const asOwn = withOwnBirths({ its: [seen(PLAIN)], until, mine: [seen(PLAIN + HOUR)] });

  expect(asOwn(usersOf(seen(PLAIN + 2 * HOUR)))).toEqual(usersOf(seen(PLAIN + 2 * HOUR)));
});
