import type { CaseRecord, FindingUpdate } from '../domain/case/case-record.ts';
import { type Note, type OtherNote, withQuotes } from '../domain/finding/other-note.ts';
import type { CaseTable, KeepNotes } from '../ports.ts';
import { changeItem } from './change-record.ts';

/** More than a case sees; an item of the table must not grow without end. */
const NOTES_KEPT = 10;

/**
 * Keeps the notes of others in the item of a case before its own takes their place, and quotes them in the last note
 * of the case. Throws like `changeItem`: nothing is written on the findings then.
 */
export function keepingNotes(record: CaseRecord, { note }: FindingUpdate, table: CaseTable): KeepNotes {
  return async (others) => {
    const kept =
      others.length === 0
        ? record
        : await changeItem(table, record, (current) => withOtherNotes(current, others, record.caseId));
    const ofCase = kept.otherNotes?.filter(({ caseId }) => caseId === record.caseId) ?? [];
    return record.status === 'closed' ? withQuotes(note, ofCase) : note;
  };
}

function withOtherNotes(record: CaseRecord, others: readonly Note[], caseId: string): CaseRecord | undefined {
  const { otherNotes = [] } = record;
  const isKept = ({ by, text }: Note) => otherNotes.some((one) => one.by === by && one.text === text);
  const added = others.filter((note) => !isKept(note)).map((note): OtherNote => ({ ...note, caseId }));
  return added.length === 0
    ? undefined
    : { ...record, otherNotes: [...otherNotes, ...added].slice(-NOTES_KEPT) };
}
