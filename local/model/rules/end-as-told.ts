import { type Chronicle, eventsOf, type NoteEvent } from '../chronicle.ts';
import { readNote } from '../claims/read-text.ts';
import { actOf, productChanges, stateAt, userIdIn } from '../history.ts';
import { isNameOf } from '../mask.ts';
import { isTellingRefused } from '../refused-for-good.ts';
import { type Standing, standingsAt } from '../truth.ts';
import type { Violation } from '../violation.ts';

/**
 * 4. Whatever fails, at the end each credential is untouched, disabled, deleted or restored, as the finding says; there
 * is no half-deleted user that the note does not describe; but where AWS lets nobody write a note.
 */
export function endAsTold(chronicle: Chronicle): Violation[] {
  if (!chronicle.isOver || isTellingRefused(chronicle)) return [];
  return lastNotes(chronicle).flatMap((note) => {
    const index = chronicle.events.indexOf(note);
    const { at, caseId, step } = note;
    const state = stateAt(chronicle, index, caseId);
    const claims = [
      ...untold(chronicle, index, note),
      ...(isSilentlyHalf(chronicle, index, note)
        ? ['the user is half deleted, and the last note does not say so']
        : []),
      ...(isChangedAfter(chronicle, index, note)
        ? ['the case has changed something after its last note']
        : []),
    ];
    return claims.map((claim) => ({ rule: 4, at, about: caseId, state, by: `note ${step}`, claim }));
  });
}

/** What the case has changed and its last note does not name. */
function untold(chronicle: Chronicle, index: number, note: NoteEvent): string[] {
  return standingsAt(chronicle, index, note.caseId)
    .credentials.filter((one) => one.last?.isProduct === true && isChanged(chronicle, one, note))
    .filter((one) => !isToldIn(note, one))
    .map(({ id, last }) => `the last note does not say that it has come to "${last?.act}" for ${id}`);
}

function isSilentlyHalf(chronicle: Chronicle, index: number, { caseId, note }: NoteEvent): boolean {
  const { user } = standingsAt(chronicle, index, caseId);
  const isHalf = user !== undefined && isDeletionBegun(chronicle, index, caseId);
  return isHalf && !/partly deleted|Deletion of the user had begun/.test(note);
}

const CUT = /…(?: Case [\w-]+\.)?$/;

/**
 * The last note of each case on each of its findings. What a click is answered after the end of a case is none of its
 * notes, though the finding still has its fields: it does not name the case.
 */
function lastNotes(chronicle: Chronicle): NoteEvent[] {
  const notes = eventsOf(chronicle, 'note').filter(
    (note) =>
      note.isProduct && note.caseId !== '' && !isOfLaterClick(chronicle, note) && !isRefusal(note.note),
  );
  return [...new Map(notes.map((note) => [`${note.findingId} ${note.caseId}`, note])).values()];
}

function isOfLaterClick({ events }: Chronicle, note: NoteEvent): boolean {
  if (note.note.includes(note.caseId)) return false;
  const before = events.slice(0, events.indexOf(note));
  const last = before.findLast((event) => event.is === 'execution' && event.caseId === note.caseId);
  return last?.is === 'execution' && last.status !== 'RUNNING';
}

const isRefusal = (note: string): boolean =>
  /^(?:Nothing was done|The click could not be carried out|Preview, )/.test(note);

function isChanged(chronicle: Chronicle, { id }: Standing, { caseId }: NoteEvent): boolean {
  return productChanges(chronicle).some((one) => one.credential === id && caseId.endsWith(one.session));
}

function isChangedAfter(chronicle: Chronicle, index: number, { caseId }: NoteEvent): boolean {
  return productChanges(chronicle).some((one) => one.index > index && caseId.endsWith(one.session));
}

function isToldIn({ note, status }: NoteEvent, { id }: Standing): boolean {
  // A note that was cut may have named it behind the cut.
  if (CUT.test(note)) return true;
  const { claims } = readNote(note);
  return (
    status === '' ||
    claims.some(({ credential }) => credential === 'user' || credential === 'all' || isNameOf(credential, id))
  );
}

/** Whether the product has taken something from the user itself, besides its credentials. */
function isDeletionBegun(chronicle: Chronicle, index: number, caseId: string): boolean {
  return productChanges(chronicle).some(
    (one) =>
      one.index <= index &&
      one.userId === userIdIn(caseId) &&
      actOf(one) === 'delete' &&
      one.action !== 'DeleteAccessKey',
  );
}
