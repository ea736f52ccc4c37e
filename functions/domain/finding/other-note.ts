import * as z from 'zod';
import { showTime } from '../time/time.ts';

/** The author of our notes on findings; a note of anybody else is another's. */
export const NOTE_AUTHOR = 'unused-credentials-responder';

/** A note as it stands on a finding: a finding has one, and who writes another replaces it. */
export const noteSchema = z.object({
  text: z.string(),
  by: z.string(),
  /** When it was written (ISO). */
  at: z.string(),
});
export type Note = z.infer<typeof noteSchema>;

/** A note that somebody else wrote and one of ours has replaced, kept whole with the case that did. */
export const otherNoteSchema = noteSchema.extend({ caseId: z.string() });
export type OtherNote = z.infer<typeof otherNoteSchema>;

/** The notes of others, each once, however many findings it stands on. */
export function notesOfOthers(notes: readonly (Note | undefined)[]): Note[] {
  const others = notes.filter((note): note is Note => note !== undefined && note.by !== NOTE_AUTHOR);
  return [...new Map(others.map((note) => [JSON.stringify([note.by, note.text]), note])).values()];
}

/** Characters that a note can have (Security Hub API reference, Note). */
export const NOTE_LENGTH = 512;

/** A text of at most so many characters; one that is cut ends with an ellipsis. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  if (length < 1) return '';
  // Half of a surrogate pair is no text.
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A quote of fewer characters than this says nothing. */
const LEAST_QUOTE = 12;

/** How the sentence begins that says what is known of a user besides its credentials; it is the last before the case. */
export const BESIDES = ' Known besides: ';

/**
 * Our note with those that others wrote, the latest first, as far as there is room in a note; what is known besides
 * gives way to them.
 */
export function withQuotes(note: string, others: readonly Note[]): string {
  const from = others.length === 0 ? -1 : note.indexOf(BESIDES);
  const ours = from < 0 ? note : note.slice(0, from) + note.slice(Math.max(from, note.lastIndexOf(' Case ')));
  const latestFirst = [...others].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return latestFirst.reduce((text, { by, at, text: said }) => {
    const head = ` Note by ${by}, ${showTime(at, 'UTC')}: “`;
    const room = NOTE_LENGTH - text.length - head.length - 1;
    const words = said.replace(/\s+/g, ' ').trim();
    if (room < Math.min(LEAST_QUOTE, words.length)) return text;
    return `${text}${head}${shortened(words, room)}”`;
  }, ours);
}
