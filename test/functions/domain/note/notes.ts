import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Outcome } from '../../../../functions/domain/case/outcome.ts';
import { composeUpdate, STEPS, type Step } from '../../../../functions/domain/note/note.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import { AT, aCase, aKey, aUser, OLD_KEY, OTHER_KEY, someSettings } from '../../../support/builders.ts';

/** Every step that a note can show. */
export const STEP_NAMES = Object.keys(STEPS) as Step[];
/** The settings of all notes here. */
export const settings = someSettings();
/** A password and a key as a case has disabled them. */
export const disabledBoth = [
  { credentialId: 'password', kind: 'password' as const, disabledAt: AT },
  { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT },
];
/** A user of whom nothing is on any more. */
export const offUser = aUser({ credentials: [aKey({ status: 'Inactive' })] });

/** The update for a step of a case. */
export function compose(
  step: Step,
  case_: Partial<CaseRecord> = {},
  more: { answer?: Answer; failure?: string } = {},
) {
  return composeUpdate(step, { case: aCase(case_), at: AT, settings, ...more });
}

/** A text that no note has room for. */
export const LONG = 'long'.repeat(300);
/** Every credential with long reasons. */
export const outcomes: Outcome[] = ['password', OLD_KEY, OTHER_KEY].flatMap((credentialId) =>
  (['failed', 'deleted', 'restored', 'not-used'] as const).map((result) => ({
    credentialId,
    result,
    reason: LONG,
  })),
);
