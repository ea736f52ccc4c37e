import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import { goesOn, holdUp, isLastTry } from '../../../../functions/domain/incident/held-up.ts';
import type { QuestionKind } from '../../../../functions/domain/question/question.ts';
import { AT, aCase, aQuestion, daysAgo } from '../../../support/builders.ts';

const OFF: CaseRecord['disabled'] = [{ credentialId: 'password', kind: 'password', disabledAt: daysAgo(1) }];
const minutesLater = (many: number) => new Date(Date.parse(AT) + many * 60_000).toISOString();
const update = { status: 'NOTIFIED', note: 'Disabled password. Case c.', fields: {} } as const;

function held(state: string, overrides: Partial<CaseRecord> = {}, { at = AT, isPassing = true } = {}) {
  return holdUp(aCase({ disabled: OFF, ...overrides }), { state, isPassing, at });
}

describe('what has failed in all its tries', () => {
  it.each([
    ['AssessUserAgain', 'stakeholder'],
    ['AssessDisabledUser', 'impact'],
    ['AssessDisabledUser', 'deletion'],
    ['AssessUse', 'use'],
  ] as [string, QuestionKind][])(
    'in %s puts its question (%s) again for a quarter of an hour, under its number',
    (state, kind) => {
      const question = aQuestion(kind, { number: 7, until: daysAgo(0.1), message: 'reminded' });

      const { outcome, case: next } = held(state, { question });

      expect(outcome).toBe(kind);
      expect(next.question).toEqual({
        ...question,
        timeoutSeconds: 900,
        until: minutesLater(15),
      });
    },
  );

  it('leaves the end of a question whose mail has not gone out to that mail, and takes nothing of it into a pause', () => {
    const question = aQuestion('deletion', { until: daysAgo(0.1), counting: { from: daysAgo(1) } });

    expect(held('AssessDisabledUser', { question }).case.question?.until).toBe(daysAgo(0.1));
    const paused = held('DeleteCredentials', { question }).case.question;
    expect(paused).not.toHaveProperty('counting');
    expect(paused?.before).toEqual({ kind: 'deletion', until: daysAgo(-0.9) });
  });

  it.each([
    ['DisableCredentials', 'stakeholder'],
    ['DeleteCredentials', 'deletion'],
    ['RevertCredentials', 'impact'],
    ['AssessUse', 'stakeholder'],
    ['AssessDisabledUser', 'paused'],
  ] as [string, QuestionKind][])('in %s, where "%s" is answered, hears wishes only', (state, kind) => {
    const question = aQuestion(kind, { number: 7 });

    const { outcome, case: next } = held(state, { question });

    expect(outcome).toBe('paused');
    expect(next.question).toMatchObject({
      number: 7,
      kind: 'paused',
      message: 'silent',
      timeoutSeconds: 900,
    });
    expect(next.question?.recipients).toEqual(question.recipients);
  });

  it('keeps how far the case had come, by which deletion is allowed', () => {
    const question = aQuestion('deletion');
    const first = held('DeleteCredentials', { question });
    const second = held('DeleteCredentials', first.case, { at: minutesLater(20) });

    const before = { kind: 'deletion', until: question.until };
    expect(first.case.question?.before).toEqual(before);
    expect(second.case.question?.before).toEqual(before);
  });

  it('is told once, with what the findings said before', () => {
    const first = held('AssessUse', { question: aQuestion('use'), update, step: 'kept', deadline: AT });
    const second = held('AssessUse', first.case, { at: minutesLater(20) });
    const other = held('RevertCredentials', second.case, { at: minutesLater(25) });

    expect([first.isNew, second.isNew, other.isNew]).toEqual([true, false, true]);
    expect(second.case.heldUp).toEqual({
      ...{ state: 'AssessUse', since: AT },
      before: { update, step: 'kept', deadline: AT },
    });
    expect(other.case.heldUp?.since).toBe(minutesLater(25));
  });

  it('is given up after a day, and not before', () => {
    const { case: record } = held('RevertCredentials', { question: aQuestion('impact') });

    expect(held('RevertCredentials', record, { at: minutesLater(24 * 60 - 1) }).outcome).toBe('paused');
    expect(held('RevertCredentials', record, { at: minutesLater(24 * 60) })).toMatchObject({
      outcome: 'failed',
      case: record,
    });
  });

  it('is given up at once where nothing is off and waiting does not help', () => {
    const question = aQuestion('stakeholder');
    const denied = { isPassing: false };

    expect(held('AssessUserAgain', { disabled: [], question }, denied).outcome).toBe('failed');
    expect(held('AssessUserAgain', { disabled: [], question }).outcome).toBe('stakeholder');
    expect(held('AssessUse', { question: aQuestion('use') }, denied).outcome).toBe('use');
    expect(held('AssessUser', { disabled: [] }).outcome).toBe('failed');
    expect(held('AssessUser', {}, denied).outcome).toBe('paused');
  });

  it('waits also where there was no question', () => {
    const { question: _none, ...record } = aCase({ disabled: OFF });
    const { outcome, case: next } = holdUp(record, { state: 'RevertCredentials', isPassing: true, at: AT });

    expect(outcome).toBe('paused');
    expect(next.question).toMatchObject({ number: 1, recipients: [] });
    expect(next.question).not.toHaveProperty('before');
  });
});

describe('the last try of a part', () => {
  const heldUp = { state: 'RevertCredentials', since: AT };
  const isLast = (minutes: number, { state = 'RevertCredentials', isPassing = false } = {}) =>
    isLastTry({ heldUp }, { state, isPassing, at: minutesLater(minutes) });

  it('is one after which the day is over', () => {
    expect([isLast(24 * 60 - 2), isLast(24 * 60 - 1)]).toEqual([false, true]);
  });

  it('is one that the workflow tries for so long that the day is over', () => {
    const passing = { isPassing: true };

    expect([isLast(24 * 60 - 16, passing), isLast(24 * 60 - 15, passing)]).toEqual([false, true]);
  });

  it('is none of a case that nothing holds up, or another state', () => {
    expect(isLastTry({}, { state: 'RevertCredentials', isPassing: false, at: AT })).toBe(false);
    expect(isLast(24 * 60, { state: 'DisableCredentials' })).toBe(false);
  });
});

describe('a case that goes on', () => {
  const { case: record } = held('AssessUse', {
    ...{ question: aQuestion('use'), step: 'kept', update, updateNumber: 4, deadline: daysAgo(-3) },
  });
  const told: CaseRecord = { ...record, step: 'held-up', updateNumber: 5, deadline: minutesLater(1440) };
  const at = minutesLater(20);

  it('says again what it said before', () => {
    const next = goesOn(told, at);

    expect(next).not.toHaveProperty('heldUp');
    expect(next).toMatchObject({ step: 'kept', update, updateNumber: 6, deadline: daysAgo(-3) });
    expect(next.due?.finding).toMatchObject({ number: 6, nextTryAt: at });
  });

  it('says nothing again where a later step has said something', () => {
    const next = goesOn({ ...told, step: 'restored' }, at);

    expect(next).not.toHaveProperty('heldUp');
    expect(next).toMatchObject({ step: 'restored', updateNumber: 5 });
  });

  it('is what it was, where nothing held it up', () => {
    const { heldUp: _none, ...free } = told;

    expect(goesOn(free, at)).toBe(free);
  });
});
