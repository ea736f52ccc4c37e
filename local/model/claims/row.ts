import type { Phrase, Said } from './phrase.ts';
import { type Template, template } from './template.ts';

/** A phrase, ready to be looked for. */
export interface Row extends Template {
  said: readonly Said[];
}

/** The rows of a table of phrases, in their order. */
export function rowsOf(phrases: readonly Phrase[]): Row[] {
  return phrases.map(([text, ...said]) => ({ ...template(text), said }));
}
