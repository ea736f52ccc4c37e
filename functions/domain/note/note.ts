import type { FindingUpdate } from '../case/case-record.ts';
import type { Draft, NoteContext } from './draft.ts';
import { ENDING_DRAFTS } from './ending-drafts.ts';
import { OPEN_DRAFTS } from './open-drafts.ts';

/** Every step that a case writes on its findings, by the name that is also its field value. */
export const STEPS = { ...OPEN_DRAFTS, ...ENDING_DRAFTS };
export type Step = keyof typeof STEPS;

/** Whether the step is the last of its case. */
export function endsCase(step: Step): boolean {
  return Object.hasOwn(ENDING_DRAFTS, step);
}

/** Status, note (at most 512 characters, always with the case id) and fields for one step of a case. */
export function composeUpdate(
  step: Step,
  context: NoteContext,
): FindingUpdate & { deadline?: string | undefined } {
  const { status, text, deadline } = (STEPS[step] as (context: NoteContext) => Draft)(context);
  return {
    status,
    note: fitNote(text, context.case.caseId),
    fields: caseFields(context.case.caseId, step, deadline),
    ...(deadline !== undefined && { deadline }),
  };
}

/** The user-defined fields by which analysts filter and build insights. */
export function caseFields(
  caseId: string,
  step: string,
  deadline: string | undefined,
): Record<string, string> {
  return {
    UnusedCredentialsCase: caseId,
    UnusedCredentialsStep: step,
    UnusedCredentialsDeadline: deadline ?? 'none',
  };
}

const NOTE_LENGTH = 512;

/** A note of at most 512 characters (Security Hub, Note) that always ends with the case. */
export function fitNote(text: string, caseId?: string): string {
  const clean = text
    .replace(/\s+/g, ' ')
    .replace(/\.\.(\s|$)/g, '.$1')
    .trim();
  const suffix = caseId === undefined ? '' : ` Case ${caseId}.`;
  const room = NOTE_LENGTH - suffix.length;
  if (clean.length <= room) return clean + suffix;
  // Half of a surrogate pair is no text.
  const cut = clean.slice(0, room - 1).replace(/[\ud800-\udbff]$/, '');
  return `${cut}…${suffix}`;
}
