import { describe, expect, it } from 'vitest';
import { extensionDays } from '../../../functions/case-page/days.ts';
import { readForm } from '../../../functions/case-page/form.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { pageTextsEn as page } from '../../../functions/texts/en/page.ts';
import {
  AT,
  aPlan,
  aQuestion,
  aRecord,
  aUser,
  OLD_KEY,
  OWNER,
  someSettings,
} from '../../support/builders.ts';

const settings = someSettings({ allowedDomains: ['example.com', 'example.org'] });
const read = (fields: Record<string, string>, differs: Partial<CaseRecord> = {}) =>
  readForm(fields, {
    ...{ record: aRecord({ question: aQuestion('stakeholder'), ...differs }), settings, texts: page, at: AT },
    link: { planId: 'of the link', questionNumber: 3 },
  });
/** The problems by their fields. */
const problems = (fields: Record<string, string>, differs: Partial<CaseRecord> = {}) => {
  const form = read(fields, differs);
  return Array.isArray(form) ? Object.fromEntries(form.map(({ field, message }) => [field, message])) : {};
};
const NAME = { userName: 'alice' };
const EACH = { [`credential.${OLD_KEY}`]: 'keep', 'credential.password': 'retire' };

describe('a form', () => {
  it('says what was seen, else what the link was made for', () => {
    expect(read({ answer: 'retire', ...NAME, ...EACH })).toEqual({
      ...{ kind: 'retire', planId: 'of the link', seenQuestion: 3 },
      decisions: { password: 'retire', [OLD_KEY]: 'keep' },
    });
    expect(read({ answer: 'retire', ...NAME, ...EACH, plan: 'seen', question: '5' })).toMatchObject({
      ...{ planId: 'seen', seenQuestion: 5 },
    });
  });

  it('that none is needed retires all, whatever was chosen for some before', () => {
    const form = read({ answer: 'none', userNameForAll: 'alice', ...EACH });

    expect(form).toMatchObject({ kind: 'retire', decisions: { password: 'retire', [OLD_KEY]: 'retire' } });
  });

  it('by which all is kept keeps, and needs no name', () => {
    const form = read({ answer: 'retire', 'credential.password': 'keep', [`credential.${OLD_KEY}`]: 'keep' });

    expect(form).toMatchObject({ kind: 'keep', decisions: {} });
  });

  it('about a single credential, or a quarantined user, decides nothing for each', () => {
    const user = aUser({ credentials: aUser().credentials.slice(1) });
    const quarantine = { policy: 'p', foundAt: AT, since: 1, asked: 0 };

    expect(read({ answer: 'retire', ...NAME }, { plan: aPlan(user) })).toMatchObject({
      decisions: { [OLD_KEY]: 'retire' },
    });
    expect(read({ answer: 'retire', ...NAME }, { quarantine })).toMatchObject({ decisions: {} });
    expect(read({ answer: 'retire', ...NAME }, { plan: undefined as never })).toMatchObject({
      decisions: {},
    });
    expect(read({ answer: 'none', userNameForAll: 'alice' }, { plan: undefined as never })).toMatchObject({
      kind: 'retire',
    });
  });

  it('gives a reason only where there is one', () => {
    expect(read({ answer: 'keep', reason: ' because ' })).toMatchObject({ reason: 'because' });
    expect(read({ answer: 'keep', reason: ' ' })).not.toHaveProperty('reason');
  });
});

describe('a form with problems', () => {
  const { problems: said } = page;

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['no answer', {}, { answer: said.answer }],
    ['an answer that there is not', { answer: 'destroy' }, { answer: said.answer }],
    ['a reason without end', { answer: 'keep', reason: 'x'.repeat(5000) }, { reason: said.reasonTooLong }],
    [
      'what is no day',
      { answer: 'exempt', until: '31.12.2026', deadline: 'soon' },
      { until: said.untilNotADay, deadline: said.untilNotADay },
    ],
    ['a rhythm that there is not', { answer: 'rarely', every: 'century' }, { every: said.every }],
    ['no rhythm', { answer: 'rarely' }, { every: said.every }],
    ['a damaged link', { answer: 'keep', question: 'x' }, { answer: said.damaged }],
    ['no name', { answer: 'retire', ...EACH }, { userName: said.userName(true) }],
    ['another name', { answer: 'retire', ...EACH, userName: 'bob' }, { userName: said.userName(false) }],
    ['no name for all', { answer: 'none' }, { userNameForAll: said.userName(true) }],
    [
      'another name for all',
      { answer: 'none', userNameForAll: 'bob', ...NAME },
      { userNameForAll: said.userName(false) },
    ],
    [
      'a name without end',
      { answer: 'none', userNameForAll: 'x'.repeat(500) },
      { userNameForAll: said.userName(false) },
    ],
    [
      'one decision of two',
      { answer: 'retire', ...NAME, 'credential.password': 'retire' },
      { [`credential.${OLD_KEY}`]: said.decision(OLD_KEY) },
    ],
    [
      'a credential of somebody else',
      { answer: 'retire', ...NAME, ...EACH, 'credential.other': 'retire' },
      { answer: said.otherCredential },
    ],
    ['no person', { answer: 'name-other' }, { person: said.person('@example.com, @example.org') }],
    [
      'a person of another domain',
      { answer: 'name-other', person: 'bob@elsewhere.org' },
      { person: said.person('@example.com, @example.org') },
    ],
    [
      'no address',
      { answer: 'name-other', person: 'bob@@example.com' },
      { person: said.person('@example.com, @example.org') },
    ],
    ['who was asked already', { answer: 'name-other', person: OWNER }, { person: said.personAsked }],
  ])('says so of %s', (_, fields, expected) => {
    expect(problems(fields)).toEqual(expected);
  });

  it('takes whoever may get mail, also where no plan names an owner', () => {
    const person = 'bob@example.org';

    expect(read({ answer: 'name-other', person }, { plan: undefined as never })).toMatchObject({ person });
  });
});

describe('a day', () => {
  const record = { question: aQuestion('impact') };
  const { min = '', max = '' } = extensionDays(aRecord(record), settings) ?? {};
  const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  const extend = (deadline: string) => read({ answer: 'extend', deadline }, record);

  it.each([min, max])('is taken from the first to the last: %s', (day) => {
    expect(extend(day)).toMatchObject({ kind: 'extend', until: `${day}T00:00:00.000Z` });
  });

  it.each(['', dayBefore(min), dayAfter(max)])(
    'is not taken before, after or without one: %s',
    (deadline) => {
      expect(problems({ answer: 'extend', deadline }, record)).toEqual({
        deadline: page.problems.until(page.times.day(min, 'UTC'), page.times.day(max, 'UTC')),
      });
    },
  );

  it('is none where a case cannot wait any longer, or nothing is open', () => {
    expect(problems({ answer: 'extend', deadline: min }, { question: undefined as never })).toEqual({
      answer: page.notNow,
    });
  });
});
