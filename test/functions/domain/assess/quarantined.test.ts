import { describe, expect, it } from 'vitest';
import { assessForRetirement } from '../../../../functions/domain/assess/retirement.ts';
import { assessUse } from '../../../../functions/domain/assess/use.ts';
import { countedFrom } from '../../../../functions/domain/case/time-to-answer.ts';
import { showTime } from '../../../../functions/domain/time/time.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aQuestion,
  aRecord,
  aUser,
  daysAgo,
  OLD_KEY,
  OWNER,
  SECURITY,
} from '../../../support/builders.ts';
import { assess, disabledKey, HOUR, observed, offUser, settings, withKey } from './observed.ts';

const POLICY = 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3';
const attachedPolicies = [POLICY];
const found = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 2, asked: 0 };
const wish = anAnswer({ kind: 'restore', questionNumber: 2, delivered: false });
const recipients = [{ address: SECURITY, role: 'security-contact' }];

describe('the first read of a quarantined user', () => {
  const read = (case_ = aCase(), days = 0, user = aUser({ attachedPolicies })) =>
    assessForRetirement(case_, user, { at: daysAgo(-days), settings });

  it('has the security contacts asked at once, for as long as in an owner’s place', () => {
    expect(read()).toMatchObject({
      outcome: 'quarantined',
      case: {
        quarantine: { policy: found.policy, foundAt: AT, since: 1, asked: 0 },
        question: { number: 1, message: 'quarantined', recipients, until: daysAgo(-7) },
      },
    });
  });

  it('makes another plan, so that answers from before name none', () => {
    const before = assessForRetirement(aCase(), aUser(), { at: AT, settings });

    expect(read(before.case).case.plan?.planId).not.toBe(before.case.plan?.planId);
  });

  it('takes back what was said to be kept, and asks about it as well', () => {
    const mustUse = { credentialIds: [OLD_KEY], from: AT, until: daysAgo(-14) };
    const kept = aCase({ mustUse, outcomes: [{ credentialId: OLD_KEY, result: 'kept' }] });

    expect(read(kept).case).not.toHaveProperty('mustUse');
    expect(read(kept).case.outcomes).toEqual([]);
  });

  it('ends in silence, also where the policy is detached meanwhile', () => {
    const { case: put } = read();
    const asked = { ...put, ...countedFrom(aRecord(put), AT, settings) };

    expect(read(asked, 7, aUser()).outcome).toBe('quarantine-unanswered');
    expect(read(asked, 3)).toMatchObject({
      outcome: 'quarantined',
      case: { question: { number: 2, since: AT, until: daysAgo(-7) } },
    });
  });

  it('goes on asking, under its number, while no mail has gone out', () => {
    const { case: put } = read();

    expect(read(put, 7)).toMatchObject({ outcome: 'asking', case: { question: { number: 1 } } });
    expect(read(put, 10).outcome).toBe('quarantine-unanswered');
  });

  it('finds a protected user and one without anything unused as ever, and keeps what it saw', () => {
    const inUse = aUser({ credentials: [aKey({ lastUsedAt: AT })], attachedPolicies });
    const guarded = aUser({ tags: { Owner: OWNER, 'break-glass': '' }, attachedPolicies });

    expect(read(aCase(), 0, inUse)).toMatchObject({ outcome: 'in-use', case: { quarantine: {} } });
    expect(read(aCase(), 0, guarded)).toMatchObject({ outcome: 'protected', case: { quarantine: {} } });
  });
});

describe('a quarantine found after disabling', () => {
  const user = offUser({ attachedPolicies });

  it('is put to the security contacts at once', () => {
    expect(assess(6 * HOUR, { user })).toMatchObject({
      outcome: 'quarantined-off',
      case: {
        quarantine: { since: 3, asked: 3 },
        question: { number: 3, kind: 'deletion', message: 'quarantined-off', recipients },
      },
    });
  });

  it.each([
    ['waits for its end', aQuestion('impact', { number: 2, until: daysAgo(-14) })],
    ['was confirmed', aQuestion('deletion', { number: 2, until: daysAgo(-14) })],
  ])(
    'by the act before is put to them too where this read does not show it, as the case %s',
    (_, question) => {
      const before = { ...found, since: 3 };

      expect(assess(14, { case: observed({ quarantine: before, question }), user: offUser() })).toMatchObject(
        {
          outcome: 'quarantined-off',
          case: { quarantine: { asked: 3 }, question: { message: 'quarantined-off', recipients } },
        },
      );
    },
  );

  it('holds back what a use would give back, and says so', () => {
    const used = withKey({ lastUsedAt: daysAgo(HOUR) });
    const { outcome, case: case_ } = assess(6 * HOUR, { user: { ...used, attachedPolicies } });

    expect(outcome).toBe('quarantined-off');
    expect(case_.quarantine?.isUsed).toBe(true);
    expect(case_.remarks).toEqual([`AKIA…MPLE was used on ${showTime(daysAgo(HOUR), 'UTC')}.`]);
  });

  it('is asked about once more for a wish, or a use, from after that, and for nothing else', () => {
    const asked = { ...found, asked: 3 };
    const question = aQuestion('deletion', { number: 3, until: daysAgo(-7) });
    const case_ = observed({ quarantine: asked, question });
    const later = { ...wish, questionNumber: 3 };
    const used = withKey({ lastUsedAt: daysAgo(HOUR) });

    expect(assess(7, { case: case_, user }).outcome).toBe('quarantine-unanswered');
    expect(assess(7, { case: { ...case_, answers: [wish] }, user }).outcome).toBe('quarantine-unanswered');
    expect(assess(7, { case: { ...case_, answers: [later] }, user })).toMatchObject({
      outcome: 'quarantined-off',
      case: { quarantine: { asked: 4 } },
    });
    expect(assess(7, { case: case_, user: used }).outcome).toBe('quarantined-off');
    const known = { ...case_, quarantine: { ...asked, isUsed: true } };
    expect(assess(7, { case: known, user: used }).outcome).toBe('quarantine-unanswered');
  });

  it('is asked anew where somebody has ended the question who may not', () => {
    const question = aQuestion('deletion', { number: 3, until: daysAgo(-7) });

    expect(
      assess(1, { case: observed({ quarantine: { ...found, asked: 3 }, question }), user }).outcome,
    ).toBe('quarantined-off');
  });

  it('is left off on a contact’s word, and not on the owner’s', () => {
    const question = aQuestion('deletion', { number: 3, until: daysAgo(-7) });
    const leave = anAnswer({ kind: 'leave-disabled', questionNumber: 3, role: 'security-contact' });
    const after = (answer: typeof leave) =>
      assess(7, {
        case: observed({ quarantine: { ...found, asked: 3 }, question, answers: [answer] }),
        user,
      });

    expect(after(leave).outcome).toBe('left-disabled');
    expect(after({ ...leave, role: 'stakeholder' }).outcome).toBe('quarantine-unanswered');
  });

  it('gives way to a protection and to a change, unless an owner’s wish waits', () => {
    const changed = withKey({ status: 'Active' });
    const drifted = { ...changed, attachedPolicies };

    expect(assess(6 * HOUR, { user: drifted }).outcome).toBe('drift');
    expect(assess(6 * HOUR, { user: drifted, case: observed({ answers: [wish] }) }).outcome).toBe(
      'quarantined-off',
    );
  });

  it('asks nobody where nothing is left that could be given back', () => {
    const nothingLeft = offUser({ credentials: [], attachedPolicies });
    const case_ = observed({ disabled: [disabledKey], answers: [wish] });

    expect(assess(7, { user: nothingLeft, case: case_ }).outcome).toBe('left-disabled');
  });

  it('has the deletion confirmed whatever the settings say', () => {
    const using = { ...settings, deletionNeedsConfirmation: false };
    const case_ = observed({ quarantine: found });

    expect(assess(14, { case: case_, user, using })).toMatchObject({
      outcome: 'confirm',
      case: { question: { recipients } },
    });
  });
});

describe('a quarantine found while a use is waited for', () => {
  const mustUse = { credentialIds: [OLD_KEY], from: AT, until: daysAgo(-14) };
  const waiting = aCase({ mustUse, question: aQuestion('use', { number: 4 }) });
  const used = aUser({ credentials: [aKey({ lastUsedAt: AT })], attachedPolicies });
  const outcomeOf = (overrides: object) =>
    assessUse({ ...waiting, ...overrides }, used, { at: daysAgo(-2), settings }).outcome;

  it('has the contacts asked where nothing is off, and else ends the case', () => {
    const disabled = observed().disabled;

    expect(outcomeOf({})).toBe('quarantined');
    expect(outcomeOf({ disabled })).toBe('quarantine-found');
    expect(outcomeOf({ disabled, restoredAt: AT })).toBe('quarantine-found');
  });

  it('changes nothing for what was given back since it was known', () => {
    expect(outcomeOf({ disabled: observed().disabled, restoredAt: AT, quarantine: found })).toBe('used');
  });
});
