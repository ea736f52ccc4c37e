import { endsCase, STEPS, type Step } from '../../../functions/domain/note/note.ts';
import { endingsEn } from '../../../functions/texts/en/endings.ts';
import { openStepsEn } from '../../../functions/texts/en/open-steps.ts';

const SAID = { ...openStepsEn, ...endingsEn };

/** Values of the field with the step that are no step of a case. */
const BESIDE_STEPS: Readonly<Record<string, string>> = {
  opened: 'The case is opened; the user is being read',
  'exemption-ended': 'The exemption is over; nothing was changed',
};

/** What has happened, in English, where the field with the step has this value; the value itself if it is unknown. */
export function stepWords(step: string): string {
  if (isStep(step)) return SAID[step].inHistory;
  return BESIDE_STEPS[step] ?? step;
}

/** Whether the case is over where the field has this value. */
export function isEnding(step: string): boolean {
  return isStep(step) && endsCase(step);
}

const isStep = (step: string): step is Step => Object.hasOwn(STEPS, step);
