import type { Says } from './claim.ts';
import type { ListSlot } from './phrase.ts';
import { SLOTS } from './slots.ts';

/** What a list says of one credential. */
export type Listed = [credential: string, says: Says];

const ID = new RegExp(SLOTS.id, 'u');

/** The name of a credential in a claim: the masked id, or `password`. */
export function nameOf(shown: string): string {
  return ID.exec(shown)?.[0] ?? 'password';
}

/** The names of credentials in a list of them. */
export function namesIn(list: string): string[] {
  return [...list.matchAll(new RegExp(SLOTS.cred, 'gu'))].map(([shown]) => nameOf(shown));
}

/** What the words of a list slot say of each credential in it. */
export function claimsOfList(slot: ListSlot, list: string): Listed[] {
  return READERS[slot](list);
}

const READERS: Record<ListSlot, (list: string) => Listed[]> = {
  states: statesIn,
  outcomes: outcomesIn,
  evidences: (list) => each(list, `(${SLOTS.cred}) \\(([^()]*)\\)`, EVIDENCES),
  blockers: (list) => each(list, `(${SLOTS.cred}) \\(([\\w-]+)\\)`, BLOCKERS),
};

const STATES: Record<string, Says> = {
  on: 'on',
  'on (given back)': 'restored',
  'disabled by this case': 'off-by-us',
  'disabled by an earlier case': 'off-by-us',
  'being disabled by this case': 'turning-off',
  'being given back by this case': 'turning-on',
  'off, not by this case': 'off-by-someone',
  'deleted by this case': 'deleted-by-us',
  gone: 'gone',
  unknown: 'unknown',
};
const EVIDENCES: Record<string, Says> = { unknown: 'unknown', Inactive: 'off' };
const BLOCKERS: Record<string, Says> = { 'in-use': 'used', unknown: 'unknown' };

function statesIn(list: string): Listed[] {
  if (list === 'no password and no access key')
    return [
      ['password', 'gone'],
      ['all', 'gone'],
    ];
  const words = Object.keys(STATES).map((one) => one.replace(/[()]/g, '\\$&'));
  return each(list, `(${SLOTS.cred}): (${words.join('|')})(?=;|$)`, STATES);
}

function each(list: string, pattern: string, meanings: Record<string, Says>): Listed[] {
  return [...list.matchAll(new RegExp(pattern, 'gu'))].flatMap(([, shown = '', word = '']): Listed[] => {
    const says = meanings[word];
    return says === undefined ? [] : [[nameOf(shown), says]];
  });
}

const RESULTS: Record<string, Says> = {
  kept: 'untouched',
  used: 'used',
  disabled: 'off-by-us',
  'left disabled': 'off-by-us',
  deleted: 'deleted-by-us',
  restored: 'restored',
};

/** Why a credential was left alone, as far as that says how it is now. */
const REASONS: [RegExp, Says][] = [
  [/^(it (exists no more|no longer exists)|someone else deleted it)$/, 'gone'],
  [/^someone has switched it off$/, 'off-by-someone'],
  [/^its status is (now )?Inactive$/, 'off'],
  [/^its status is now Active$/, 'on'],
  [/^it was used on /, 'used'],
  [/^IAM(’s answer to| did not answer| reports) /, 'unknown'],
];

// An error message in brackets may hold anything, so a list is cut only where the next outcome begins.
function outcomesIn(list: string): Listed[] {
  const next = new RegExp(
    `; (?=${SLOTS.cred} (?:kept|used|not used|disabled|left|deleted|restored|failed))`,
    'u',
  );
  return list.split(next).flatMap((outcome): Listed[] => {
    const [, shown = '', word = '', reason] =
      new RegExp(`^(${SLOTS.cred}) ([a-z ]+?)(?: \\((.*)\\))?$`, 'u').exec(outcome) ?? [];
    const says = outcomeSays(word, reason);
    return says === undefined ? [] : [[nameOf(shown), says]];
  });
}

function outcomeSays(word: string, reason = ''): Says | undefined {
  if (word === 'left alone') return REASONS.find(([pattern]) => pattern.test(reason))?.[1];
  return RESULTS[word];
}
