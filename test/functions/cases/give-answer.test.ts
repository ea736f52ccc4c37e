import { describe, expect, it } from 'vitest';
import { giveAnswer } from '../../../functions/cases/give-answer.ts';
import type { AnswerRefusal } from '../../../functions/domain/answering/answer-refusal.ts';
import type { Proposal } from '../../../functions/domain/answering/proposal.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { outcomeOf } from '../../../functions/domain/question/answer.ts';
import type { QuestionKind, Role } from '../../../functions/domain/question/question.ts';
import { AT, anAnswer, aQuestion, aRecord, OLD_KEY, OWNER, USER_ID } from '../../support/builders.ts';

import {
  answersIn,
  disabled,
  outcomeIn,
  planId,
  proposal,
  restoreKit,
  waiting,
  worldWith,
} from './answering.ts';

describe('an answer to the open question', () => {
  it('is recorded first, then wakes the workflow with its outcome', async () => {
    const world = worldWith(waiting('stakeholder'));

    const outcome = await giveAnswer(proposal({ reason: 'old laptop' }), world);

    expect(outcome.is).toBe('taken');
    expect(world.calls.made).toEqual(['table.get', 'table.put', 'tokens.succeed', 'table.get', 'table.put']);
    expect(outcomeIn(world)).toBe('retire');
    expect(answersIn(world)).toMatchObject([
      {
        kind: 'retire',
        questionNumber: 2,
        planId,
        decisions: { password: 'retire', [OLD_KEY]: 'retire' },
        role: 'stakeholder',
        by: OWNER,
        at: AT,
        reason: 'old laptop',
        delivered: true,
      },
    ]);
    expect(world.table.at(USER_ID).question).not.toHaveProperty('taskToken');
  });

  it('keeps what a mixed form does not name', async () => {
    const world = worldWith(waiting('stakeholder'));

    await giveAnswer(proposal({ decisions: { password: 'retire', AKIASTRANGER: 'retire' } }), world);

    expect(answersIn(world)[0]?.decisions).toEqual({ password: 'retire', [OLD_KEY]: 'keep' });
  });

  it('that keeps everything is told to the workflow as "keep"', async () => {
    const world = worldWith(waiting('stakeholder'));

    await giveAnswer(proposal({ decisions: { password: 'keep', [OLD_KEY]: 'keep' } }), world);

    expect(outcomeIn(world)).toBe('keep');
    expect(outcomeOf(anAnswer({ kind: 'exempt', decisions: {} }))).toBe('exempt');
  });

  it.each<[Proposal['kind'], Role, QuestionKind]>([
    ['keep', 'stakeholder', 'stakeholder'],
    ['exempt', 'security-contact', 'stakeholder'],
    ['stop', 'security-contact', 'stakeholder'],
    ['stop', 'analyst', 'stakeholder'],
    ['restore', 'stakeholder', 'impact'],
    ['restore', 'analyst', 'deletion'],
    ['confirm', 'stakeholder', 'deletion'],
    ['leave-disabled', 'stakeholder', 'deletion'],
    ['check', 'stakeholder', 'use'],
    ['exempt', 'security-contact', 'use'],
    ['stop', 'analyst', 'use'],
  ])('"%s" of a %s ends the wait for %s', async (kind, role, question) => {
    const world = worldWith(waiting(question));

    expect((await giveAnswer(proposal({ kind, role }), world)).is).toBe('taken');
    expect(outcomeIn(world)).toBe(kind);
  });
});

describe('an answer that does not count', () => {
  it.each<[string, CaseRecord, Partial<Proposal>, AnswerRefusal]>([
    ['to a closed case', waiting('stakeholder', { status: 'closed' }), {}, 'closed'],
    ['of a role that may not give it', waiting('stakeholder'), { kind: 'exempt' }, 'does-not-fit'],
    ['of an analyst who would retire', waiting('stakeholder'), { role: 'analyst' }, 'does-not-fit'],
    ['to a question of another kind', waiting('impact'), {}, 'does-not-fit'],
    ['to a stale plan', waiting('stakeholder'), { planId: 'another' }, 'plan-changed'],
    ['between two steps', aRecord(), {}, 'between'],
    ['of a former owner', waiting('stakeholder'), { by: 'bob@example.com' }, 'passed-on'],
    [
      'that stops what is disabled already',
      waiting('impact'),
      { kind: 'stop', role: 'analyst' },
      'does-not-fit',
    ],
    ['that restores what is not disabled', waiting('stakeholder'), { kind: 'restore' }, 'does-not-fit'],
    [
      'that restores what is being deleted',
      waiting('deletion', { restoreKit }),
      { kind: 'restore' },
      'deleting',
    ],
    [
      'that restores what has been deleted, while another credential is kept',
      waiting('use', { disabled, restoreKit }),
      { kind: 'restore' },
      'deleting',
    ],
    [
      'that restores what was given back',
      waiting('use', { disabled, restoredAt: AT }),
      { kind: 'restore' },
      'restored',
    ],
    [
      'confirming a deletion that has begun',
      waiting('deletion', { restoreKit }),
      { kind: 'confirm' },
      'deleting',
    ],
  ])('%s is refused with the reason and changes nothing', async (_, record, overrides, why) => {
    const world = worldWith(record);
    const before = world.table.at(USER_ID);

    const outcome = await giveAnswer(proposal(overrides), world);

    expect(outcome).toEqual({ is: 'not-taken', why, record: before });
    expect(world.table.at(USER_ID)).toEqual(before);
    expect(world.tokens.answered.size).toBe(0);
  });

  it('to a case that the table does not hold is refused', async () => {
    const world = worldWith(waiting('stakeholder', { caseId: `alice-${USER_ID}-2` }));

    await expect(giveAnswer(proposal(), world)).rejects.toThrow(/holds no case/);
  });
});

describe('a wish to restore while a deletion waits for its next try', () => {
  const wish = proposal({ kind: 'restore', at: AT });

  it.each(['credentials', 'user'] as const)(
    'is noted and wakes nobody, as long as nothing is known to be gone: %s',
    async (scope) => {
      const world = worldWith(waiting('paused', { disabled, restoreKit: { ...restoreKit, scope } }));

      expect((await giveAnswer(wish, world)).is).toBe('stored');
      expect(world.table.at(USER_ID).question).toMatchObject({ taskToken: expect.any(String) });
      expect(world.table.at(USER_ID).question).not.toHaveProperty('answerId');
    },
  );

  it.each<[string, CaseRecord]>([
    ['something is gone', waiting('paused', { disabled, restoreKit: { ...restoreKit, isBegun: true } })],
    [
      'the wait is about to end',
      waiting('paused', {
        ...{ disabled, restoreKit },
        question: { ...aQuestion('paused', { until: AT }), taskToken: 'token' },
      }),
    ],
  ])('is refused where %s', async (_, record) => {
    expect(await giveAnswer(wish, worldWith(record))).toMatchObject({ is: 'not-taken', why: 'deleting' });
  });
});
