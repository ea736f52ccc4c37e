import type { FindingUpdate } from '../case/case-record.ts';
import { WITHOUT_USER } from '../case/outcome.ts';
import { evidenceWords } from '../evidence/in-notes.ts';
import { NOTE_LENGTH, shortened } from '../finding/other-note.ts';
import { proposed } from '../plan/plan.ts';
import { ENDINGS, USUAL_ENDING } from './endings.ts';
import { halfDeletedBefore } from './failed-case.ts';
import { caseFields } from './fields.ts';
import { OPEN_STEPS, USUAL_STEP } from './open-steps.ts';
import type { NoteContext, Status, StepRow } from './step-row.ts';
import { failuresOf, givenBackWords, quarantineOf } from './words.ts';

/** The steps after which a case goes on. */
export type OpenStep = keyof typeof OPEN_STEPS;
/** The steps that end a case. */
export type Ending = keyof typeof ENDINGS;
export type Step = OpenStep | Ending;
/** The steps of which others are told that somebody has answered in their place. */
export type AnsweredStep = {
  [Name in OpenStep]: (typeof OPEN_STEPS)[Name] extends { tells: 'others-asked' } ? Name : never;
}[OpenStep];

/** Every step that a case writes on its findings, by the name that is also its field value. */
export const STEPS = Object.fromEntries(
  (Object.keys({ ...OPEN_STEPS, ...ENDINGS }) as Step[]).map((step): [Step, StepRow] => [
    step,
    endsCase(step) ? { ...USUAL_ENDING, ...ENDINGS[step] } : { ...USUAL_STEP, ...OPEN_STEPS[step] },
  ]),
) as Readonly<Record<Step, StepRow>>;

/** Whether the step is the last of its case. */
export function endsCase(step: Step): step is Ending {
  return Object.hasOwn(ENDINGS, step);
}

/** Status, note (at most 512 characters, always with the case id) and fields for one step of a case. */
export function composeUpdate(
  step: Step,
  { case: case_, ...more }: NoteContext,
): FindingUpdate & { deadline?: string | undefined } {
  const row = STEPS[step];
  const context = { ...more, case: asOfStep(step, case_) };
  const deadline = row.deadline?.(context);
  return {
    status: statusOf(step, row, context),
    note: noteOf(step, row, context),
    fields: caseFields(context.case.caseId, step, deadline),
    ...(deadline !== undefined && { deadline }),
  };
}

/** The case as its step has it: one that ends is doing nothing any more. */
export function asOfStep<Of extends object>(step: Step, case_: Of): Of {
  return endsCase(step) ? { ...case_, status: 'closed' } : case_;
}

/** Who is about to decide reads what is known besides, where everything else leaves room for it. */
function noteOf(step: Step, row: StepRow, context: NoteContext): string {
  const text = firstOf(row, context) + row.text(context);
  const { caseId } = context.case;
  const last = lastOf(step, context);
  const note = fitNote(text, caseId, last);
  if (row.phase !== 'waiting') return note;
  const besides = besidesIn(context, NOTE_LENGTH - note.length);
  return besides === '' ? note : fitNote(text, caseId, besides + last);
}

function besidesIn({ case: { evidence, plan }, settings }: NoteContext, room: number): string {
  if (evidence === undefined) return '';
  const ids = (plan === undefined ? [] : proposed(plan)).map(({ credential }) => credential.id);
  return evidenceWords(evidence, { ids, timeZone: settings.timeZone }, room);
}

/** What stands before everything else: a failed case has its own failure first. */
function firstOf({ effect }: StepRow, context: NoteContext): string {
  return quarantineOf(context) + (effect === 'tells-failure' ? '' : failuresOf(context));
}

/** What stands after everything else: that what a case leaves off at its end can be given back, and how; what an earlier one has half deleted. */
function lastOf(step: Step, context: NoteContext): string {
  if (!endsCase(step)) return '';
  const back = WITHOUT_USER.includes(step) ? '' : givenBackWords(context);
  return back + halfDeletedBefore(context.case);
}

/** The status of a step. That a quarantined user's control is about to pass closes no incident: somebody looks at it. */
function statusOf(step: Step, { status: said }: StepRow, context: NoteContext): Status {
  const status = typeof said === 'string' ? said : said(context);
  const isOpen = endsCase(step) && status === 'NOTIFIED' && context.case.quarantine !== undefined;
  return isOpen ? 'NEW' : status;
}

/** A note of at most 512 characters (Security Hub, Note) that always ends with `last` and the case, however long its text is. */
export function fitNote(text: string, caseId?: string, last = ''): string {
  const clean = text
    .replace(/\s+/g, ' ')
    .replace(/\.\.(\s|$)/g, '.$1')
    .trim();
  const suffix = last + (caseId === undefined ? '' : ` Case ${caseId}.`);
  const room = NOTE_LENGTH - suffix.length;
  return shortened(clean, room) + suffix;
}
