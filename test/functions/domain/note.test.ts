import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../functions/domain/answer.ts';
import type { Case, Outcome } from '../../../functions/domain/case.ts';
import { findingUpdateSchema } from '../../../functions/domain/case-record.ts';
import { isClean } from '../../../functions/domain/evidence.ts';
import { composeUpdate, endsCase, fitNote, STEPS, type Step } from '../../../functions/domain/note.ts';
import {
  AT,
  aCase,
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
  someSettings,
} from '../../support/builders.ts';

const STEP_NAMES = Object.keys(STEPS) as Step[];
const settings = someSettings();
const turnedOff = [
  { credentialId: 'password', kind: 'password' as const, disabledAt: AT },
  { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT },
];
const offUser = aUser({ credentials: [aKey({ status: 'Inactive' })] });

function compose(step: Step, case_: Partial<Case> = {}, more: { answer?: Answer; failure?: string } = {}) {
  return composeUpdate(step, { case: aCase(case_), at: AT, settings, ...more });
}

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

const LONG = 'long'.repeat(300);
const outcomes: Outcome[] = ['password', OLD_KEY, OTHER_KEY].flatMap((credentialId) =>
  (['failed', 'deleted', 'restored', 'not-used'] as const).map((result) => ({
    credentialId,
    result,
    reason: LONG,
  })),
);

describe.each(STEP_NAMES)('the step "%s"', (step) => {
  const long: Partial<Case> = {
    caseId: `${'n'.repeat(36)}-AIDA${'A'.repeat(28)}-999999`,
    question: aQuestion('stakeholder', {
      recipients: Array.from({ length: 20 }, (_, index) => ({
        address: `${'a'.repeat(60)}${index}@example.com`,
        role: 'stakeholder',
        reason: LONG,
      })),
    }),
    disabled: turnedOff,
    observeUntil: AT,
    mustUse: { credentialIds: ['password', OLD_KEY, OTHER_KEY], from: AT, until: AT },
    outcomes,
    remarks: [LONG, LONG],
    hasNewPassword: true,
  };
  const answer = anAnswer({ reason: LONG, until: AT, by: `${'b'.repeat(200)}@example.com` });

  it.each<[string, Partial<Case>, { answer?: Answer; failure?: string }]>([
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

  it.each<[string, Partial<Case>]>([
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

describe('the status of a step', () => {
  it.each<[Step, string]>([
    ['asked', 'NOTIFIED'],
    ['reminded', 'NOTIFIED'],
    ['escalated', 'NOTIFIED'],
    ['kept', 'NOTIFIED'],
    ['disabled', 'NOTIFIED'],
    ['confirm-deletion', 'NOTIFIED'],
    ['restored', 'NOTIFIED'],
    ['in-use', 'NOTIFIED'],
    ['recreated', 'NEW'],
    ['protected', 'NEW'],
    ['unknown', 'NEW'],
    ['unanswered', 'NEW'],
    ['stop', 'NEW'],
    ['not-used', 'NEW'],
    ['drift', 'NEW'],
    ['nothing-to-restore', 'NEW'],
    ['failed', 'NEW'],
    ['exempt', 'SUPPRESSED'],
  ])('"%s" is %s whatever IAM shows', (step, status) => {
    expect(compose(step, { user: offUser }).status).toBe(status);
    expect(compose(step, { user: aUser() }).status).toBe(status);
  });

  it.each<Step>(['nothing-active', 'left-disabled', 'deleted'])(
    '"%s" is RESOLVED or NEW, as IAM shows',
    (step) => {
      expect(compose(step, { user: offUser }).status).toBe('RESOLVED');
      expect(compose(step, { user: aUser() }).status).toBe('NEW');
      expect(
        compose(step, { user: offUser, outcomes: [{ credentialId: OLD_KEY, result: 'not-used' }] }).status,
      ).toBe('NEW');
    },
  );

  it.each<Step>(['gone', 'user-deleted'])('"%s" is RESOLVED', (step) => {
    expect(compose(step, { user: undefined as never, userGone: true }).status).toBe('RESOLVED');
  });

  it.each<Step>(['used', 'changed'])(
    '"%s" is NOTIFIED where Security Hub will resolve it, else NEW',
    (step) => {
      expect(compose(step, { user: offUser }).status).toBe('NOTIFIED');
      expect(compose(step, { user: aUser() }).status).toBe('NEW');
    },
  );

  it('ends the case at every step but those that wait', () => {
    expect(STEP_NAMES.filter((step) => !endsCase(step)).sort()).toEqual(
      ['asked', 'confirm-deletion', 'disabled', 'escalated', 'kept', 'reminded', 'restored'].sort(),
    );
  });
});

describe('the words of a note', () => {
  it('name whom was asked, until when, and the evidence', () => {
    const { note, deadline, fields } = compose('asked', { question: aQuestion('stakeholder') });

    expect(note).toBe(
      `Asked alice@example.com until 2026-03-15 09:00 UTC whether these are needed: password (last used 2025-11-01); AKIA…MPLE (last used 2025-08-13). Nothing is changed without an answer. Case ${CASE_ID}.`,
    );
    expect(deadline).toBe('2026-03-15T09:00:00.000Z');
    expect(fields['UnusedCredentialsDeadline']).toBe(deadline);
  });

  it('claim of an answer only that its link was used', () => {
    expect(compose('disabled', { disabled: turnedOff }, { answer: anAnswer() }).note).toContain(
      'with the link sent to alice@example.com, 2026-03-01 09:00 UTC',
    );
    expect(compose('stop', {}, { answer: anAnswer({ kind: 'stop', role: 'analyst', by: 'x' }) }).note).toBe(
      `Stopped, by an analyst with the custom action, 2026-03-01 09:00 UTC. Nothing was changed. Case ${CASE_ID}.`,
    );
  });

  it('of a stop tell what stays disabled, deleted or given back', () => {
    const deleted: Outcome[] = [{ credentialId: OLD_KEY, result: 'deleted' }];
    const restored: Outcome[] = [{ credentialId: OLD_KEY, result: 'restored' }];

    expect(compose('stop', { disabled: turnedOff }).note).toContain(
      'password is disabled, AKIA…MPLE is disabled.',
    );
    expect(compose('stop', { disabled: turnedOff, outcomes: deleted }).note).toContain(
      'password is disabled, AKIA…MPLE is deleted.',
    );
    expect(compose('stop', { outcomes: restored }).note).toContain('AKIA…MPLE is restored.');
  });

  it('of an exemption keep the end, however long the reason is', () => {
    const answer = anAnswer({ kind: 'exempt', role: 'security-contact', reason: LONG, until: daysAgo(-90) });
    const { note, deadline } = compose('exempt', {}, { answer });

    expect(note).toMatch(/^Exempt until 2026-05-30 09:00 UTC.*Opens again by itself then\. Reason: "long/);
    expect(deadline).toBe(daysAgo(-90));
  });

  it('of a deletion name what was deleted and what is left', () => {
    const note = compose(
      'deleted',
      {
        user: aUser({ credentials: [aKey({ id: OTHER_KEY, lastUsedAt: AT })] }),
        outcomes: [
          { credentialId: 'password', result: 'deleted' },
          { credentialId: OLD_KEY, result: 'dropped', reason: 'it was created anew' },
        ],
      },
      { answer: anAnswer({ kind: 'confirm' }) },
    ).note;

    expect(note).toContain('Deleted password, proven by re-read');
    expect(note).toContain('AKIA…MPLE left alone (it was created anew)');
    expect(note).toContain('Now: AKIA…MPLE: Active.');
  });

  it('say what was decided about deletion during the observation', () => {
    const asked = { disabled: turnedOff, question: aQuestion('deletion') };

    expect(compose('confirm-deletion', asked).note).toContain('Asked alice@example.com until');
    expect(compose('confirm-deletion', asked, { answer: anAnswer({ kind: 'confirm' }) }).note).toContain(
      'Deletion was confirmed, with the link',
    );
    const left = compose('confirm-deletion', asked, { answer: anAnswer({ kind: 'leave-disabled' }) }).note;
    expect(left).toContain('To be left disabled, with the link');
    expect(left).not.toContain('Asked');
  });

  it('of a failure tell what is true now, or that it is not known', () => {
    const failure = 'DisableCredentials: PermanentServiceError (AccessDenied)';

    expect(compose('failed', { user: offUser }, { failure }).note).toBe(
      `The case failed: ${failure}. True now: AKIA…MPLE: Inactive. Mend the cause, then select the finding again. Case ${CASE_ID}.`,
    );
    expect(compose('failed', { user: undefined as never }, { failure }).note).toContain(
      'The user could not be read, so its state is not known.',
    );
    expect(compose('failed', { user: undefined as never, userGone: true }, { failure }).note).toContain(
      'True now: the user no longer exists.',
    );
    const recreated = {
      user: undefined as never,
      remarks: ['The user no longer exists: another has its name.'],
    };
    expect(compose('failed', recreated, { failure }).note).toContain('another has its name.');
  });

  it('of users in use name what is used and by when the control passes', () => {
    const user = aUser({
      credentials: [aKey({ lastUsedAt: daysAgo(3) }), aPassword({ createdAt: daysAgo(1) })],
    });

    expect(compose('in-use', { user, plan: aPlan(user) }).note).toBe(
      `Nothing unused was found: AKIA…MPLE (last used 2026-02-26); password (never used, 1 days old). Nothing was changed; the control should pass by 2026-03-02 13:00 UTC. Case ${CASE_ID}.`,
    );
  });

  it('are in the configured time zone', () => {
    const berlin = { case: aCase({ question: aQuestion('stakeholder') }), at: AT };

    expect(
      composeUpdate('asked', { ...berlin, settings: someSettings({ timeZone: 'Europe/Berlin' }) }).note,
    ).toContain('until 2026-03-15 10:00 CET');
  });
});
