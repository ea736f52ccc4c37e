import type { CaseRecord, FindingUpdate } from '../case/case-record.ts';
import { countedFrom } from '../case/time-to-answer.ts';
import { withSaidBefore, withUpdateDue } from '../incident/to-tell.ts';
import { caseFields } from '../note/fields.ts';
import { fitNote } from '../note/note.ts';
import { sayPeople } from '../note/words.ts';
import type { Recipient } from '../question/question.ts';
import type { Settings } from '../settings/settings.ts';
import { showTime } from '../time/time.ts';

/** What a note says while the mails of a question have not gone out, and once they have. */
export const ASKING = { Asking: 'Asked', Reminding: 'Reminded' } as const;

/**
 * The case whose question has been mailed to somebody: its findings may say so from now on, and its time to answer
 * counts from now, where that is later than it was put.
 */
export function withQuestionSent(
  record: CaseRecord,
  { at, settings }: { at: string; settings: Settings },
): CaseRecord {
  const { question, update } = record;
  if (question === undefined || question.sent === true) return record;
  const counted = countedFrom(record, at, settings);
  const mailed = counted.question ?? question;
  const end = mailed.until;
  const toldNow = (one: FindingUpdate, step: string) =>
    withEnd(askedIn(one), { before: question.until, end }, { caseId: record.caseId, step }, settings);
  const sent = withSaidBefore({ ...counted, question: { ...mailed, sent: true } }, (said) => ({
    ...said,
    update: toldNow(said.update, said.step),
    ...(said.deadline === question.until && { deadline: end }),
  }));
  if (update === undefined) return sent;
  const said = toldNow(update, record.step);
  return said === update ? sent : withUpdateDue(sent, said, at);
}

function askedIn(update: FindingUpdate): FindingUpdate {
  const found = Object.entries(ASKING).find(([words]) => update.note.includes(`${words} `));
  if (found === undefined) return update;
  const [asking, asked] = found;
  return { ...update, note: update.note.replace(asking, asked) };
}

/** What the findings say with the later end of the time to answer. */
function withEnd(
  update: FindingUpdate,
  { before, end }: { before: string; end: string },
  { caseId, step }: { caseId: string; step: string },
  { timeZone }: Settings,
): FindingUpdate {
  if (end === before) return update;
  const isDeadline = Object.values(update.fields).includes(before);
  return {
    ...update,
    note: update.note.replaceAll(showTime(before, timeZone), showTime(end, timeZone)),
    fields: { ...update.fields, ...(isDeadline && caseFields(caseId, step, end)) },
  };
}

/**
 * The case whose question is put to others than its findings name: the settings have changed since that was written.
 * `named`: whom they name.
 */
export function withOthersNamed(record: CaseRecord, named: readonly Recipient[], at: string): CaseRecord {
  const { update, question, caseId } = record;
  const [before, now] = [sayPeople(named), sayPeople(question?.recipients ?? [])];
  if (update === undefined || before === now || !update.note.includes(before)) return record;
  const note = update.note.replace(before, () => now).replace(` Case ${caseId}.`, '');
  return withUpdateDue(record, { ...update, note: fitNote(note, caseId) }, at);
}
