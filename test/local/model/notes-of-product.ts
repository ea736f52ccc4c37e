import { ANSWER_REFUSALS } from '../../../functions/domain/answering/answer-refusal.ts';
import { changeOfDisabled } from '../../../functions/domain/assess/changes-of-disabled.ts';
import { planRemarks } from '../../../functions/domain/assess/retirement.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { type Outcome, outcomeSchema } from '../../../functions/domain/case/outcome.ts';
import { endsCase } from '../../../functions/domain/note/note.ts';
import { offByUs } from '../../../functions/domain/standing/standing.ts';
import { compose, disabledBoth, offUser, STEP_NAMES } from '../../functions/domain/note/notes.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aPassword,
  aPlan,
  aQuestion,
  aUser,
  OLD_KEY,
  OTHER_KEY,
  someSettings,
} from '../../support/builders.ts';

const UNKNOWN = 'IAM did not answer GetAccessKeyLastUsed (AccessDenied)';
/** A user of whom much is alive, and not all can be read. */
export const odd = aUser({
  credentials: [aPassword({ problem: UNKNOWN }), aKey({ lastUsedAt: AT }), aKey({ id: OTHER_KEY })],
  sshPublicKeys: [{ id: 'APKAEXAMPLE', status: 'Active' }],
  signingCertificates: [{ id: 'TA7EXAMPLE', status: 'Active' }],
  serviceSpecificCredentials: [{ id: 'ACCAEXAMPLE', status: 'Active', service: 'codecommit.amazonaws.com' }],
  unreadable: [{ what: 'SSH public keys', reason: 'AccessDenied' }],
});
const REASONS = [
  undefined,
  UNKNOWN,
  'it no longer exists',
  'it was used on 2026-02-01 00:00 UTC',
  'it was created anew',
  'its status is now Inactive',
];

/** Every outcome that a note or a mail may list, with and without a reason. */
export const outcomes: Outcome[][] = outcomeSchema.shape.result.options.flatMap((result) =>
  REASONS.map((reason) => [
    { credentialId: OLD_KEY, result, ...(reason !== undefined && { reason }) },
    { credentialId: 'password', result },
  ]),
);

const withoutPasswords = someSettings({ deleteScope: 'user', noNewPasswordsIn: [aUser().account] });

/** Every remark that a case picks up when it reads the user. */
export const remarks = [
  ...planRemarks(aPlan(odd, someSettings({ deleteScope: 'user' }))),
  ...planRemarks(aPlan(aUser(), withoutPasswords)),
  ...[
    aUser(),
    offUser,
    aUser({ credentials: [aKey({ problem: UNKNOWN })] }),
    aUser({ credentials: [] }),
  ].flatMap((user) =>
    disabledBoth
      .map((one) => changeOfDisabled(one, user))
      .flatMap((change) => ('reason' in change ? [`${change.reason}.`] : [])),
  ),
];

/** A case that every step can be told of: nothing that a note lists is missing. */
const FULL: Partial<CaseRecord> = {
  user: offUser,
  plan: aPlan(odd),
  question: aQuestion('stakeholder'),
  disabled: disabledBoth,
  observeUntil: AT,
  mustUse: { credentialIds: ['password', OLD_KEY], from: AT, until: AT },
  outcomes: [{ credentialId: OTHER_KEY, result: 'deleted' }],
};

const QUARANTINE = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 1 };
const CASES: Partial<CaseRecord>[] = [
  { user: odd, plan: { ...aPlan(odd), scope: 'user' }, passwordSecret: { since: AT } },
  { user: aUser(), plan: aPlan(aUser(), withoutPasswords) },
  { quarantine: QUARANTINE },
  { quarantine: QUARANTINE, plan: { ...aPlan(odd), scope: 'user' } },
  { quarantine: { ...QUARANTINE, isUsed: true } },
  { user: undefined as never, userGone: true },
  { user: undefined as never },
  ...outcomes.map((one) => ({ outcomes: [...one, { credentialId: OTHER_KEY, result: 'deleted' as const }] })),
  ...remarks.map((one) => ({ remarks: [one] })),
];

/** What is watched, or may be deleted, is still there. */
function canBe(step: string, case_: Partial<CaseRecord>): boolean {
  const needsSomething = ['disabled', 'confirm-deletion', 'quarantined-off'].includes(step);
  return !needsSomething || offByUs(aCase({ ...FULL, ...case_ })).length > 0;
}

/** The note of every step, of cases in every state that a note can speak of. */
export function notesOfProduct(): string[] {
  const answers = (['retire', 'leave-disabled', 'confirm', 'exempt'] as const).map((kind) =>
    anAnswer({ kind, until: AT, reason: 'because' }),
  );
  const analyst = anAnswer({ role: 'analyst', by: 'the custom action' });
  const failure = 'DisableCredentials: PermanentServiceError (Deactivate AKIA…0001: denied.)';
  const notes = STEP_NAMES.flatMap((step) => [
    ...[...answers, analyst].map((answer) => compose(step, { ...FULL, user: offUser }, { answer }).note),
    ...CASES.filter((case_) => canBe(step, case_)).map(
      (case_) => compose(step, { ...FULL, ...case_ }, { failure }).note,
    ),
    ...(endsCase(step) ? [compose(step, { ...FULL, disabled: [] }, { failure }).note] : []),
  ]);
  return [...notes, ...Object.values(ANSWER_REFUSALS).map((one) => `Stop or restore was not taken: ${one}`)];
}
