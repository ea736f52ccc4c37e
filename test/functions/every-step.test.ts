import { describe, expect, it } from 'vitest';
import { pageFacts } from '../../functions/case-page/facts.ts';
import { historySection } from '../../functions/case-page/view-history.ts';
import type { MessageOfCase } from '../../functions/domain/message/message.ts';
import { composeUpdate, endsCase, STEPS, type Step } from '../../functions/domain/note/note.ts';
import { TEXTS } from '../../functions/languages.ts';
import { peopleToTell } from '../../functions/mail/people-to-tell.ts';
import { render } from '../../functions/texts/html.ts';
import { requireAnswer } from '../../functions/update-finding/update-finding.ts';
import { AT, anAnswer, aPlan, aRecord, OWNER, SECURITY, someSettings } from '../support/builders.ts';

// Every list below is written out: what the table of steps says must come to this.

const BOB = 'bob@example.com';
const settings = someSettings();
const messageTo = (address: string): MessageOfCase => ({
  messageId: 'm',
  role: 'stakeholder',
  address,
  questionNumber: 1,
  at: AT,
});
/** The owner has answered, Bob was asked too, and the security contact was not. */
const record = aRecord({
  openedAt: AT,
  question: undefined,
  plan: { ...aPlan(), owner: { ...aPlan().owner, addresses: [OWNER, BOB] } },
  messages: [messageTo(OWNER), messageTo(BOB)],
  told: [OWNER, BOB].map((address) => `question 1:${address}`),
  answers: [anAnswer({ by: OWNER })],
  refused: [{ answerId: anAnswer().answerId, at: AT }],
});

type Told = 'nobody' | 'others' | 'who was refused' | 'asked' | 'asked and contacts';
type Row = [is: 'ends' | 'goes on', status: string, told: Told, needs: 'answer' | '', history: string];

/** What is on in IAM is unused, and nothing was done. */
const EXPECTED: Record<string, Row> = {
  asked: ['goes on', 'NOTIFIED', 'nobody', '', 'Asked whether it is needed'],
  reminded: ['goes on', 'NOTIFIED', 'nobody', '', 'Reminded'],
  escalated: ['goes on', 'NOTIFIED', 'nobody', '', 'No answer; the security contact is asked'],
  quarantined: ['goes on', 'NOTIFIED', 'nobody', '', 'Quarantined by AWS; the security contacts are asked'],
  kept: ['goes on', 'NOTIFIED', 'others', 'answer', 'Kept; it must be used'],
  disabled: ['goes on', 'NOTIFIED', 'others', '', 'Turned off and watched'],
  'quarantined-off': [
    'goes on',
    'NOTIFIED',
    'nobody',
    '',
    'Quarantined by AWS; the security contacts are asked whether to give it back',
  ],
  'confirm-deletion': ['goes on', 'NOTIFIED', 'nobody', '', 'Nothing broke; deletion is due'],
  restored: ['goes on', 'NOTIFIED', 'others', '', 'Given back'],
  'wish-refused': [
    'goes on',
    'NOTIFIED',
    'who was refused',
    'answer',
    'Asked back by somebody who owns the user no more; refused',
  ],
  paused: ['goes on', 'NOTIFIED', 'nobody', '', 'Paused; nothing is turned off or deleted for now'],
  scheduled: [
    'goes on',
    'NOTIFIED',
    'nobody',
    'answer',
    'Given a day for the next step; nothing is changed before it',
  ],
  'held-up': ['goes on', 'NOTIFIED', 'nobody', '', 'Held up by a failure; it is tried again'],
  gone: ['ends', 'NEW', 'asked', '', 'The user exists no more'],
  recreated: ['ends', 'NEW', 'asked', '', 'The user was created anew; the case ended'],
  'in-use': ['ends', 'NOTIFIED', 'asked', '', 'It is in use; the case ended'],
  protected: ['ends', 'NEW', 'asked', '', 'The user is protected; the case ended'],
  unknown: ['ends', 'NEW', 'asked', '', 'IAM does not tell enough; the case ended'],
  'nothing-active': ['ends', 'NEW', 'asked', '', 'Nothing is active; the case ended'],
  unanswered: ['ends', 'NEW', 'asked', '', 'Nobody answered; nothing was changed'],
  'quarantine-unanswered': ['ends', 'NEW', 'asked and contacts', '', 'Quarantined by AWS; nobody answered'],
  'quarantine-found': ['ends', 'NEW', 'asked and contacts', '', 'Quarantined by AWS; the case ended'],
  changed: ['ends', 'NEW', 'asked', '', 'Something had changed; nothing is left turned off'],
  'no-day-free': ['ends', 'NEW', 'asked', 'answer', 'No day was free; nothing was turned off'],
  stop: ['ends', 'NEW', 'asked', 'answer', 'Stopped'],
  exempt: ['ends', 'SUPPRESSED', 'asked', 'answer', 'Exempt; the case ended'],
  used: ['ends', 'NEW', 'asked', '', 'It has been used; the case ended'],
  'not-used': ['ends', 'NEW', 'asked', '', 'It has not been used; the case ended'],
  drift: ['ends', 'NEW', 'asked', '', 'Something was changed meanwhile; the case ended'],
  'left-disabled': ['ends', 'NEW', 'asked', '', 'Left turned off; the case ended'],
  deleted: ['ends', 'NEW', 'asked', '', 'Deleted'],
  'user-deleted': ['ends', 'NEW', 'asked', '', 'The whole user was deleted'],
  'nothing-to-restore': ['ends', 'NEW', 'asked', '', 'Nothing was given back; the case ended'],
  failed: ['ends', 'NEW', 'asked and contacts', '', 'Something failed; the security team looks at it'],
};

const TOLD: Record<Told, string[]> = {
  nobody: [],
  others: [`handled -> ${BOB}`],
  'who was refused': [`wish-refused -> ${OWNER}`],
  asked: [OWNER, BOB],
  'asked and contacts': [SECURITY, OWNER, BOB],
};

const rows = Object.entries(EXPECTED).map(([step, row]) => [step as Step, ...row] as const);

describe('a step', () => {
  it('has its row here, in the order of the table', () => {
    expect(Object.keys(STEPS)).toEqual(Object.keys(EXPECTED));
  });

  it.each(rows)('%s: the case %s', (step, is) => {
    expect(endsCase(step)).toBe(is === 'ends');
  });

  it.each(rows)('%s: the case %s, the finding is %s', (step, _is, status) => {
    expect(composeUpdate(step, { case: record, at: AT, settings }).status).toBe(status);
  });

  it.each(rows)('%s: the case %s, the finding is %s, told: %s', (step, is, _status, told) => {
    const people = peopleToTell(record, { step, answer: record.answers[0] }, settings);
    const expected = is === 'ends' ? TOLD[told].map((address) => `${step} -> ${address}`) : TOLD[told];

    expect(people.map(({ notice, recipient }) => `${notice} -> ${recipient.address}`)).toEqual(expected);
  });

  it.each(rows)('%s can be written without an answer only where none is needed', (step, ...row) => {
    const write = () => requireAnswer(step, undefined, record.caseId);

    if (row[3] === 'answer') expect(write).toThrow(`No recorded answer leads to "${step}"`);
    else expect(write).not.toThrow();
  });

  it.each(rows)('%s is told in the history of the page', (step, ...row) => {
    const link = { role: 'stakeholder' as const, address: OWNER, questionNumber: 1, planId: '' };
    const context = { record: { ...record, steps: [{ step, at: AT }] }, link, settings, at: AT };
    const facts = pageFacts(context.record, { ...context, texts: TEXTS.en.page, isPaused: false });

    expect(render(historySection(facts))).toContain(`</time>: ${row[4]}</li>`);
  });
});
