import { describe, expect, it } from 'vitest';
import { wishesFailed } from '../../../../functions/domain/answering/untaken-answers.ts';
import { askContacts, askContactsAboutOff } from '../../../../functions/domain/incident/ask-contacts.ts';
import { wordOfContacts } from '../../../../functions/domain/incident/quarantined.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import {
  AT,
  aCase,
  anAnswer,
  aQuestion,
  aRecord,
  daysAgo,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';

const settings = someSettings();
const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 2, asked: 4 };
const asked = aQuestion('deletion', { number: 4, until: daysAgo(-7) });
const ofContact = (kind: Answer['kind'], differs: Partial<Answer> = {}) =>
  anAnswer({ kind, role: 'security-contact', by: SECURITY, questionNumber: 4, ...differs });

describe('the question about what is off of a quarantined user', () => {
  const about = (used: string[], isUsed?: boolean, before = aQuestion('impact', { number: 3 })) =>
    askContactsAboutOff(
      aCase({ question: before }),
      { ...quarantine, ...(isUsed !== undefined && { isUsed }) },
      { used, at: AT, settings },
    ).case;

  it.each([
    ['used since', ['the key was used'], undefined, true],
    ['known as used', [], true, true],
    ['not used', [], undefined, undefined],
  ] as const)('knows of what was %s', (_, used, before, after) => {
    expect(about([...used], before).quarantine?.isUsed).toBe(after);
  });

  it('is a new one, also after the question about a user of whom nothing is off', () => {
    const { question, quarantine: known } = about(
      [],
      undefined,
      aQuestion('stakeholder', { number: 3, message: 'quarantined' }),
    );

    expect(question).toMatchObject({
      ...{ number: 4, kind: 'deletion', message: 'quarantined-off', until: daysAgo(-7) },
      recipients: [
        { address: SECURITY, reason: 'you are a security contact, and AWS has quarantined this user' },
      ],
    });
    expect(question).not.toHaveProperty('firstNumber');
    expect(known?.asked).toBe(4);
  });
});

describe('the question about a quarantined user of whom nothing is off', () => {
  const before = aQuestion('stakeholder', {
    number: 3,
    message: 'quarantined',
    since: daysAgo(1),
    until: daysAgo(-6),
  });
  const ask = (differs: object = {}) =>
    askContacts(aCase({ question: { ...before, ...differs } }), { at: AT, settings });

  it('is over where mail comes to nobody, or the time is up', () => {
    expect(ask({ unreachable: AT }).outcome).toBe('quarantine-unanswered');
    expect(ask({ until: AT }).outcome).toBe('quarantine-unanswered');
  });

  it('keeps its time where it is put again', () => {
    expect(ask()).toMatchObject({
      outcome: 'quarantined',
      case: {
        question: {
          number: 4,
          firstNumber: 3,
          since: daysAgo(1),
          until: daysAgo(-6),
          timeoutSeconds: 6 * 86_400,
        },
      },
    });
  });

  it('is a new one after a question to the owner', () => {
    const { question } = ask({ message: 'asked' }).case;

    expect(question).toMatchObject({ number: 4, since: AT, until: daysAgo(-7) });
    expect(question).not.toHaveProperty('firstNumber');
  });
});

describe('the word of the security contacts', () => {
  it.each<[ReturnType<typeof wordOfContacts>, string, Answer[]]>([
    ['leave', 'to leave it off', [ofContact('leave-disabled')]],
    ['silence', 'something else', [ofContact('extend')]],
    ['silence', 'to a question before', [ofContact('leave-disabled', { questionNumber: 3 })]],
    ['silence', 'of an owner', [ofContact('leave-disabled', { role: 'stakeholder' })]],
    ['silence', 'nothing', []],
  ])('is %s: %s', (word, _, answers) => {
    const case_ = { ...aRecord({ question: asked, answers }), quarantine };

    expect(wordOfContacts(case_, daysAgo(-7))).toBe(word);
  });

  it('is awaited until the time is up, and only where they were asked', () => {
    expect(wordOfContacts(aRecord({ question: asked, quarantine }), AT)).toBeUndefined();
    expect(wordOfContacts(aRecord({ quarantine }), daysAgo(-7))).toBeUndefined();
    const before = { ...quarantine, asked: 3 };
    expect(wordOfContacts(aRecord({ question: asked, quarantine: before }), daysAgo(-7))).toBeUndefined();
  });
});

describe('a case that has failed for good', () => {
  const wish = (answerId: string, at: string) => anAnswer({ kind: 'restore', answerId, at });
  const record = aRecord({
    openedAt: AT,
    taken: ['known'],
    answers: [anAnswer({ at: daysAgo(1) }), wish('for it', daysAgo(1)), wish('in it', AT)],
  });

  it.each([
    ['RevertCredentials', ['known', 'for it', 'in it']],
    ['AssessUse', ['known', 'for it']],
  ])('in %s settles the wishes that it has tried', (state, ids) => {
    expect(wishesFailed(record, state)).toEqual(ids);
  });
});
