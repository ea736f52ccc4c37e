import type { Claim, ReadText } from './claim.ts';
import { NOTE_ROWS } from './note-phrases.ts';
import { type Language, type Scan, scanLine } from './scan.ts';
import { SLOTS } from './slots.ts';

/** Where an English sentence ends, and the words by which one is about a credential. */
export const ENGLISH: Language = {
  about:
    /[A-Z]{4}…|passwords?\b|access keys?\b|\bkeys?\b|credential|\bturn(ed|s)?\b.{0,20}\b(on|off)\b|\boff\b|disabl|enabl|delet|g(ive|ave|iven|iving)\b.{0,20}\bback\b|\bback\b|restor|retire|\bchanged?\b|untouched|left alone|exists?\b|\bactive\b|\bused\b/i,
  end: /[.?!]["”)]*(?=\s|$)/,
};

const CUT = /…$/;
const CASE = / Case [\w-]+\.$/;

/** What a note on a finding says. The last sentence of a note that was cut says nothing, if its beginning is known. */
export function readNote(note: string): ReadText {
  const scan = scanLine(note.replace(CASE, ''), NOTE_ROWS, ENGLISH, isCutPhrase);
  return { claims: scan.found.map(claimOf), unread: scan.unread };
}

function claimOf({ about, says, sentence }: Scan['found'][number]): Claim {
  return { credential: about, says, sentence };
}

const STARTS_WITH_NAME = new RegExp(`^${SLOTS.cred}(?:\\W|$)`, 'u');

/** Whether this is the end of a cut text and begins like a sentence of the table. */
function isCutPhrase(rest: string): boolean {
  if (!CUT.test(rest)) return false;
  const text = rest.replace(CUT, '');
  const isOneSentence = !/[.?!] /.test(text);
  if (isOneSentence && STARTS_WITH_NAME.test(text)) return true;
  return NOTE_ROWS.some(
    ({ head, isFree }) =>
      head !== '' && (isOneSentence || isFree) && (head.startsWith(text) || text.startsWith(head)),
  );
}
