import { NOTE_AUTHOR, type Note, shortened } from '../domain/finding/other-note.ts';
import { CASE_FIELD, STEP_FIELD } from '../domain/note/fields.ts';
import { fitNote } from '../domain/note/note.ts';

/** The reason beside a note of a case: who has to mend it reads the whole of it in the operators' mail. */
const SHORT_REASON = 160;
const BEFORE = 'Until then the note said: ';

/**
 * The note on a finding whose click could not be carried out, for good: why, and what to do. What our note of its case
 * said stays, as it may be the only one that tells what is off and until when; a click that failed before is left out.
 */
export function failedClickNote(
  why: string,
  finding: { note?: Note | undefined; userDefinedFields: Record<string, string> } | undefined,
): string {
  const { note, userDefinedFields = {} } = finding ?? {};
  const caseId = userDefinedFields[CASE_FIELD];
  const failed = 'The click could not be carried out: ';
  const mend = ' Click again when that is mended.';
  // What a click has written on opening a case tells of nothing that was changed.
  if (caseId === undefined || note?.by !== NOTE_AUTHOR || userDefinedFields[STEP_FIELD] === 'opened')
    return fitNote(`${failed}${why}.`, undefined, mend);
  const said = (note.text.split(BEFORE).at(-1) ?? '').replace(` Case ${caseId}.`, '');
  return fitNote(`${failed}${shortened(why, SHORT_REASON)}.${mend} ${BEFORE}${said}`, caseId);
}
