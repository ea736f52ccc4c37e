import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Outcome } from '../../../../functions/domain/case/outcome.ts';
import type { Step } from '../../../../functions/domain/note/note.ts';
import { isUnproven } from '../../../../functions/domain/telling/proofs.ts';
import { AT, aRecord, aUser, daysAgo, OLD_KEY, OTHER_KEY } from '../../../support/builders.ts';

const off = (credentialId: string) => ({ credentialId, kind: 'access-key' as const, disabledAt: AT });
const outcome = (credentialId: string, result: Outcome['result']): Outcome => ({ credentialId, result });
const ONE = { disabled: [off(OLD_KEY)] };
const TWO = { disabled: [off(OLD_KEY), off(OTHER_KEY)] };
const OBSERVED = { observeUntil: daysAgo(-14) };
const RESTORED = { restoredAt: AT };
/** What an earlier case has left off, which this one has joined. */
const OF_EARLIER = {
  off: [{ caseId: 'c-0', openedAt: daysAgo(90), closedAt: daysAgo(60), disabled: [off(OLD_KEY)] }],
};
const kit = (scope: 'user' | 'credentials') => ({
  restoreKit: { writtenAt: AT, scope, user: aUser(), inlinePolicyDocuments: {} },
});
const DELETED = { outcomes: [outcome(OLD_KEY, 'deleted')] };

describe('a step that says something was done', () => {
  it.each<[Step, string, Partial<CaseRecord>]>([
    ['disabled', 'what is off was seen off', { ...ONE, ...OBSERVED }],
    ['confirm-deletion', 'what is off was seen off', { ...ONE, ...OBSERVED }],
    ['confirm-deletion', 'an earlier case has left it off', { ...ONE, ...OF_EARLIER }],
    ['restored', 'it was given back', { ...ONE, ...RESTORED }],
    ['wish-refused', 'a wish was refused', { refused: [{ answerId: 'a', at: AT }] }],
    ['left-disabled', 'it is left off', { ...ONE, outcomes: [outcome(OLD_KEY, 'left-disabled')] }],
    [
      'left-disabled',
      'one is left off, and the other is gone',
      { ...TWO, outcomes: [outcome(OLD_KEY, 'left-disabled'), outcome(OTHER_KEY, 'deleted')] },
    ],
    ['left-disabled', 'somebody else has changed it', { ...ONE, outcomes: [outcome(OLD_KEY, 'dropped')] }],
    [
      'deleted',
      'one was deleted after the kit was written',
      { ...TWO, ...kit('credentials'), outcomes: [...DELETED.outcomes, outcome(OTHER_KEY, 'used')] },
    ],
    ['user-deleted', 'the user is gone', { ...ONE, ...kit('user'), ...DELETED, userGone: true }],
    ['user-deleted', 'others have deleted all it had', { ...ONE, ...kit('user'), userGone: true }],
  ])('“%s” is proven where %s', (step, _why, differs) => {
    expect(isUnproven(step, aRecord(differs))).toBe(false);
  });

  it.each<[Step, string, Partial<CaseRecord>]>([
    ['disabled', 'nothing was disabled', OBSERVED],
    ['disabled', 'it was not seen off', ONE],
    ['disabled', 'it was given back', { ...ONE, ...OBSERVED, ...RESTORED }],
    ['confirm-deletion', 'nothing is off', OBSERVED],
    ['confirm-deletion', 'it was not seen off', ONE],
    ['confirm-deletion', 'not all is of an earlier case', { ...TWO, ...OF_EARLIER }],
    ['confirm-deletion', 'it was given back', { ...ONE, ...OF_EARLIER, ...RESTORED }],
    ['restored', 'nothing was given back', ONE],
    ['wish-refused', 'no wish was', {}],
    ['wish-refused', 'no wish is', { refused: [] }],
    ['left-disabled', 'nothing was disabled', { outcomes: [outcome(OLD_KEY, 'left-disabled')] }],
    [
      'left-disabled',
      'it was given back',
      { ...ONE, ...RESTORED, outcomes: [outcome(OLD_KEY, 'left-disabled')] },
    ],
    ['left-disabled', 'it has not come to that', ONE],
    ['left-disabled', 'one of two has', { ...TWO, outcomes: [outcome(OLD_KEY, 'left-disabled')] }],
    ['left-disabled', 'it came to another end', { ...ONE, outcomes: [outcome(OLD_KEY, 'used')] }],
    ['left-disabled', 'all was deleted', { ...ONE, ...DELETED }],
    ['deleted', 'no kit was written', { ...ONE, ...DELETED }],
    ['deleted', 'nothing was deleted', { ...ONE, ...kit('credentials') }],
    [
      'deleted',
      'only something else was done',
      { ...ONE, ...kit('credentials'), outcomes: [outcome(OLD_KEY, 'used')] },
    ],
    ['user-deleted', 'it is still there', { ...ONE, ...kit('user'), ...DELETED }],
    ['user-deleted', 'no kit was written', { ...ONE, ...DELETED, userGone: true }],
    [
      'user-deleted',
      'credentials were to be deleted',
      { ...ONE, ...kit('credentials'), ...DELETED, userGone: true },
    ],
  ])('“%s” is invented where %s', (step, _why, differs) => {
    expect(isUnproven(step, aRecord(differs))).toBe(true);
  });

  it('needs no proof where it says nothing of that kind', () => {
    expect(isUnproven('asked', aRecord())).toBe(false);
  });
});
