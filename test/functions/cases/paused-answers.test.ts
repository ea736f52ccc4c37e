import { describe, expect, it } from 'vitest';
import { answersPermitted } from '../../../functions/case-page/offers.ts';
import { giveAnswer } from '../../../functions/cases/give-answer.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import {
  AT,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  CASE_ID,
  OLD_KEY,
  OWNER,
  SECURITY,
  USER_ID,
} from '../../support/builders.ts';
import { aWorld } from '../../support/fakes/world.ts';

const { planId } = aPlan();
const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
const paused = (overrides: Partial<CaseRecord> = {}) =>
  aRecord({
    answers: [anAnswer()],
    question: { ...aQuestion('paused', { number: 2 }), planId, sent: false, taskToken: 'token' },
    ...overrides,
  });

async function answer(
  record: CaseRecord,
  said: {
    role: 'stakeholder' | 'security-contact' | 'analyst';
    kind: 'restore' | 'stop' | 'keep' | 'confirm';
  },
) {
  const world = aWorld({ records: [record] });
  const by = said.role === 'stakeholder' ? OWNER : SECURITY;
  const proposal = {
    userId: USER_ID,
    caseId: CASE_ID,
    by,
    planId: undefined,
    decisions: {},
    at: AT,
    ...said,
  };
  return { outcome: await giveAnswer(proposal, world), told: world.tokens.answered.get('token') };
}

describe('while all is paused', () => {
  it.each([
    ['an owner may have back what is disabled', { disabled }, 'stakeholder', 'restore', 'restore'],
    ['an analyst may have it back too', { disabled }, 'analyst', 'restore', 'restore'],
    ['a security contact may stop before anything is disabled', {}, 'security-contact', 'stop', 'stop'],
    ['an analyst may stop then', {}, 'analyst', 'stop', 'stop'],
    ['nobody stops what is disabled', { disabled }, 'security-contact', 'stop', undefined],
    ['nobody has back what was not disabled', {}, 'stakeholder', 'restore', undefined],
    ['an owner may take back that it is not needed', {}, 'stakeholder', 'keep', 'keep'],
    ['nobody keeps what is disabled', { disabled }, 'stakeholder', 'keep', undefined],
    ['an owner does not stop', {}, 'stakeholder', 'stop', undefined],
    ['nobody confirms a deletion', { disabled }, 'security-contact', 'confirm', undefined],
  ] as const)('%s', async (_, record, role, kind, expected) => {
    const { outcome, told } = await answer(paused(record as Partial<CaseRecord>), { role, kind });

    expect(told).toBe(expected);
    expect(outcome.is).toBe(expected === undefined ? 'not-taken' : 'taken');
  });

  it.each([
    ['stakeholder', {}, ['keep']],
    ['stakeholder', { disabled }, ['restore']],
    ['security-contact', {}, ['stop', 'keep']],
    ['security-contact', { disabled }, ['restore']],
  ] as const)('the page offers a %s just that', (role, record, kinds) => {
    const world = aWorld();

    expect(answersPermitted(paused(record as Partial<CaseRecord>), role, world.settings)).toEqual(kinds);
  });
});
