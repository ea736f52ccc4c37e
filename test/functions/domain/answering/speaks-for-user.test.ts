import { describe, expect, it } from 'vitest';
import { speaksForUser } from '../../../../functions/domain/answering/speaks-for-user.ts';
import { aCase, aPlan, aQuestion, OWNER, SECURITY } from '../../../support/builders.ts';

const NEW_OWNER = 'zoe@example.com';

/** The plan names the owner of then; the question was put to whoever is the owner now. */
const caseOf = (kind: 'stakeholder' | 'impact' | 'deletion') =>
  aCase({
    plan: aPlan(),
    question: aQuestion(kind, {
      recipients: [{ address: NEW_OWNER, role: 'stakeholder', reason: 'you are named in the tag' }],
    }),
  });
const by = (address: string) => ({ role: 'stakeholder' as const, address });

describe('who speaks for a user whose owner has changed', () => {
  it.each(['confirm', 'leave-disabled', 'extend'] as const)(
    'about deletion (%s) is who is asked, and not the owner of then',
    (kind) => {
      expect(speaksForUser(caseOf('deletion'), { ...by(NEW_OWNER), kind })).toBe(true);
      expect(speaksForUser(caseOf('deletion'), { ...by(OWNER), kind })).toBe(false);
    },
  );

  it('about having things back is either of them, and nobody else', () => {
    expect(speaksForUser(caseOf('deletion'), { ...by(NEW_OWNER), kind: 'restore' })).toBe(true);
    expect(speaksForUser(caseOf('deletion'), { ...by(OWNER), kind: 'restore' })).toBe(true);
    expect(speaksForUser(caseOf('deletion'), { ...by('eve@example.com'), kind: 'restore' })).toBe(false);
  });

  it.each(['stakeholder', 'impact'] as const)('at the question "%s" is either of them', (question) => {
    expect(speaksForUser(caseOf(question), { ...by(OWNER), kind: 'extend' })).toBe(true);
    expect(speaksForUser(caseOf(question), { ...by(NEW_OWNER), kind: 'extend' })).toBe(true);
    expect(speaksForUser(caseOf(question), { ...by('eve@example.com'), kind: 'extend' })).toBe(false);
  });

  it('is no concern of security contacts and analysts', () => {
    for (const role of ['security-contact', 'analyst'] as const)
      expect(speaksForUser(caseOf('deletion'), { role, address: SECURITY, kind: 'confirm' })).toBe(true);
  });
});
