import { expect, it } from 'vitest';
import type { ChronicleEvent } from '../../../local/model/chronicle.ts';
import type { Standstill } from '../../../local/run/standstill/standstill.ts';
import { type Course, completed } from '../../../local/sweep/course.ts';

const note = (text: string): ChronicleEvent => ({ is: 'note', note: text, at: 0, users: [] }) as never;
const page = (since: number, html: string): ChronicleEvent =>
  ({ is: 'page', since, html, at: 0, users: [] }) as never;

/** A play with these events, as many messages, and as many entries in the history of its finding. */
function courseOf(events: ChronicleEvent[], texts: string[], isOver: boolean): Course {
  return {
    chronicle: { settings: {}, events, isOver, secrets: {}, places: [] },
    report: {
      messages: texts.map((text) => ({ text })),
      findings: [{ history: texts.map((text) => ({ note: text })) }],
      world: {},
      secrets: [],
      executions: [],
    },
    items: [{ of: texts.at(-1) }],
  } as never;
}

const stands = (events: number, entries: number, names: string[]): Standstill =>
  ({ soFar: { calls: 0, events, messages: entries, histories: [entries] }, names }) as never;

it('a play that stands as another one did gets the rest from it, under its own names', () => {
  const other = courseOf(
    [note('clicked'), page(1, 'asked'), note('see /messages/theirs?key=b'), page(2, 'more')],
    ['clicked', 'asked', 'ended'],
    true,
  );
  const begun = courseOf(
    [note('clicked'), note('failed'), note('asked')],
    ['clicked', 'failed', 'asked'],
    false,
  );
  const whole = completed(begun, {
    mine: stands(3, 3, ['mine', 'a']),
    other,
    its: stands(2, 2, ['theirs', 'b']),
  });

  expect(whole.chronicle.events).toEqual([
    ...begun.chronicle.events,
    note('see /messages/mine?key=a'),
    page(3, 'more'),
  ]);
  expect(whole.chronicle.isOver).toBe(true);
  expect(whole.report.messages.map(({ text }) => text)).toEqual(['clicked', 'failed', 'asked', 'ended']);
  expect(whole.report.findings[0]?.history.map(({ note: text }) => text)).toEqual([
    'clicked',
    'failed',
    'asked',
    'ended',
  ]);
  expect(whole.items).toEqual(other.items);
});
