import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case-record.ts';
import type { QuestionKind, Role } from '../../../functions/domain/question.ts';
import { giveAnswer, outcomeOf, type Proposal } from '../../../functions/shared/give-answer.ts';
import type { Refusal } from '../../../functions/shared/refusal.ts';
import {
  AT,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  aUser,
  CASE_ID,
  OLD_KEY,
  OWNER,
  SECURITY,
  USER_ID,
} from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const TOKEN = 'token-1';
const { planId } = aPlan();
const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
const restoreKit = { writtenAt: AT, scope: 'credentials' as const, user: aUser(), inlinePolicyDocuments: {} };

/** A record whose question of this kind waits for an answer. */
function waiting(kind: QuestionKind, overrides: Partial<CaseRecord> = {}): CaseRecord {
  const isOff = kind === 'impact' || kind === 'deletion';
  return aRecord({
    question: { ...aQuestion(kind, { number: 2 }), planId, taskToken: TOKEN, sent: true },
    ...(isOff && { disabled, answers: [anAnswer()] }),
    ...overrides,
  });
}

function proposal(overrides: Partial<Proposal> = {}): Proposal {
  const role: Role = overrides.role ?? 'stakeholder';
  return {
    userId: USER_ID,
    caseId: CASE_ID,
    role,
    by: role === 'stakeholder' ? OWNER : SECURITY,
    kind: 'retire',
    planId,
    decisions: {},
    at: AT,
    ...overrides,
  };
}

const worldWith = (record: CaseRecord) => aWorld({ records: [record] });
const answersIn = (world: World) => world.table.at(USER_ID).answers;
const outcomeIn = (world: World) => world.tokens.answered.get(TOKEN);

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
  it.each<[string, CaseRecord, Partial<Proposal>, Refusal]>([
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
      'given-back',
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

    expect(outcome).toEqual({ is: 'not-taken', why });
    expect(world.table.at(USER_ID)).toEqual(before);
    expect(world.tokens.answered.size).toBe(0);
  });

  it('to a case that the table does not hold is refused', async () => {
    const world = worldWith(waiting('stakeholder', { caseId: `alice-${USER_ID}-2` }));

    await expect(giveAnswer(proposal(), world)).rejects.toThrow(/holds no case/);
  });
});

describe('two answers at once', () => {
  it.each<[string, Partial<Proposal>, Partial<Proposal>]>([
    ['the same', {}, {}],
    ['opposite ones', {}, { kind: 'keep' }],
    ['of two people', { kind: 'keep' }, { kind: 'stop', role: 'security-contact' }],
  ])('%s count once, and the other is told', async (_, first, second) => {
    const world = worldWith(waiting('stakeholder'));

    const outcomes = await Promise.all([
      giveAnswer(proposal(first), world),
      giveAnswer(proposal(second), world),
    ]);

    expect(answersIn(world)).toHaveLength(1);
    expect(answersIn(world)[0]?.delivered).toBe(true);
    expect(outcomes.map(({ is }) => is).sort()).toEqual(['already-answered', 'taken']);
    expect(outcomeIn(world)).toBe(answersIn(world)[0]?.kind);
  });

  it('count once also when the second comes between the record and the workflow', async () => {
    const world = worldWith(waiting('stakeholder'));
    let second: Promise<unknown> = Promise.resolve();
    const tokens = {
      async succeed(token: string, output: { outcome: string }) {
        second = giveAnswer(proposal({ kind: 'keep' }), world);
        await second;
        return world.tokens.succeed(token, output);
      },
    };

    await giveAnswer(proposal(), { table: world.table, tokens });

    expect(answersIn(world)).toMatchObject([{ kind: 'retire', delivered: true }]);
    expect(await second).toMatchObject({ is: 'already-answered', answer: { kind: 'retire' } });
  });
});

describe('an answer given twice', () => {
  it('is told so, and wakes nobody again', async () => {
    const world = worldWith(waiting('stakeholder'));
    await giveAnswer(proposal(), world);

    const again = await giveAnswer(proposal(), world);

    expect(again).toMatchObject({ is: 'already-answered', answer: { kind: 'retire' } });
    expect(world.calls.made.filter((call) => call === 'tokens.succeed')).toHaveLength(1);
  });

  it('reaches the workflow the second time when the first time failed before', async () => {
    const world = worldWith(waiting('stakeholder'));
    world.calls.fail('tokens.succeed');
    await expect(giveAnswer(proposal(), world)).rejects.toThrow();

    const again = await giveAnswer(proposal(), world);

    expect(again).toMatchObject({ is: 'already-answered', answer: { delivered: true } });
    expect(outcomeIn(world)).toBe('retire');
    expect(answersIn(world)).toMatchObject([{ kind: 'retire', delivered: true }]);
  });

  it.each(['tokens.succeed', 'table.put'])('stays when only the reply to %s was lost', async (call) => {
    const world = worldWith(waiting('stakeholder'));
    world.calls.fail(call, { nth: call === 'table.put' ? 2 : 1, when: 'after' });
    await expect(giveAnswer(proposal(), world)).rejects.toThrow();

    const again = await giveAnswer(proposal(), world);

    expect(again.is).toBe('already-answered');
    expect(answersIn(world)).toMatchObject([{ kind: 'retire' }]);
    expect(outcomeIn(world)).toBe('retire');
  });

  it('reaches the workflow again after the workflow asked anew', async () => {
    const world = worldWith(waiting('stakeholder'));
    world.calls.fail('tokens.succeed');
    await expect(giveAnswer(proposal(), world)).rejects.toThrow();
    const question = { ...aQuestion('stakeholder', { number: 2 }), planId, taskToken: 'token-2', sent: true };
    world.table.store({ ...world.table.at(USER_ID), question });

    await giveAnswer(proposal(), world);

    expect(world.tokens.answered.get('token-2')).toBe('retire');
    expect(answersIn(world)).toMatchObject([{ kind: 'retire', delivered: true }]);
  });
});

describe('an answer that comes when the wait is just over', () => {
  it('is taken back and told', async () => {
    const world = worldWith(waiting('stakeholder'));
    world.tokens.expire(TOKEN);

    const outcome = await giveAnswer(proposal(), world);

    expect(outcome).toEqual({ is: 'not-taken', why: 'too-late' });
    expect(answersIn(world)).toEqual([]);
    expect(world.table.at(USER_ID).question).not.toHaveProperty('answerId');
  });

  it('is taken back also when the next question has been put meanwhile', async () => {
    const world = worldWith(waiting('stakeholder'));
    const next = { ...aQuestion('stakeholder', { number: 3 }), planId, taskToken: 'token-3', sent: true };
    const tokens = {
      async succeed() {
        world.table.store({ ...world.table.at(USER_ID), question: next });
        return 'gone' as const;
      },
    };

    await giveAnswer(proposal(), { table: world.table, tokens });

    expect(answersIn(world)).toEqual([]);
    expect(world.table.at(USER_ID).question).toEqual(next);
  });

  it.each<[Proposal['kind'], QuestionKind]>([
    ['restore', 'impact'],
    ['stop', 'stakeholder'],
  ])('and asks to %s is kept for the next step', async (kind, question) => {
    const world = worldWith(waiting(question));
    world.tokens.expire(TOKEN);

    const outcome = await giveAnswer(proposal({ kind, role: 'analyst' }), world);

    expect(outcome.is).toBe('stored');
    expect(answersIn(world).at(-1)).toMatchObject({ kind, delivered: false });
  });
});

describe('the wish to restore', () => {
  it('counts between two questions', async () => {
    const world = worldWith(aRecord({ disabled, answers: [anAnswer()] }));

    expect((await giveAnswer(proposal({ kind: 'restore' }), world)).is).toBe('stored');
    expect(answersIn(world).at(-1)).toMatchObject({ kind: 'restore', delivered: false });
  });

  it('counts after a confirmation that the workflow has taken', async () => {
    const world = worldWith(waiting('deletion'));
    await giveAnswer(proposal({ kind: 'confirm' }), world);

    expect((await giveAnswer(proposal({ kind: 'restore' }), world)).is).toBe('stored');
    expect(answersIn(world).map(({ kind }) => kind)).toEqual(['retire', 'confirm', 'restore']);
  });

  it('overtakes a confirmation that did not reach the workflow', async () => {
    const world = worldWith(waiting('deletion'));
    world.calls.fail('tokens.succeed');
    await expect(giveAnswer(proposal({ kind: 'confirm' }), world)).rejects.toThrow();

    expect((await giveAnswer(proposal({ kind: 'restore' }), world)).is).toBe('taken');
    expect(outcomeIn(world)).toBe('restore');
  });

  it('stands against everything that comes after it', async () => {
    const world = worldWith(waiting('impact'));
    await giveAnswer(proposal({ kind: 'restore' }), world);

    const late = await giveAnswer(proposal({ kind: 'confirm' }), world);

    expect(late).toMatchObject({ is: 'already-answered', answer: { kind: 'restore' } });
    expect(answersIn(world).map(({ kind }) => kind)).toEqual(['retire', 'restore']);
  });
});

describe('an early word about deletion', () => {
  it.each<[Proposal['kind'], Role]>([
    ['confirm', 'stakeholder'],
    ['leave-disabled', 'security-contact'],
  ])('"%s" is kept for the end of the observation, which goes on', async (kind, role) => {
    const world = worldWith(waiting('impact'));

    const outcome = await giveAnswer(proposal({ kind, role }), world);

    expect(outcome.is).toBe('stored');
    expect(world.tokens.answered.size).toBe(0);
    expect(world.table.at(USER_ID).question?.taskToken).toBe(TOKEN);
  });

  it('given twice is told so', async () => {
    const world = worldWith(waiting('impact'));
    await giveAnswer(proposal({ kind: 'confirm' }), world);

    expect((await giveAnswer(proposal({ kind: 'confirm' }), world)).is).toBe('already-answered');
    expect(answersIn(world)).toHaveLength(2);
  });
});

describe('a stop', () => {
  it('before the first act counts even though the owner has answered', async () => {
    const world = worldWith(waiting('stakeholder'));
    await giveAnswer(proposal(), world);

    const outcome = await giveAnswer(proposal({ kind: 'stop', role: 'analyst', planId: undefined }), world);

    expect(outcome.is).toBe('stored');
    expect(answersIn(world).at(-1)).toMatchObject({ kind: 'stop', delivered: false });
  });

  it('while kept credentials are waited for counts although others were deleted', async () => {
    const world = worldWith(waiting('use', { disabled, restoreKit }));

    expect((await giveAnswer(proposal({ kind: 'stop', role: 'analyst' }), world)).is).toBe('taken');
  });
});
