import { expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Step } from '../../../../functions/domain/note/note.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPassword,
  aPlan,
  aQuestion,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';
import {
  compose,
  disabledBoth,
  mustUse,
  off,
  offUser,
  quarantine,
  restoreKit,
  said,
  toContacts,
} from './notes.ts';

const whole = aPlan(aUser(), someSettings({ deleteScope: 'user' }));
const stays = aPlan(aUser(), someSettings({ noNewPasswordsIn: [aUser().account] }));
const pause = { resumeAt: 'disable' as const, since: daysAgo(1), by: 'olivia', reason: 'a wrong rule' };
const heldUp = (state: string) => ({ heldUp: { state, since: AT } });
const answer = anAnswer();

it.each<[Step, string, string, Partial<CaseRecord>, { answer?: Answer; failure?: string }?]>([
  [
    'escalated',
    'nobody was reached',
    'The owner could not be reached by mail. Asking alice@example.com; answer by 2026-03-15 09:00 UTC: are these still needed? password (last used 2025-11-01); AKIA…MPLE (last used 2025-08-13). Nothing is changed without an answer. One. Two.',
    { question: aQuestion('stakeholder'), remarks: ['One.', 'Two.'] },
  ],
  [
    'quarantined',
    'the whole user',
    'Quarantined by AWS (AWSCompromisedKeyQuarantineV3): an incident. Asking the security contacts (security@example.com); answer by 2026-03-15 09:00 UTC: disable these, exempt the user or stop? password (last used 2025-11-01); AKIA…MPLE (last used 2025-08-13). Nothing is changed without an answer. The whole user is deleted, its quarantine policy with it, on their word only. One. Two.',
    {
      quarantine,
      plan: whole,
      question: toContacts('stakeholder', 'quarantined'),
      remarks: ['One.', 'Two.'],
    },
  ],
  [
    'quarantined-off',
    'asked back',
    'Quarantined by AWS (AWSCompromisedKeyQuarantineV3): an incident. password, AKIA…MPLE: disabled, and given back only on the word of a security contact or an analyst. Asked back, with the link sent to alice@example.com, 2026-03-01 09:00 UTC. Asking security@example.com; answer by 2026-03-15 09:00 UTC. Without an answer it stays so. The whole user is deleted, its quarantine policy with it, on their word only. One. Two.',
    {
      ...off,
      quarantine,
      plan: whole,
      question: toContacts('deletion', 'quarantined-off'),
      remarks: ['One.', 'Two.'],
    },
    said('restore'),
  ],
  [
    'quarantined-off',
    'found by itself',
    'Quarantined by AWS (AWSCompromisedKeyQuarantineV3): an incident. password, AKIA…MPLE: disabled, and given back only on the word of a security contact or an analyst. Asking security@example.com; answer by 2026-03-15 09:00 UTC. Without an answer it stays so.',
    { ...off, quarantine, question: toContacts('deletion', 'quarantined-off') },
  ],
  [
    'kept',
    'two',
    'Needed, with the link sent to alice@example.com, 2026-03-01 09:00 UTC: password, AKIA…MPLE. Each must be used by 2026-03-15 09:00 UTC; the control passes after that.',
    { mustUse: mustUse('password', OLD_KEY) },
    said('keep'),
  ],
  [
    'kept',
    'one, the other left alone',
    'Needed, with the link sent to alice@example.com, 2026-03-01 09:00 UTC: password. Must be used by 2026-03-15 09:00 UTC; the control passes after that. Also: AKIA…MPLE left alone (it was used).',
    {
      mustUse: mustUse('password'),
      outcomes: [
        { credentialId: 'password', result: 'kept' },
        { credentialId: OLD_KEY, result: 'dropped', reason: 'it was used' },
      ],
    },
    said('keep'),
  ],
  [
    'disabled',
    'with one kept',
    'Disabled password, AKIA…MPLE, proven by re-read. Not needed, with the link sent to alice@example.com, 2026-03-01 09:00 UTC. Watching until 2026-03-15 09:00 UTC; the owner can have them back at any time. Sessions started before may live for up to 36 h. Also: AKIA…MPLE kept. One. Two.',
    {
      ...off,
      observeUntil: daysAgo(-14),
      outcomes: [{ credentialId: OTHER_KEY, result: 'kept' }],
      remarks: ['One.', 'Two.'],
    },
    { answer },
  ],
  [
    'disabled',
    'a password only',
    'Disabled password, proven by re-read. Not needed, with the link sent to alice@example.com, 2026-03-01 09:00 UTC. Watching until 2026-03-15 09:00 UTC; the owner can have them back at any time.',
    { user: aUser({ credentials: [] }), disabled: disabledBoth.slice(0, 1), observeUntil: daysAgo(-14) },
    { answer },
  ],
  [
    'disabled',
    'of a quarantined user',
    'Quarantined by AWS (AWSCompromisedKeyQuarantineV3): an incident. Disabled password, AKIA…MPLE, proven by re-read. Not needed, with the link sent to security@example.com, 2026-03-01 09:00 UTC. Watching until 2026-03-15 09:00 UTC; the security contacts can have them back at any time. Sessions started before may live for up to 36 h. The whole user is deleted, its quarantine policy with it, on their word only.',
    { ...off, quarantine, plan: whole, observeUntil: daysAgo(-14) },
    said('retire', { role: 'security-contact', by: SECURITY }),
  ],
  [
    'confirm-deletion',
    'the whole user',
    'Still disabled and not used since. Asking alice@example.com; answer by 2026-03-15 09:00 UTC: delete the whole user with password, AKIA…MPLE for good? Without an answer they stay disabled. One. Two.',
    { ...off, plan: whole, question: aQuestion('deletion'), remarks: ['One.', 'Two.'] },
  ],
  [
    'confirm-deletion',
    'to be left',
    'Still disabled and not used since. To be left disabled, by an analyst with the custom action, 2026-03-01 09:00 UTC: password, AKIA…MPLE.',
    { ...off, question: aQuestion('deletion') },
    said('leave-disabled', { role: 'analyst', by: 'the custom action' }),
  ],
  [
    'confirm-deletion',
    'confirmed before',
    'Still disabled and not used since. Deletion was confirmed, with the link sent to alice@example.com, 2026-03-01 09:00 UTC; deleting password, AKIA…MPLE.',
    { ...off, question: aQuestion('deletion') },
    said('confirm'),
  ],
  [
    'restored',
    'with the password of a case that has died',
    'Given back because of a use: password restored. Must be used by 2026-03-15 09:00 UTC, or the control fails again. The new password is in Secrets Manager under the name unused-credentials/alice-0; hand it over.',
    {
      disabled: disabledBoth,
      restoredAt: AT,
      mustUse: mustUse('password'),
      outcomes: [{ credentialId: 'password', result: 'restored' }],
      passwordSecret: { since: AT, caseId: 'alice-0' },
    },
  ],
  [
    'restored',
    'because of a use, with a new password',
    'Failed: AKIA…MPLE (AccessDenied). Given back because of a use: password restored. Must be used by 2026-03-15 09:00 UTC, or the control fails again. The new password is in Secrets Manager under the name of the case; hand it over. One. Two.',
    {
      disabled: disabledBoth,
      restoredAt: AT,
      mustUse: mustUse('password', OLD_KEY),
      outcomes: [
        { credentialId: 'password', result: 'restored' },
        { credentialId: OLD_KEY, result: 'failed', reason: 'AccessDenied' },
      ],
      passwordSecret: { since: AT },
      remarks: ['One.', 'Two.'],
    },
  ],
  [
    'restored',
    'asked back',
    'Given back, with the link sent to alice@example.com, 2026-03-01 09:00 UTC: AKIA…MPLE restored. Must be used by 2026-03-15 09:00 UTC, or the control fails again.',
    {
      disabled: disabledBoth,
      restoredAt: AT,
      mustUse: mustUse(OLD_KEY),
      outcomes: [{ credentialId: OLD_KEY, result: 'restored' }],
    },
    said('restore'),
  ],
  [
    'wish-refused',
    'in a pause',
    'Asked back, with the link sent to alice@example.com, 2026-03-01 09:00 UTC; refused, since somebody else owns the user now by its tags. As read 2026-03-01 09:00 UTC: password: disabled by this case; AKIA…MPLE: disabled by this case. Still paused, since 2026-02-28 09:00 UTC by olivia: "a wrong rule". The case goes on as before.',
    { ...off, question: aQuestion('paused', { pause }) },
    said('restore'),
  ],
  [
    'wish-refused',
    'while it is watched',
    'Asked back, with the link sent to alice@example.com, 2026-03-01 09:00 UTC; refused, since somebody else owns the user now by its tags. As read 2026-03-01 09:00 UTC: password: disabled by this case; AKIA…MPLE: disabled by this case. The case goes on as before.',
    { ...off, question: aQuestion('impact') },
    said('restore'),
  ],
  [
    'paused',
    'before anything is off',
    'Paused since 2026-02-28 09:00 UTC by olivia: "a wrong rule". Nothing more is disabled or deleted until somebody resumes; the case then goes on by itself.',
    { question: aQuestion('paused', { pause }) },
  ],
  [
    'paused',
    'with something off',
    'Paused since 2026-02-28 09:00 UTC by olivia: "a wrong rule". As read 2026-03-01 09:00 UTC: password: disabled by this case; AKIA…MPLE: disabled by this case. What is still disabled by this case can be had back at any time. Nothing more is disabled or deleted until somebody resumes; the case then goes on by itself.',
    { ...off, question: aQuestion('paused', { pause }) },
  ],
  [
    'paused',
    'not known by whom',
    'Paused. Nothing more is disabled or deleted until somebody resumes; the case then goes on by itself.',
    { question: aQuestion('paused') },
  ],
  [
    'scheduled',
    'to be disabled',
    'To be disabled on Mon 2026-03-02 09:00 UTC at the earliest. Not needed, with the link sent to alice@example.com, 2026-03-01 09:00 UTC; that can be taken back until then. IAM is read again before. Nothing was changed.',
    { question: aQuestion('paused', { window: { resumeAt: 'disable', opensAt: daysAgo(-1) } }) },
    { answer },
  ],
  [
    'scheduled',
    'to be disabled, with something off',
    'To be disabled on Mon 2026-03-02 09:00 UTC at the earliest. Not needed, with the link sent to alice@example.com, 2026-03-01 09:00 UTC; that can be taken back until then. IAM is read again before. As read 2026-03-01 09:00 UTC: password: disabled by this case; AKIA…MPLE: disabled by this case. What is still disabled by this case can be had back at any time.',
    { ...off, question: aQuestion('paused', { window: { resumeAt: 'disable', opensAt: daysAgo(-1) } }) },
    { answer },
  ],
  [
    'scheduled',
    'to be deleted',
    'To be deleted on Mon 2026-03-02 09:00 UTC at the earliest: the whole user with password, AKIA…MPLE. Agreed, with the link sent to alice@example.com, 2026-03-01 09:00 UTC. Until then it can be had back at any time.',
    {
      ...off,
      plan: whole,
      question: aQuestion('paused', { window: { resumeAt: 'delete', opensAt: daysAgo(-1) } }),
    },
    said('confirm'),
  ],
  [
    'held-up',
    'nothing is off',
    'Held up since 2026-03-01 09:00 UTC by a failure: AssessUse: denied. Nothing was changed. It is tried again every 15 minutes until 2026-03-02 09:00 UTC; what was decided stays so.',
    { ...heldUp('AssessUse'), disabled: [] },
    { failure: 'AssessUse: denied' },
  ],
  [
    'held-up',
    'disabling',
    'Held up since 2026-03-01 09:00 UTC by a failure: DisableCredentials: denied. How far it came is not known yet: password, AKIA…MPLE. It is tried again every 15 minutes until 2026-03-02 09:00 UTC; what was decided stays so.',
    { ...heldUp('DisableCredentials'), ...off },
    { failure: 'DisableCredentials: denied' },
  ],
  [
    'held-up',
    'giving back',
    'Held up since 2026-03-01 09:00 UTC by a failure: not known. To be given back; how far it came is not known yet: password, AKIA…MPLE. It is tried again every 15 minutes until 2026-03-02 09:00 UTC; what was decided stays so.',
    { ...heldUp('RevertCredentials'), ...off },
  ],
  [
    'held-up',
    'giving back, half done',
    'Failed: password (AccessDenied). Held up since 2026-03-01 09:00 UTC by a failure: not known. As read 2026-03-01 09:00 UTC: password: disabled by this case; AKIA…MPLE: off, not by this case. It is tried again every 15 minutes until 2026-03-02 09:00 UTC; what was decided stays so.',
    {
      ...heldUp('RevertCredentials'),
      ...off,
      outcomes: [
        { credentialId: 'password', result: 'failed', reason: 'AccessDenied' },
        { credentialId: OLD_KEY, result: 'restored' },
      ],
    },
  ],
  [
    'held-up',
    'deleting',
    'Held up since 2026-03-01 09:00 UTC by a failure: not known. Deletion has begun; how far it came is not known yet: password, AKIA…MPLE. It is tried again every 15 minutes until 2026-03-02 09:00 UTC; what was decided stays so.',
    { ...heldUp('DeleteCredentials'), ...off, restoreKit },
  ],
  [
    'held-up',
    'watching',
    'Held up since 2026-03-01 09:00 UTC by a failure: not known. As read 2026-03-01 09:00 UTC: password: disabled by this case; AKIA…MPLE: disabled by this case. It is tried again every 15 minutes until 2026-03-02 09:00 UTC; what was decided stays so.',
    { ...heldUp('AssessDisabledUser'), ...off },
  ],
  [
    'disabled',
    'the password stays',
    'Disabled AKIA…MPLE, proven by re-read. Not needed, with the link sent to alice@example.com, 2026-03-01 09:00 UTC. Watching until 2026-03-15 09:00 UTC; the owner can have them back at any time. Sessions started before may live for up to 36 h. The password stays: nobody can be given a new one in this account (setting noNewPasswordsIn).',
    {
      ...{ user: aUser({ credentials: [aPassword(), aKey({ status: 'Inactive' })] }), plan: stays },
      ...{ disabled: disabledBoth.slice(1), observeUntil: daysAgo(-14) },
    },
    { answer },
  ],
  [
    'disabled',
    'what stays is gone',
    'Disabled AKIA…MPLE, proven by re-read. Not needed, with the link sent to alice@example.com, 2026-03-01 09:00 UTC. Watching until 2026-03-15 09:00 UTC; the owner can have them back at any time. Sessions started before may live for up to 36 h.',
    { user: offUser, plan: stays, disabled: disabledBoth.slice(1), observeUntil: daysAgo(-14) },
    { answer },
  ],
])('the note of %s (%s)', (step, _, text, case_, more = {}) => {
  expect(compose(step, case_, more).note).toBe(`${text} Case ${CASE_ID}.`);
});

it.each<[string | undefined, string, Partial<CaseRecord>]>([
  [
    undefined,
    'in a pause, which has no end that anybody knows',
    { question: aQuestion('paused', { pause }) },
  ],
  [
    daysAgo(-20),
    'while its use is waited for',
    { question: aQuestion('use'), mustUse: { ...mustUse(OLD_KEY), until: daysAgo(-20) } },
  ],
  [daysAgo(-9), 'while it is watched', { question: aQuestion('impact', { until: daysAgo(-9) }) }],
])('what goes on after a refused wish counts until %s %s', (deadline, _, case_) => {
  const { fields, ...update } = compose('wish-refused', case_, said('restore'));

  expect(update.deadline).toBe(deadline);
  expect(Object.hasOwn(update, 'deadline')).toBe(deadline !== undefined);
  expect(fields['UnusedCredentialsDeadline']).toBe(deadline ?? 'none');
});
