import type { ReadText } from './claim.ts';
import { claimsOf } from './claims-of.ts';
import { SPOKEN } from './languages.ts';
import { NOTE_ROWS } from './note-phrases.ts';
import { scannerOf } from './scan.ts';
import { SLOTS } from './slots.ts';

const CUT = /…$/;
/** What others wrote, which our last note quotes, says nothing that this product answers for. */
const CASE = / Case [\w-]+\.(?: Note by .*)?$/s;

/** What a note has kept of the one before it was held to the model when that was written. */
const BEFORE_CLICK = /Until then the note said: .*$/s;

/** What stands after the cut of a note that was too long: how its end says that things come back. */
const AFTER_CUT = /(?<=…) (?=[^.…]*(?:…\w{4}[^.…]*)* can be given back with )/u;

/**
 * What a note on a finding says. The last sentence of a note that was cut says nothing, if its beginning is known; what
 * stands after the cut does.
 */
export function readNote(note: string): ReadText {
  const parts = note.replace(CASE, '').replace(BEFORE_CLICK, '').split(AFTER_CUT);
  const read = parts.map((part) => claimsOf(scan(part)));
  return {
    claims: read.flatMap(({ claims }) => claims),
    unread: read.flatMap(({ unread }) => unread),
  };
}

const scan = scannerOf({ rows: NOTE_ROWS, sentences: SPOKEN.en.sentences, stopsAt: isCutPhrase });

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
