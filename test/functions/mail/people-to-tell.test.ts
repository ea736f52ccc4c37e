import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { Link } from '../../../functions/domain/case/link.ts';
import { peopleToTell } from '../../../functions/mail/people-to-tell.ts';
import {
  AT,
  anAnswer,
  aQuestion,
  aRecord,
  daysAgo,
  OWNER,
  SECURITY,
  someSettings,
} from '../../support/builders.ts';

const BOB = 'bob@example.com';

function aLink(address: string, overrides: Partial<Link> = {}): Link {
  const role = address === SECURITY ? 'security-contact' : 'stakeholder';
  return { keyHash: '', role, address, questionNumber: 1, planId: '', createdAt: AT, ...overrides };
}

function told(
  step: Parameters<typeof peopleToTell>[1]['step'],
  has: Partial<CaseRecord>,
  settings: object = {},
) {
  const record = aRecord({ openedAt: AT, question: aQuestion('impact'), ...has });
  const answer = record.answers.at(-1);
  return peopleToTell(record, { step, answer }, someSettings(settings)).map(
    ({ recipient, notice }) => `${notice} -> ${recipient.address}`,
  );
}

describe('the end of a case', () => {
  it('is told to everybody who was asked, each address once', () => {
    expect(told('unanswered', { links: [aLink(OWNER), aLink(OWNER), aLink(SECURITY)] })).toEqual([
      `unanswered -> ${OWNER}`,
      `unanswered -> ${SECURITY}`,
    ]);
  });

  it('is told to nobody where nobody was asked', () => {
    expect(told('in-use', { links: [] })).toEqual([]);
  });

  it('is not told to those whom an earlier case asked', () => {
    expect(told('deleted', { links: [aLink(BOB, { createdAt: daysAgo(100) }), aLink(OWNER)] })).toEqual([
      `deleted -> ${OWNER}`,
    ]);
  });

  it('is told to the security contacts too where it is a failure, asked or not', () => {
    expect(told('failed', { links: [aLink(OWNER)] })).toEqual([
      `failed -> ${SECURITY}`,
      `failed -> ${OWNER}`,
    ]);
  });

  it('is told once', () => {
    const links = [aLink(OWNER), aLink(BOB)];

    expect(told('deleted', { links, told: [`deleted:${OWNER}`] })).toEqual([`deleted -> ${BOB}`]);
  });

  it('is told to addresses of allowed domains only', () => {
    expect(told('deleted', { links: [aLink('eve@elsewhere.example'), aLink(OWNER)] })).toEqual([
      `deleted -> ${OWNER}`,
    ]);
  });

  it.each(['name-other', 'hand-over'] as const)('is not told to somebody who said "%s"', (kind) => {
    const answers = [anAnswer({ kind, by: OWNER, at: '2026-03-02T00:00:00Z' })];

    expect(told('deleted', { links: [aLink(OWNER), aLink(BOB)], answers })).toEqual([`deleted -> ${BOB}`]);
    const again = aLink(OWNER, { createdAt: '2026-03-03T00:00:00Z' });
    expect(told('deleted', { links: [aLink(OWNER), again], answers })).toEqual([`deleted -> ${OWNER}`]);
  });
});

describe('an answer', () => {
  const links = [aLink(OWNER), aLink(BOB), aLink(SECURITY)];

  it.each(['kept', 'disabled', 'restored'] as const)(
    'that leads to "%s" is told to the others, but for those who are asked next',
    (step) => {
      expect(told(step, { links, answers: [anAnswer({ by: SECURITY })] })).toEqual([`handled -> ${BOB}`]);
    },
  );

  it('is told once, whatever steps it leads to', () => {
    const answers = [anAnswer({ by: SECURITY })];

    expect(told('kept', { links, answers, told: [`handled:answer-retire:${BOB}`] })).toEqual([]);
  });

  it('that nobody gave is told to nobody', () => {
    expect(told('restored', { links, answers: [] })).toEqual([]);
  });

  it.each(['asked', 'reminded', 'escalated', 'confirm-deletion'] as const)(
    'is not told at the step "%s"',
    (step) => {
      expect(told(step, { links, answers: [anAnswer()] })).toEqual([]);
    },
  );
});

describe('how a case about a quarantined user ends', () => {
  it('is told to the security contacts, whoever was asked', () => {
    const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 0 };

    expect(told('in-use', { links: [aLink(OWNER)], quarantine })).toEqual([
      `in-use -> ${SECURITY}`,
      `in-use -> ${OWNER}`,
    ]);
    expect(told('in-use', { links: [aLink(OWNER)] })).toEqual([`in-use -> ${OWNER}`]);
  });
});
