import { describe, expect, it } from 'vitest';
import { ASSESSED, assessUser } from '../../../functions/assess-user/assess-user.ts';
import { onCase } from '../../../functions/cases/on-case.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { Answer } from '../../../functions/domain/question/answer.ts';
import { latestQuestionEnd } from '../../../functions/domain/question/longest-wait.ts';
import type { QuestionKind } from '../../../functions/domain/question/question.ts';
import { after as later } from '../../../functions/domain/time/duration.ts';
import {
  AT,
  aCase,
  anAnswer,
  aQuestion,
  aUser,
  OLD_KEY,
  OWNER,
  SECURITY,
  someSettings,
  USER_ID,
} from '../../support/builders.ts';
import { aWorld } from '../../support/fakes/world.ts';

const BOB = 'bob@example.com';
const DAY_3 = later(AT, 'P3D');
const settings = someSettings();
const PURPOSE = {
  stakeholder: 'retirement',
  impact: 'observation',
  deletion: 'observation',
  use: 'use',
} as const;
type Asked = keyof typeof PURPOSE;

/** Assesses the case three days after its question was put. */
async function assess(kind: Asked, recorded: Partial<Answer>[], overrides: Partial<CaseRecord> = {}) {
  const user = kind === 'impact' || kind === 'deletion' ? aUser({ credentials: [] }) : aUser();
  const disabled =
    kind === 'impact' || kind === 'deletion'
      ? [{ credentialId: 'password', kind: 'password' as const, disabledAt: AT }]
      : [];
  const record = aCase({
    user,
    question: aQuestion(kind satisfies QuestionKind),
    disabled,
    observeUntil: later(AT, 'P14D'),
    mustUse: { credentialIds: [OLD_KEY], from: AT, until: later(AT, 'P14D') },
    answers: recorded.map((one) => anAnswer({ questionNumber: 1, ...one })),
    ...overrides,
  });
  if (kind === 'stakeholder') delete record.mustUse;
  const { passwordLastUsedAt: _, ...reading } = user;
  const world = aWorld({
    users: [kind === 'impact' || kind === 'deletion' ? reading : user],
    records: [record],
  });
  const run = onCase(
    { table: world.table, settings: world.settings, changes: ASSESSED, writesNothing: true },
    assessUser(world),
  );
  const purpose = PURPOSE[kind];
  const output = await run({
    state: 'Assess',
    enteredAt: DAY_3,
    purpose,
    case: addressOf(record),
  });
  return { ...output, record: world.table.at(USER_ID) };
}

describe('somebody else who is named', () => {
  it('is asked in the owner’s place, with all the time that the owner had', async () => {
    const { outcome, record: next } = await assess('stakeholder', [{ kind: 'name-other', person: BOB }]);

    expect(outcome).toBe('asked');
    expect(next.plan?.owner).toEqual({
      ...{ addresses: [BOB], source: 'named', problems: [`named by ${OWNER}`] },
      insteadOf: [OWNER],
    });
    expect(next.question).toMatchObject({
      number: 2,
      message: 'asked',
      since: DAY_3,
      until: later(DAY_3, settings.answerWithin),
      recipients: [{ address: BOB, role: 'stakeholder' }],
    });
  });

  it('does not inherit what the owner was given besides', async () => {
    const question = aQuestion('stakeholder', { extendedUntil: later(AT, 'P60D') });
    const recorded = [{ kind: 'name-other' as const, person: BOB }];

    const { record: next } = await assess('stakeholder', recorded, { question });

    expect(next.question).toMatchObject({ until: later(DAY_3, settings.answerWithin) });
    expect(next.question).not.toHaveProperty('extendedUntil');
  });

  it('stays the one who is asked at every later question', async () => {
    const named = await assess('stakeholder', [{ kind: 'name-other', person: BOB }]);
    const { question, namedOwner } = named.record;

    const { record: next } = await assess('stakeholder', [], {
      ...(question && { question }),
      ...(namedOwner && { namedOwner }),
    });

    expect(next.question?.recipients).toMatchObject([{ address: BOB }]);
  });

  it.each([
    ['of a foreign domain', [{ kind: 'name-other', person: 'bob@elsewhere.org' }]],
    ['whom no recorded answer names', []],
    ['whom an answer to an earlier question names', [{ kind: 'name-other', person: BOB, questionNumber: 0 }]],
  ] as [string, Partial<Answer>[]][])('%s is not asked', async (_, recorded) => {
    const { record: next } = await assess('stakeholder', recorded);

    expect(next.question?.recipients).toMatchObject([{ address: OWNER }]);
  });

  it('by handing over is the security contact', async () => {
    const { record: next } = await assess('stakeholder', [{ kind: 'hand-over' }]);

    expect(next.question?.recipients).toMatchObject([{ address: SECURITY, role: 'security-contact' }]);
    expect(next.remarks).toContain(`Owner: ${OWNER} is not the right person.`);
  });
});

describe('more time', () => {
  const until = later(AT, 'P40D');
  const extend = [{ kind: 'extend', role: 'security-contact', until }] as Partial<Answer>[];

  it('to answer is the owner’s, and lasts beyond the next reminder', async () => {
    const { record: next } = await assess('stakeholder', extend);

    expect(next.question).toMatchObject({ until, extendedUntil: until, message: 'asked' });
  });

  it('to watch is told anew', async () => {
    const { outcome, record: next } = await assess('impact', extend);

    expect(outcome).toBe('disabled');
    expect(next.observeUntil).toBe(until);
    expect(next.question).toMatchObject({ message: 'disabled', until });
  });

  it('to confirm keeps the question about deletion open', async () => {
    const { outcome, record: next } = await assess('deletion', extend);

    expect(outcome).toBe('confirm');
    expect(next.question).toMatchObject({ kind: 'deletion', until });
  });

  it('to use it is told anew', async () => {
    const { outcome, record: next } = await assess('use', extend);

    expect(outcome).toBe('kept');
    expect(next.mustUse?.until).toBe(until);
  });

  it.each(['stakeholder', 'impact', 'deletion', 'use'] as const)(
    'in "%s" never makes a case outlive its execution',
    async (kind) => {
      const far = later(AT, 'P2000D');

      const { record: next } = await assess(kind, [{ kind: 'extend', until: far }]);

      const ends = [next.question?.until, next.observeUntil, next.mustUse?.until].filter((one) => one);
      for (const end of ends) expect(end && end <= latestQuestionEnd('deletion', AT, settings)).toBe(true);
    },
  );

  it.each(['stakeholder', 'impact', 'use'] as const)(
    'that nobody has recorded changes nothing in "%s"',
    async (kind) => {
      const { record: next } = await assess(kind, []);

      expect(next.question?.until ?? next.mustUse?.until).toBe(later(AT, 'P14D'));
    },
  );
});

describe('one more mail', () => {
  it.each([
    ['stakeholder', 'asked'],
    ['impact', 'disabled'],
    ['deletion', 'confirm-deletion'],
  ] as const)('in "%s" puts the same question again, until the same time', async (kind, message) => {
    const { record: next } = await assess(kind, [{ kind: 'ask-again' }]);

    expect(next.question).toMatchObject({ number: 2, message, until: later(AT, 'P14D') });
  });

  it('reaches the owner too where the security contacts were asked already', async () => {
    const question = aQuestion('stakeholder', { message: 'escalated', since: later(AT, 'PT0S') });
    const long = { ...question, since: new Date(Date.parse(DAY_3) - 15 * 86_400_000).toISOString() };

    const { record: next } = await assess('stakeholder', [{ kind: 'ask-again' }], {
      question: long,
      openedAt: long.since,
    });

    expect(next.question?.recipients.map(({ address }) => address)).toEqual([OWNER, SECURITY]);
  });
});
