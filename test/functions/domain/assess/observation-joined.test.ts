import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import { aKey, anAnswer, daysAgo, OTHER_KEY, someSettings } from '../../../support/builders.ts';
import { assess, observed, offUser } from './observed.ts';

const before = {
  ...{ credentialId: OTHER_KEY, kind: 'access-key' as const, disabledAt: daysAgo(50) },
  lastUsedAt: daysAgo(200),
};
const off = [{ caseId: 'alice-0', openedAt: daysAgo(60), closedAt: daysAgo(30), disabled: [before] }];
const user = offUser({
  credentials: [aKey({ status: 'Inactive' }), aKey({ id: OTHER_KEY, status: 'Inactive' })],
});
const ended = (answers: Answer[], using = someSettings()) =>
  assess(14, { case: observed({ off, answers }), user, using });
const idsOf = ({ case: { disabled } }: ReturnType<typeof assess>) =>
  disabled.map(({ credentialId }) => credentialId);

describe('what earlier cases have left off, at the end of an observation', () => {
  it('is asked about too, whatever the settings say', () => {
    const unasked = ended([anAnswer()], someSettings({ deletionNeedsConfirmation: false }));

    expect(ended([anAnswer()]).outcome).toBe('confirm');
    expect(unasked.outcome).toBe('confirm');
    expect(idsOf(unasked)).toContain(OTHER_KEY);
  });

  it('is left alone where the deletion was confirmed before that could be said', () => {
    const confirmed = ended([anAnswer(), anAnswer({ kind: 'confirm' })]);

    expect(confirmed.outcome).toBe('confirm');
    expect(idsOf(confirmed)).not.toContain(OTHER_KEY);
  });
});
