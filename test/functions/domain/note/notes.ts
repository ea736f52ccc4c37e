import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Outcome } from '../../../../functions/domain/case/outcome.ts';
import { composeUpdate, STEPS, type Step } from '../../../../functions/domain/note/note.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aQuestion,
  aUser,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';

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

/** What AWS has quarantined a user with. */
export const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 0 };
/** A case that has disabled both. */
export const off = { user: offUser, disabled: disabledBoth, outcomes: [] };
/** A case that has set out to delete them. */
export const restoreKit = {
  ...{ writtenAt: AT, scope: 'credentials' as const, user: offUser, inlinePolicyDocuments: {} },
};

/** What must be used within two weeks. */
export const mustUse = (...credentialIds: string[]) => ({ credentialIds, from: AT, until: daysAgo(-14) });

/** A question to the security contacts about a quarantined user. */
export const toContacts = (
  kind: 'stakeholder' | 'deletion',
  message: 'quarantined' | 'quarantined-off',
  differs: object = {},
) =>
  aQuestion(kind, {
    message,
    recipients: [{ address: SECURITY, role: 'security-contact', reason: 'r' }],
    ...differs,
  });

/** The answer of which a note tells. */
export const said = (kind: Answer['kind'], differs: Partial<Answer> = {}) => ({
  answer: anAnswer({ kind, ...differs }),
});

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
