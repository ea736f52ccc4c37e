import { SHOWN_DAY } from '../model/shown-time.ts';
import type { LocalRun } from '../run/local-run.ts';
import type { Report } from '../run/report/report.ts';

/** What a play came to, each part as one text. */
export type End = Record<string, string>;

/**
 * What a repetition may not change: the course and the notes of the findings, what each person and the operators were
 * told, the users, the items of the table, the secrets that are left, and how the executions ended. Writing or sending
 * the same twice is no difference, nor is a minute more. `items`: see `itemsOf`.
 */
export function endOf(
  { findings, messages, world, secrets, executions }: Report,
  items: readonly object[],
): End {
  const histories = findings.map(({ history }) => history);
  const courses = histories.map((history) =>
    history.map(({ status, fields }) => `${status} ${fields?.['UnusedCredentialsStep'] ?? '-'}`),
  );
  const notes = histories.map((history) => history.map(({ note = '' }) => dayOnly(note)));
  return {
    'course of the findings': lines(courses.map((course) => course.filter(isNew))),
    'notes of the findings': lines(notes.map((ofOne) => ofOne.filter(isNew))),
    messages: lines(toldEach(messages, executions.length > 1)),
    users: dayOnly(JSON.stringify(world, withoutBirth, 1)),
    // In no order: the keys of messages are made up.
    table: lines(items.map((item) => JSON.stringify(item, lasting)).sort()),
    secrets: secrets.map(({ name }) => name).join(', '),
    executions: executions.map(({ status }) => status).join(', '),
  };
}

/** The items of users, and of messages that went out: one that was only begun when a function died expires by itself. */
export async function itemsOf(run: Pick<LocalRun, 'items' | 'messages'>): Promise<object[]> {
  const messages = await run.messages();
  return [...(await run.items()), ...messages.filter((message) => 'sent' in message)];
}

/** Which parts of two ends differ. */
export function differences(one: End, other: End): string[] {
  return Object.keys(one).filter((part) => one[part] !== other[part]);
}

const lines = (value: unknown): string => JSON.stringify(value, undefined, 1);
const isNew = <Item>(item: Item, index: number, all: readonly Item[]) => item !== all[index - 1];

const MOMENT = new RegExp(
  `(${SHOWN_DAY})(?:T\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{3})?Z|,? \\d\\d:\\d\\d UTC)`,
  'gu',
);
const dayOnly = (text: string) => text.replace(MOMENT, '$1');

const withoutKey = (text: string) => text.replace(/\/messages\/[\w-]+\?key=[\w-]+/g, '');

/** Everything that each person and the operators were told, by their addresses; of several cases in no order. */
function toldEach(messages: Report['messages'], isOfSeveral: boolean): Record<string, string[]> {
  const told: Record<string, string[]> = {};
  for (const { to, subject, text } of messages) {
    const words = `${subject}\n${withoutKey(dayOnly(text))}`;
    told[to] = [...new Set([...(told[to] ?? []), words])];
  }
  if (isOfSeveral) for (const words of Object.values(told)) words.sort();
  return told;
}

/** Plays take place in this year; what was made before it is the same in each. */
const withoutBirth = (key: string, value: unknown) =>
  key === 'createdAt' && String(value).startsWith('2026') ? undefined : value;

/**
 * Made up anew in every play, or counting its tries and seconds. Whether Step Functions took an answer whose reply was
 * lost nobody knows (`delivered`).
 */
const PASSING = [
  'revision',
  'writeId',
  'messageId',
  'sesMessageId',
  'answerId',
  'openedBy',
  'expiresAt',
  'attempts',
  'delivered',
];

/** What of an item is to be the same in every play. */
function lasting(key: string, value: unknown): unknown {
  if (PASSING.includes(key)) return undefined;
  // A list of answers' ids, which are made up: only how many there are is the same.
  if (key === 'taken' && Array.isArray(value)) return value.length;
  if (key === 'pk' && String(value).startsWith('message#')) return 'message';
  return typeof value === 'string' ? dayOnly(value) : value;
}
