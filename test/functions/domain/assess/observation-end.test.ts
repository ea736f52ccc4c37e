import { describe, expect, it } from 'vitest';
import { ending } from '../../../../functions/domain/assess/observation.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import { stillOff } from '../../../../functions/domain/wish/have-back.ts';
import {
  AT,
  anAnswer,
  aQuestion,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  OWNER,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';

import { assess, disabledKey, disabledPassword, observed, offUser, withKey } from './observed.ts';

const QUARANTINE = 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3';

describe('the end of the observation', () => {
  it('asks owner and security contacts whether to delete, each once', () => {
    const { outcome, case: case_ } = assess(14);

    expect(outcome).toBe('confirm');
    expect(case_.question).toMatchObject({
      number: 3,
      kind: 'deletion',
      message: 'confirm-deletion',
      since: daysAgo(-14),
      until: daysAgo(-28),
      timeoutSeconds: 14 * 86_400,
    });
    expect(case_.question?.recipients.map(({ address, role }) => [address, role])).toEqual([
      [OWNER, 'stakeholder'],
      [SECURITY, 'security-contact'],
    ]);
  });

  it('asks the owner that the tags name now', () => {
    const { case: case_ } = assess(14, { user: offUser({ tags: { Owner: 'bob@example.com' } }) });

    expect(case_.question?.recipients[0]?.address).toBe('bob@example.com');
  });

  it('comes a minute early at most', () => {
    expect(assess(14 - 30 / 86_400).outcome).toBe('confirm');
    expect(assess(14 - 120 / 86_400).outcome).toBe('wait');
  });

  it('deletes without a further question where the settings say so', () => {
    expect(assess(14, { using: someSettings({ deletionNeedsConfirmation: false }) }).outcome).toBe('delete');
  });

  it('asks whom it has told that they are asked, whatever the settings say since', () => {
    const using = someSettings({ deletionNeedsConfirmation: false });

    expect(assess(14, { using, case: observed({ promised: 'asked' }) }).outcome).toBe('confirm');
    expect(assess(14, { using, case: observed({ promised: 'stay-disabled' }) }).outcome).toBe(
      'left-disabled',
    );
  });

  it('asks about the credentials alone where the settings have no whole user deleted any more', () => {
    const planned = observed();
    const plan = planned.plan && { ...planned.plan, scope: 'user' as const };
    const asked = (deleteScope: string) =>
      assess(14, { using: someSettings({ deleteScope }), case: { ...planned, ...(plan && { plan }) } }).case
        .plan;

    expect(asked('user')).toEqual(plan);
    expect(asked('credentials')).toMatchObject({ scope: 'credentials', planId: plan?.planId });
  });

  it('leaves everything disabled where the settings say so', () => {
    const { outcome, case: case_ } = assess(14, {
      using: someSettings({ afterObservation: 'keep-disabled' }),
    });

    expect(outcome).toBe('left-disabled');
    expect(case_.outcomes).toEqual([
      { credentialId: 'password', result: 'left-disabled' },
      { credentialId: OLD_KEY, result: 'left-disabled' },
    ]);
  });

  it('waits on where a kept credential still has to be used', () => {
    const mustUse = { credentialIds: [OTHER_KEY], from: AT, until: daysAgo(-14) };
    const using = someSettings({ afterObservation: 'keep-disabled' });

    expect(assess(14, { case: observed({ mustUse }), using }).outcome).toBe('kept');
  });

  it('says what Security Hub reports', () => {
    expect(assess(14, { securityHub: 'Security Hub says PASSED.' }).case.remarks).toEqual([
      'Security Hub says PASSED.',
    ]);
  });

  it('stops at what someone changed', () => {
    const { outcome, case: case_ } = assess(14, { user: withKey({ status: 'Active' }) });

    expect(outcome).toBe('drift');
    expect(case_.remarks).toEqual(['AKIA…MPLE is Active again.']);
  });

  it('goes on with what is left when someone deleted a key', () => {
    const { outcome, case: case_ } = assess(14, { user: offUser({ credentials: [] }) });

    expect(outcome).toBe('confirm');
    expect(stillOff(case_)).toEqual([disabledPassword]);
    expect(case_.outcomes).toEqual([
      { credentialId: OLD_KEY, result: 'dropped', reason: 'someone else deleted it' },
    ]);
  });

  it('is the end of the case when someone deleted everything', () => {
    const { outcome } = assess(14, {
      case: observed({ disabled: [disabledKey] }),
      user: offUser({ credentials: [] }),
    });

    expect(outcome).toBe('left-disabled');
  });
});

describe('the word of an analyst to leave off what is off', () => {
  const said = { kind: 'leave-disabled', role: 'analyst', by: 'npm run cases (olivia)' } as const;
  const left = (overrides: Partial<Answer> = {}) =>
    observed({ answers: [anAnswer(), anAnswer({ ...said, questionNumber: 2, ...overrides })] });

  it('ends the case before the observation is over, and the note says so', () => {
    const { outcome, case: case_ } = assess(1, { case: left() });

    expect(outcome).toBe('left-disabled');
    expect(case_.remarks).toEqual(['An analyst ended the case early, with npm run cases (olivia).']);
    expect(case_.outcomes.map(({ result }) => result)).toEqual(['left-disabled', 'left-disabled']);
  });

  it('deletes nothing at the end of the observation, whatever the settings say', () => {
    const using = someSettings({ deletionNeedsConfirmation: false });

    expect(assess(14, { case: left(), using }).outcome).toBe('left-disabled');
  });

  it('lets a credential that was kept be waited for', () => {
    const mustUse = { credentialIds: [OTHER_KEY], from: AT, until: daysAgo(-14) };

    expect(assess(1, { case: { ...left(), mustUse } }).outcome).toBe('kept');
  });

  it.each([
    ['a use', withKey({ lastUsedAt: daysAgo(0) }), 'used'],
    ['a change', withKey({ status: 'Active' }), 'drift'],
    ['a protection', offUser({ tags: { 'break-glass': '' } }), 'protected'],
    ['a quarantine', offUser({ attachedPolicies: [QUARANTINE] }), 'quarantined-off'],
  ])('gives way to %s', (_, user, outcome) => {
    expect(assess(1, { case: left(), user }).outcome).toBe(outcome);
  });

  it.each<[string, Partial<Answer>]>([
    ['of a security contact', { role: 'security-contact' }],
    ['to an earlier question', { questionNumber: 1 }],
  ])('is none %s', (_, overrides) => {
    expect(assess(1, { case: left(overrides) }).outcome).toBe('wait');
  });
});

describe('after the question about deletion', () => {
  const asked = observed({ question: aQuestion('deletion', { number: 3 }) });

  it('everything stays disabled without a word, or with the word to leave it', () => {
    expect(assess(28, { case: asked }).outcome).toBe('left-disabled');
    expect(assess(15, { case: asked }).outcome).toBe('left-disabled');
  });

  it('a use still counts', () => {
    expect(assess(28, { case: asked, user: withKey({ lastUsedAt: daysAgo(-20) }) }).outcome).toBe('used');
  });
});

describe('a case whose retired credentials are done', () => {
  it('lists what was deleted', () => {
    expect(ending(observed(), 'deleted')).toMatchObject({
      outcome: 'deleted',
      case: {
        outcomes: [
          { credentialId: 'password', result: 'deleted' },
          { credentialId: OLD_KEY, result: 'deleted' },
        ],
      },
    });
  });
});

describe('a mail that goes out late', () => {
  it('keeps the question about deletion open under its number, for three days at most', () => {
    const { case: asked } = assess(14);

    expect(assess(28, { case: asked })).toMatchObject({
      outcome: 'asking',
      case: { question: { number: 3, timeoutSeconds: 3 * 86_400 } },
    });
    expect(assess(31, { case: asked }).outcome).toBe('left-disabled');
    expect(assess(28, { case: asked }).case.question?.until).toBe(daysAgo(-28));
  });

  it('gives way to what was answered, and to a new quarantine', () => {
    const { case: asked } = assess(14);
    const answers = [anAnswer({ kind: 'leave-disabled', questionNumber: 3 })];

    expect(assess(28, { case: { ...asked, answers } }).outcome).toBe('left-disabled');
    const quarantined = offUser({ attachedPolicies: [QUARANTINE] });
    expect(assess(28, { user: quarantined, case: asked }).outcome).toBe('quarantined-off');
  });

  it('keeps the observation going in silence, for three days at most', () => {
    const question = { ...aQuestion('impact', { number: 2, until: daysAgo(-14) }), counting: { from: AT } };

    expect(assess(14, { case: observed({ question }) })).toMatchObject({
      outcome: 'wait',
      case: { observeUntil: daysAgo(-14), question: { number: 2, timeoutSeconds: 3 * 86_400 } },
    });
    expect(assess(17, { case: observed({ question }) }).outcome).toBe('confirm');
  });
});
