import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import { findingUpdateSchema } from '../../../../functions/domain/case/case-record.ts';
import { fitNote } from '../../../../functions/domain/note/note.ts';
import { isClean } from '../../../../functions/domain/plan/evidence.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aQuestion,
  aUser,
  CASE_ID,
  OLD_KEY,
  OTHER_KEY,
} from '../../../support/builders.ts';

import { compose, disabledBoth, LONG, offUser, outcomes, STEP_NAMES } from './notes.ts';

describe('a note', () => {
  it('of any length has at most 512 characters and ends with the case', () => {
    expect(fitNote('x'.repeat(2000), CASE_ID)).toHaveLength(512);
    expect(fitNote('x'.repeat(2000), CASE_ID).endsWith(`x… Case ${CASE_ID}.`)).toBe(true);
    expect(fitNote('Done.', CASE_ID)).toBe(`Done. Case ${CASE_ID}.`);
    expect(fitNote('x'.repeat(512))).toBe('x'.repeat(512));
  });

  it('is one line, with single full stops', () => {
    expect(fitNote(' One..\n\n two.  three..')).toBe('One. two. three.');
  });

  it('is not cut in the middle of a character', () => {
    const note = fitNote(`${'x'.repeat(510)}👍👍`);

    expect(note).toBe(`${'x'.repeat(510)}…`);
    expect(fitNote(`${'x'.repeat(511)}👍`)).not.toMatch(/[\ud800-\udfff]…/u);
  });
});

describe.each(STEP_NAMES)('the step "%s"', (step) => {
  const long: Partial<CaseRecord> = {
    caseId: `${'n'.repeat(36)}-AIDA${'A'.repeat(28)}-999999`,
    question: aQuestion('stakeholder', {
      recipients: Array.from({ length: 20 }, (_, index) => ({
        address: `${'a'.repeat(60)}${index}@example.com`,
        role: 'stakeholder',
        reason: LONG,
      })),
    }),
    disabled: disabledBoth,
    observeUntil: AT,
    mustUse: { credentialIds: ['password', OLD_KEY, OTHER_KEY], from: AT, until: AT },
    outcomes,
    remarks: [LONG, LONG],
    passwordSecret: { since: AT },
  };
  const answer = anAnswer({ reason: LONG, until: AT, by: `${'b'.repeat(200)}@example.com` });

  it.each<[string, Partial<CaseRecord>, { answer?: Answer; failure?: string }]>([
    ['the longest of everything', long, { answer, failure: LONG }],
    ['next to nothing', { plan: undefined as never, user: undefined as never }, {}],
    ['a user that is gone', { user: undefined as never, userGone: true }, {}],
  ])('composes from %s', (_, case_, more) => {
    const { deadline: _deadline, ...update } = compose(step, case_, more);
    const caseId = case_.caseId ?? CASE_ID;

    expect(findingUpdateSchema.parse(update)).toEqual(update);
    expect(update.note.endsWith(` Case ${caseId}.`)).toBe(true);
    expect(update.note).not.toMatch(/undefined|NaN|Invalid| {2}|\.\.|\. ,/);
    expect(update.fields).toMatchObject({ UnusedCredentialsCase: caseId, UnusedCredentialsStep: step });
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['unused credentials left', { user: aUser() }],
    ['an unknown credential', { user: aUser({ credentials: [aKey({ problem: 'denied' })] }) }],
    ['a user that was not read', { user: undefined as never }],
    ['nothing but what is off', { user: offUser }],
    ['a user that is gone', { user: undefined as never, userGone: true }],
    ['an act that failed', { user: offUser, outcomes: [{ credentialId: OLD_KEY, result: 'failed' }] }],
  ])('says RESOLVED with %s only if IAM proves it', (_, case_) => {
    const { status } = compose(step, case_);
    const { user, userGone, thresholdDays } = aCase(case_);

    if (status === 'RESOLVED') expect(isClean(user, userGone, thresholdDays, AT)).toBe(true);
  });

  it('carries no whole key id', () => {
    expect(compose(step, long, { answer }).note).not.toMatch(/AKIA[A-Z0-9]{8,}/);
  });
});
