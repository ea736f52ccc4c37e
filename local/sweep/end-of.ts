import type { LocalRun } from '../run/local-run.ts';
import { dayOnly, lasting, withoutBirth, withoutLinks } from '../run/standstill/lasting.ts';
import type { Course } from './course.ts';
import { withoutBouncesBetween } from './in-between.ts';

/** What a play came to, each part as one text. */
export type End = Record<string, string>;

/**
 * What a repetition may not change: the course and the notes of the findings, what each person and the operators were
 * told, the users, the items of the table, the secrets that are left, and how the executions ended. Writing or sending
 * the same twice is no difference, nor is a minute more, nor what `in-between.ts` names. `items`: see `itemsOf`.
 */
export function endOf(
  { findings, messages, world, secrets, executions }: Course['report'],
  items: readonly object[],
): End {
  const histories = findings.map(({ history }) => history);
  const courses = histories.map((history) =>
    history.map(({ status, fields }) => `${status} ${fields?.['UnusedCredentialsStep'] ?? '-'}`),
  );
  const notes = histories.map((history) => history.map(({ note = '' }) => dayOnly(note)));
  return {
    'course of the findings': lines(courses.map((course) => course.filter(isNew))),
    'notes of the findings': lines(notes.map((ofOne) => withoutBouncesBetween(ofOne.filter(isNew)))),
    messages: lines(toldEach(messages, executions.length > 1)),
    users: dayOnly(JSON.stringify(world, withoutBirth, 1)),
    // In no order: the keys of messages are made up.
    table: lines(items.map((item) => JSON.stringify(withSettledOnly(item), lastingAtEnd)).sort()),
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

/** Everything that each person and the operators were told, by their addresses in no order; of several cases in no order either. */
function toldEach(messages: Course['report']['messages'], isOfSeveral: boolean): Record<string, string[]> {
  const told: Record<string, string[]> = {};
  for (const { to, subject, text } of messages) {
    const words = `${subject}\n${withoutLinks(dayOnly(text))}`;
    told[to] = [...new Set([...(told[to] ?? []), words])];
  }
  if (isOfSeveral) for (const words of Object.values(told)) words.sort();
  return Object.fromEntries(Object.entries(told).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Whether Step Functions took an answer whose reply was lost nobody knows (`delivered`). */
const UNKNOWN = ['attempts', 'delivered'];

type Answered = { answers?: { answerId?: string; kind?: string }[]; taken?: string[] };

/** Of what an assessment has taken, the wishes that it has settled: whether it or the question took another answer nobody knows. */
function withSettledOnly(item: object): object {
  const { answers = [], taken } = item as Answered;
  if (taken === undefined) return item;
  const wishes = answers.filter(({ kind }) => kind === 'restore').map(({ answerId }) => answerId);
  const settled = taken.filter((id) => wishes.includes(id));
  return { ...item, taken: settled.length === 0 ? undefined : settled };
}

/** In which order people were mailed about one case: whose mail failed once gets it after the others. */
const IN_NO_ORDER = ['messages', 'told'];

/** What of an item is to be the same in every play. */
function lastingAtEnd(key: string, value: unknown): unknown {
  if (UNKNOWN.includes(key)) return undefined;
  if (IN_NO_ORDER.includes(key) && Array.isArray(value))
    return value.map((one) => JSON.stringify(one, lasting)).sort();
  return lasting(key, value);
}
