import { expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Step } from '../../../../functions/domain/note/note.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPlan,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  SECURITY,
} from '../../../support/builders.ts';
import { compose, disabledBoth, mustUse, off, quarantine, restoreKit, said, toContacts } from './notes.ts';

const unread = { user: undefined as never };
const bounced = [SECURITY, SECURITY].map((address, index) => ({
  ...{ messageId: `${index}`, address, at: AT },
  why: 'bounced' as const,
}));
const answer = anAnswer();

it.each<
  [Step, string, string, Partial<CaseRecord>, { answer?: Answer; failure?: string; leftBehind?: string[] }?]
>([
  [
    'in-use',
    'one is new',
    'Nothing unused was found: AKIA…MPLE (last used 2026-02-28). Nothing was changed; the control should pass by 2026-03-02 13:00 UTC.',
    {
      plan: aPlan(
        aUser({
          credentials: [aKey({ lastUsedAt: daysAgo(1) }), aKey({ id: OTHER_KEY, status: 'Inactive' })],
        }),
      ),
    },
  ],
  [
    'in-use',
    'nothing is shown',
    'Nothing unused was found. Nothing was changed; the control should pass by 2026-03-02 13:00 UTC.',
    { plan: aPlan(aUser({ credentials: [] })) },
  ],
  [
    'unanswered',
    'nobody was mailed',
    'No mail could be sent, so nobody was asked and nothing was changed. password (last used 2025-11-01); AKIA…MPLE (last used 2025-08-13). Select the finding again to ask anew.',
    {},
  ],
  [
    'unanswered',
    'mail bounced',
    'Mail to security@example.com bounced. Nobody could be reached, so nothing was changed. password (last used 2025-11-01); AKIA…MPLE (last used 2025-08-13). Select the finding again to ask anew.',
    { bounced },
  ],
  [
    'quarantine-unanswered',
    'no mail came',
    'Quarantined by AWS (AWSCompromisedKeyQuarantineV3): an incident. Mail to security@example.com bounced. No security contact could be reached. Nothing was changed. See to the incident; select the finding again to have them asked anew.',
    { quarantine, bounced, question: toContacts('stakeholder', 'quarantined', { unreachable: AT }) },
  ],
  [
    'quarantine-unanswered',
    'silence',
    'Quarantined by AWS (AWSCompromisedKeyQuarantineV3): an incident. No security contact answered. Nothing was changed. See to the incident; select the finding again to have them asked anew.',
    { quarantine, question: toContacts('stakeholder', 'quarantined', { sent: true }) },
  ],
  [
    'quarantine-unanswered',
    'no mail was sent',
    'Quarantined by AWS (AWSCompromisedKeyQuarantineV3): an incident. No mail could be sent, so no security contact was asked. Nothing was changed. See to the incident; select the finding again to have them asked anew.',
    { quarantine, question: toContacts('stakeholder', 'quarantined') },
  ],
  [
    'changed',
    'all of it',
    'Answered "not needed", with the link sent to alice@example.com, 2026-03-01 09:00 UTC; but by then everything had changed, so this case leaves nothing disabled: password left alone (it was created anew); AKIA…MPLE left alone.',
    {
      outcomes: [
        { credentialId: 'password', result: 'dropped', reason: 'it was created anew' },
        { credentialId: OLD_KEY, result: 'dropped' },
      ],
    },
    { answer },
  ],
  [
    'stop',
    'nothing is off',
    'Stopped, by an analyst with the custom action, 2026-03-01 09:00 UTC. Nothing was changed.',
    {},
    said('stop', { role: 'analyst', by: 'the custom action' }),
  ],
  [
    'exempt',
    'nothing is off',
    'Exempt until 2026-03-31 09:00 UTC, with the link sent to alice@example.com, 2026-03-01 09:00 UTC. Opens again by itself then. Reason: "break glass".',
    {},
    said('exempt', { until: daysAgo(-30), reason: 'break glass' }),
  ],
  [
    'used',
    'all',
    'Used, as far as IAM reports: AKIA…MPLE. As read 2026-03-01 09:00 UTC: AKIA…MPLE: on. The control should pass by 2026-03-02 13:00 UTC.',
    {
      user: aUser({ credentials: [aKey({ lastUsedAt: AT })] }),
      outcomes: [{ credentialId: OLD_KEY, result: 'used' }],
    },
  ],
  [
    'used',
    'nothing',
    'Used, as far as IAM reports: nothing. As read 2026-03-01 09:00 UTC: password: on; AKIA…MPLE: on. The finding stays open.',
    { outcomes: [] },
  ],
  [
    'not-used',
    'two, one not known',
    'Not used by 2026-03-15 09:00 UTC, as far as IAM reports: password (not known: denied), AKIA…MPLE. As read 2026-03-01 09:00 UTC: password: on; AKIA…MPLE: on; AKIA…MPLE: gone. Select the finding again to retire what is unused.',
    {
      mustUse: mustUse('password', OLD_KEY),
      outcomes: [
        { credentialId: 'password', result: 'not-used', reason: 'denied' },
        { credentialId: OLD_KEY, result: 'not-used' },
        { credentialId: OTHER_KEY, result: 'used' },
      ],
    },
  ],
  [
    'not-used',
    'nothing',
    'Not used by 2026-03-15 09:00 UTC, as far as IAM reports: nothing. As read 2026-03-01 09:00 UTC: password: on; AKIA…MPLE: on. Select the finding again to retire what is unused.',
    { mustUse: mustUse('password') },
  ],
  [
    'left-disabled',
    'with one left alone',
    'Left disabled: password, AKIA…MPLE, proven by re-read at 2026-03-01 09:00 UTC. As read 2026-03-01 09:00 UTC: AKIA…MPLE: gone. One. Two. Also: AKIA…MPLE left alone (someone else deleted it). password, AKIA…MPLE can be given back with "Stop or restore".',
    {
      ...off,
      outcomes: [{ credentialId: OTHER_KEY, result: 'dropped', reason: 'someone else deleted it' }],
      remarks: ['One.', 'Two.'],
    },
  ],
  [
    'left-disabled',
    'nothing is off any more',
    'Nothing that this case disabled is off any more, proven by re-read at 2026-03-01 09:00 UTC. As read 2026-03-01 09:00 UTC: password: on; AKIA…MPLE: on.',
    { disabled: disabledBoth },
  ],
  [
    'deleted',
    'all',
    'Deleted password, AKIA…MPLE, proven by re-read at 2026-03-01 08:00 UTC. Agreed, with the link sent to alice@example.com, 2026-03-01 09:00 UTC.',
    {
      // An hour before the note.
      user: aUser({ credentials: [], readAt: '2026-03-01T08:00:00.000Z' }),
      disabled: disabledBoth,
      restoreKit,
      outcomes: disabledBoth.map(({ credentialId }) => ({ credentialId, result: 'deleted' as const })),
    },
    said('confirm'),
  ],
  [
    'nothing-to-restore',
    'refused',
    'Failed: password (AccessDenied). Asked to restore, but nothing could be given back: AKIA…MPLE left alone (it exists no more). As read 2026-03-01 09:00 UTC: password: disabled by this case; AKIA…MPLE: disabled by this case. password, AKIA…MPLE can be given back with "Stop or restore".',
    {
      ...off,
      outcomes: [
        { credentialId: OLD_KEY, result: 'dropped', reason: 'it exists no more' },
        { credentialId: 'password', result: 'failed', reason: 'AccessDenied' },
      ],
    },
  ],
  [
    'failed',
    'with things left behind',
    'The case failed: AssessUse: denied. As read 2026-03-01 09:00 UTC: password: disabled by this case; AKIA…MPLE: disabled by this case. One. Two. Mend the cause, then select the finding again. password, AKIA…MPLE can be given back with "Stop or restore".',
    { ...off },
    { failure: 'AssessUse: denied', leftBehind: ['One.', 'Two.'] },
  ],
  [
    'failed',
    'not known how',
    'The case failed: unknown error. As read 2026-03-01 09:00 UTC: password: on; AKIA…MPLE: on. Mend the cause, then select the finding again.',
    { disabled: [] },
  ],
  [
    'failed',
    'never read',
    'The case failed: unknown error. Perhaps disabled. Mend the cause, then select the finding again. Whatever is needed back can be given back with "Stop or restore".',
    { ...unread, disabled: disabledBoth, remarks: ['Perhaps disabled.'] },
  ],
  [
    'failed',
    'never read after a deletion had begun',
    'The case failed: unknown error. Perhaps deleted. Mend the cause, then select the finding again. Its deletion had begun; whatever is left can be given back with "Stop or restore".',
    { ...unread, disabled: disabledBoth, remarks: ['Perhaps deleted.'], hasTriedToDelete: true },
  ],
  [
    'failed',
    'never read, nothing to say',
    'The case failed: unknown error. The user could not be read. Mend the cause, then select the finding again.',
    { ...unread, plan: undefined as never },
  ],
])('the note of %s (%s)', (step, _, text, case_, more = {}) => {
  expect(compose(step, case_, more).note).toBe(`${text} Case ${CASE_ID}.`);
});
