import { SLOTS, type Slot } from './slots.ts';

/** A sentence with slots, ready to be looked for at any place of a text. */
export interface Template {
  /** Sticky; the slots that name credentials are groups of their name. */
  pattern: RegExp;
  /** How it begins, up to its first slot with words of others. */
  head: string;
  /** Whether it holds words of others, which may contain anything. */
  isFree: boolean;
}

const NAMING = new Set<string>([
  'cred',
  'names',
  'states',
  'outcomes',
  'evidences',
  'blockers',
] satisfies Slot[]);
const TOKEN = /\{(\w+)\}|([<|>])|([^{<|>]+)/g;
// A title or a line of a list has no full stop, and is the whole line.
const IS_SENTENCE = /(?:[.?!:。？：]|<\.\|>)$/;
const LINE_END = '$';
// After a Japanese full stop the next sentence follows at once.
const SENTENCE_END = '(?:(?<=[。：？])|(?=\\s|$))';

/**
 * Compiles `Left disabled: {names}, proven <at once|by re-read>.`: a slot in braces, alternatives in angle brackets,
 * everything else literally. Without a full stop or a colon at its end it is a whole line. Throws RangeError for a slot that does not exist.
 */
export function template(text: string): Template {
  const tokens = [...text.matchAll(TOKEN)].map(([, slot, mark, words]) => ({ slot, mark, words }));
  const source = tokens.map(({ slot, mark, words }) => {
    if (slot !== undefined) return sourceOf(slot);
    return mark === undefined ? literally(words ?? '') : ({ '<': '(?:', '|': '|', '>': ')' }[mark] ?? '');
  });
  const end = IS_SENTENCE.test(text) ? SENTENCE_END : LINE_END;
  return {
    pattern: new RegExp(`${source.join('')}${end}`, 'uy'),
    head: /^[^{<]*/.exec(text)?.[0] ?? '',
    isFree: /\{(free|rest|outcomes)\}/.test(text),
  };
}

function sourceOf(slot: string): string {
  if (!Object.hasOwn(SLOTS, slot)) throw new RangeError(`There is no slot {${slot}}.`);
  const source = SLOTS[slot as Slot];
  return NAMING.has(slot) ? `(?<${slot}>${source})` : `(?:${source})`;
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
