import { describe, expect, it } from 'vitest';
import { nextQuestion } from '../../../../functions/domain/asking/owner-question.ts';
import type { Owner } from '../../../../functions/domain/plan/owner.ts';
import type { Question } from '../../../../functions/domain/question/question.ts';
import { AT, anAnswer, daysAgo, OWNER, SECURITY, someSettings } from '../../../support/builders.ts';
import { ask, settings, tagged } from './asked.ts';

const DAY = 86_400;
const nobody: Owner = { addresses: [SECURITY], source: 'security', problems: ['no owner tag (Owner)'] };

describe('the questions to an owner', () => {
  const asked = () => ask(undefined, 0);
  const reminded = () => ask(asked(), 7);
  const escalated = () => ask(reminded(), 14);

  it('begin with one that waits until the reminder', () => {
    expect(asked()).toMatchObject({
      number: 1,
      kind: 'stakeholder',
      message: 'asked',
      recipients: [
        { address: OWNER, role: 'stakeholder', reason: 'you are named in the tag Owner of this user' },
      ],
      since: AT,
      until: daysAgo(-14),
      timeoutSeconds: 7 * DAY,
    });
  });

  it('go on with a reminder that keeps the deadline', () => {
    expect(reminded()).toMatchObject({
      number: 2,
      message: 'reminded',
      recipients: [{ address: OWNER }],
      since: AT,
      until: daysAgo(-14),
      timeoutSeconds: 7 * DAY,
    });
  });

  it('then go to the security contact', () => {
    expect(escalated()).toMatchObject({
      number: 3,
      message: 'escalated',
      recipients: [{ address: SECURITY, role: 'security-contact' }],
      until: daysAgo(-21),
      timeoutSeconds: 7 * DAY,
    });
  });

  it('ask a security contact who is also the owner once', () => {
    const both: Owner = { ...tagged, addresses: [SECURITY, OWNER] };
    const request = anAnswer({ kind: 'ask-again', role: 'security-contact', by: SECURITY });

    const again = nextQuestion(reminded(), both, { at: daysAgo(-15), settings, request });

    expect(again?.recipients.map(({ address, role }) => [address, role])).toEqual([
      [OWNER, 'stakeholder'],
      [SECURITY, 'security-contact'],
    ]);
  });

  it('then are over', () => {
    expect(ask(escalated(), 21)).toBeUndefined();
    expect(ask(escalated(), 400)).toBeUndefined();
  });

  it('are the same when the assessment is repeated', () => {
    expect(ask(asked(), 7)).toEqual(reminded());
  });

  it('do not remind again after an early read', () => {
    expect(ask(asked(), 6.5)).toMatchObject({ message: 'asked', timeoutSeconds: DAY / 2 });
  });

  it('remind when less than a second is left, as a state waits whole ones', () => {
    const almost = (seconds: number) => ask(asked(), 7 - seconds / DAY)?.message;

    expect(almost(1)).toBe('asked');
    expect(almost(0.9)).toBe('reminded');
  });

  it('remind as planned where a state that waits whole seconds wakes a moment early', () => {
    const since = AT.replace('00.000Z', '00.900Z');
    const before = { ...asked(), since } as Question;
    const again = nextQuestion(before, tagged, { at: daysAgo(-7), settings });

    expect(again).toMatchObject({ message: 'reminded', timeoutSeconds: 7 * DAY + 1 });
    expect(nextQuestion(again, tagged, { at: daysAgo(-14), settings })?.message).toBe('escalated');
    expect(nextQuestion(again, tagged, { at: daysAgo(-21), settings })).toBeUndefined();
  });

  it('skip what a late wake-up has missed', () => {
    expect(ask(asked(), 15)).toMatchObject({ message: 'escalated', timeoutSeconds: 6 * DAY });
  });

  it('remind in order, however the settings list it', () => {
    const several = someSettings({ reminders: ['P10D', 'P3D'] });

    expect(ask(undefined, 0, tagged, several)).toMatchObject({ message: 'asked', timeoutSeconds: 3 * DAY });
    expect(ask(asked(), 3, tagged, several)).toMatchObject({ message: 'reminded', timeoutSeconds: 7 * DAY });
    expect(ask(asked(), 10, tagged, several)).toMatchObject({ message: 'reminded', timeoutSeconds: 4 * DAY });
  });

  it('need no reminder', () => {
    const none = someSettings({ reminders: [] });

    expect(ask(undefined, 0, tagged, none)).toMatchObject({ message: 'asked', timeoutSeconds: 14 * DAY });
  });
});

describe('the questions where only the security contact is left', () => {
  const asked = () => ask(undefined, 0, nobody);

  it('go to it from the first, with the reason', () => {
    expect(asked()).toMatchObject({
      message: 'asked',
      recipients: [{ address: SECURITY, role: 'security-contact' }],
      until: daysAgo(-14),
    });
    expect(asked()?.recipients[0]?.reason).toContain('no owner tag');
  });

  it('remind it, and do not escalate to the same person', () => {
    expect(ask(asked(), 7, nobody)).toMatchObject({
      message: 'reminded',
      recipients: [{ address: SECURITY }],
    });
    expect(ask(asked(), 14, nobody)).toBeUndefined();
  });
});
