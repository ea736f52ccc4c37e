import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { MessageOfCase } from '../../../functions/domain/message/message.ts';
import { peopleToTell } from '../../../functions/mail/people-to-tell.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  aUser,
  OWNER,
  SECURITY,
  someSettings,
} from '../../support/builders.ts';

const BOB = 'bob@example.com';
/** Both are named as its owners. */
const PLAN = { ...aPlan(), owner: { ...aPlan().owner, addresses: [OWNER, BOB] } };

function aMessage(address: string, at = AT): MessageOfCase {
  const role = address === SECURITY ? 'security-contact' : 'stakeholder';
  return { messageId: 'm', role, address, questionNumber: 1, at };
}

function told(
  step: Parameters<typeof peopleToTell>[1]['step'],
  has: Partial<CaseRecord>,
  settings: object = {},
) {
  const mailed = (has.messages ?? []).map(({ address }) => `question 1:${address}`);
  const marks = [...mailed, ...(has.told ?? [])];
  const record = aRecord({ openedAt: AT, plan: PLAN, question: aQuestion('impact'), ...has, told: marks });
  const answer = record.answers.at(-1);
  return peopleToTell(record, { step, answer }, someSettings(settings)).map(
    ({ recipient, notice }) => `${notice} -> ${recipient.address}`,
  );
}

describe('the end of a case', () => {
  it('is told to everybody who was asked, each address once', () => {
    expect(told('unanswered', { messages: [aMessage(OWNER), aMessage(OWNER), aMessage(SECURITY)] })).toEqual([
      `unanswered -> ${OWNER}`,
      `unanswered -> ${SECURITY}`,
    ]);
  });

  it('is told to nobody where nobody was asked', () => {
    expect(told('in-use', { messages: [] })).toEqual([]);
  });

  it('is told to nobody whose mail has not gone out', () => {
    const record = aRecord({ openedAt: AT, messages: [aMessage(OWNER)], told: [] });

    expect(peopleToTell(record, { step: 'deleted', answer: undefined }, someSettings())).toEqual([]);
  });

  it('is told to the security contacts too where it is a failure, asked or not', () => {
    expect(told('failed', { messages: [aMessage(OWNER)] })).toEqual([
      `failed -> ${SECURITY}`,
      `failed -> ${OWNER}`,
    ]);
  });

  it('is told once', () => {
    const messages = [aMessage(OWNER), aMessage(BOB)];

    expect(told('deleted', { messages, told: [`deleted:${OWNER}`] })).toEqual([`deleted -> ${BOB}`]);
  });

  it('is told to who owns the user by now, where it leaves anything off', () => {
    const zoe = 'zoe@example.com';
    const key = aKey({ status: 'Inactive' });
    const disabled = [{ credentialId: key.id, kind: 'access-key' as const, disabledAt: AT }];
    const user = aUser({ tags: { Owner: zoe }, credentials: [key] });
    const has = { messages: [aMessage(OWNER)], disabled, user };
    const bounced = [{ messageId: 'z', address: zoe, at: AT, why: 'bounced' as const }];

    expect(told('drift', has)).toEqual([`drift -> ${OWNER}`, `drift -> ${zoe}`]);
    expect(told('drift', { ...has, disabled: [] })).toEqual([`drift -> ${OWNER}`]);
    expect(told('drift', { ...has, bounced })).toEqual([`drift -> ${OWNER}`]);
  });

  it('is told to addresses of allowed domains only', () => {
    expect(told('deleted', { messages: [aMessage('eve@elsewhere.example'), aMessage(OWNER)] })).toEqual([
      `deleted -> ${OWNER}`,
    ]);
  });

  it.each(['name-other', 'hand-over'] as const)('is not told to somebody who said "%s"', (kind) => {
    const answers = [anAnswer({ kind, by: OWNER, at: '2026-03-02T00:00:00Z' })];

    expect(told('deleted', { messages: [aMessage(OWNER), aMessage(BOB)], answers })).toEqual([
      `deleted -> ${BOB}`,
    ]);
    const again = aMessage(OWNER, '2026-03-03T00:00:00Z');
    expect(told('deleted', { messages: [aMessage(OWNER), again], answers })).toEqual([`deleted -> ${OWNER}`]);
  });
});

describe('a wish of after the end', () => {
  const wish = (by: string) =>
    anAnswer({ kind: 'restore', by, answerId: `wish of ${by}`, questionNumber: 0, ofCases: ['alice-0'] });
  const refused = [{ answerId: `wish of ${OWNER}`, at: AT }];

  it('that ends its case by being refused is told as that, and not as the end', () => {
    const ended = { question: undefined, answers: [wish(OWNER)], refused, restoredAt: AT };

    expect(told('nothing-to-restore', ended)).toEqual([`wish-refused -> ${OWNER}`]);
  });

  it('that came to nothing for another reason is told as the end', () => {
    const before = [{ answerId: `wish of ${OWNER}`, at: '2026-02-01T09:00:00.000Z' }];
    const ended = { question: undefined, answers: [wish(OWNER), wish(BOB)], restoredAt: AT };

    expect(told('nothing-to-restore', { ...ended, refused: before })).toContain(
      `nothing-to-restore -> ${BOB}`,
    );
    expect(told('nothing-to-restore', ended)).toEqual([
      `nothing-to-restore -> ${OWNER}`,
      `nothing-to-restore -> ${BOB}`,
    ]);
  });
});

describe('a wish that was refused', () => {
  it('leaves who has made it out of how the case ends', () => {
    const wish = anAnswer({ kind: 'restore', by: BOB, ofCases: ['alice-0'] });
    const refused = [{ answerId: wish.answerId, at: AT }];

    expect(told('deleted', { messages: [aMessage(OWNER)], answers: [wish], refused })).toEqual([
      `deleted -> ${OWNER}`,
    ]);
    expect(told('deleted', { messages: [aMessage(OWNER)], answers: [wish] })).toContain(`deleted -> ${BOB}`);
  });
});

describe('an answer', () => {
  const messages = [aMessage(OWNER), aMessage(BOB), aMessage(SECURITY)];

  it.each(['kept', 'disabled', 'restored'] as const)(
    'that leads to "%s" is told to the others, but for those who are asked next',
    (step) => {
      expect(told(step, { messages, answers: [anAnswer({ by: SECURITY })] })).toEqual([`handled -> ${BOB}`]);
    },
  );

  it.each(['kept', 'disabled', 'restored'] as const)(
    'of a security contact that leads to "%s" is told to the contact too, who is not asked next',
    (step) => {
      const answers = [anAnswer({ by: SECURITY, role: 'security-contact' })];

      expect(told(step, { messages, answers })).toEqual([`done -> ${SECURITY}`, `handled -> ${BOB}`]);
      expect(told(step, { messages, answers, told: [`done:answer-retire:${SECURITY}`] })).toEqual([
        `handled -> ${BOB}`,
      ]);
    },
  );

  it.each([
    ['who is asked next', anAnswer({ by: OWNER })],
    ['an analyst, who has no mailbox', anAnswer({ by: 'the custom action', role: 'analyst' })],
  ])('is not told to %s', (_who, answer) => {
    expect(told('disabled', { messages: [aMessage(OWNER)], answers: [answer] })).toEqual([]);
  });

  it('is not told to who is asked next also where that question is silent', () => {
    const question = { ...aQuestion('impact'), message: 'silent' as const };

    expect(told('disabled', { question, messages: [aMessage(OWNER)], answers: [anAnswer()] })).toEqual([]);
  });

  it('is told once, whatever steps it leads to', () => {
    const answers = [anAnswer({ by: SECURITY })];

    expect(told('kept', { messages, answers, told: [`handled:answer-retire:${BOB}`] })).toEqual([]);
  });

  it('is not told to a former owner, whose link opens nothing any more', () => {
    const answers = [anAnswer({ by: SECURITY, role: 'security-contact' })];

    expect(told('disabled', { plan: aPlan(), messages, answers })).toEqual([`done -> ${SECURITY}`]);
    const asked = { ...aQuestion('impact'), message: 'silent' as const };
    const recipients = [{ address: BOB, role: 'stakeholder' as const, reason: '' }];
    expect(
      told('disabled', { plan: aPlan(), messages, answers, question: { ...asked, recipients } }),
    ).toEqual([`done -> ${SECURITY}`, `handled -> ${OWNER}`, `handled -> ${BOB}`]);
  });

  it('that nobody gave is told to nobody', () => {
    expect(told('restored', { messages, answers: [] })).toEqual([]);
  });

  it.each(['asked', 'reminded', 'escalated', 'confirm-deletion'] as const)(
    'is not told at the step "%s"',
    (step) => {
      expect(told(step, { messages, answers: [anAnswer()] })).toEqual([]);
    },
  );
});

describe('how a case about a quarantined user ends', () => {
  it('is told to the security contacts, whoever was asked', () => {
    const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 0 };

    expect(told('in-use', { messages: [aMessage(OWNER)], quarantine })).toEqual([
      `in-use -> ${SECURITY}`,
      `in-use -> ${OWNER}`,
    ]);
    expect(told('in-use', { messages: [aMessage(OWNER)] })).toEqual([`in-use -> ${OWNER}`]);
  });
});
