import { describe, expect, it } from 'vitest';
import { giveAnswer } from '../../../functions/cases/give-answer.ts';
import type { Proposal } from '../../../functions/domain/answering/proposal.ts';
import { untakenAnswers } from '../../../functions/domain/answering/untaken-answers.ts';
import { dueAtOf } from '../../../functions/domain/due/due-at.ts';
import type { QuestionKind } from '../../../functions/domain/question/question.ts';
import { AT, aQuestion, USER_ID } from '../../support/builders.ts';

import { answersIn, minutes, outcomeIn, planId, proposal, TOKEN, waiting, worldWith } from './answering.ts';

describe('two answers at once', () => {
  it.each<[string, Partial<Proposal>, Partial<Proposal>]>([
    ['the same', {}, {}],
    ['opposite ones', {}, { kind: 'keep' }],
    ['of two people', { kind: 'keep' }, { kind: 'exempt', role: 'security-contact' }],
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

  it('of which one stops the case are both kept, and the stop comes to count', async () => {
    const world = worldWith(waiting('stakeholder'));

    await Promise.all([
      giveAnswer(proposal({ kind: 'keep' }), world),
      giveAnswer(proposal({ kind: 'stop', role: 'security-contact' }), world),
    ]);

    expect(
      answersIn(world)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['keep', 'stop']);
    const isStopped = outcomeIn(world) === 'stop';
    expect(untakenAnswers(world.table.at(USER_ID)).map(({ kind }) => kind)).toEqual(
      isStopped ? ['keep'] : ['stop'],
    );
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

    const first = await giveAnswer(proposal(), { table: world.table, tokens });

    expect(answersIn(world)).toMatchObject([{ kind: 'retire', delivered: true }]);
    // The second has woken the workflow with the first one's word, which stays the first one's all the same.
    expect(first).toMatchObject({ is: 'taken', answer: { kind: 'retire' } });
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
    expect(await giveAnswer(proposal(), world)).toMatchObject({ is: 'taken', answer: { kind: 'retire' } });
    expect(answersIn(world)).toMatchObject([{ kind: 'retire', delivered: false }]);
    expect(dueAtOf(world.table.at(USER_ID))).toBe(minutes(1));

    const again = await giveAnswer(proposal(), world);

    expect(again).toMatchObject({ is: 'already-answered', answer: { kind: 'retire' } });
    expect(outcomeIn(world)).toBe('retire');
    expect(answersIn(world)).toMatchObject([{ kind: 'retire', delivered: true }]);
    expect(dueAtOf(world.table.at(USER_ID))).toBeUndefined();
  });

  it.each(['tokens.succeed', 'table.put'])('stays when only the reply to %s was lost', async (call) => {
    const world = worldWith(waiting('stakeholder'));
    world.calls.fail(call, { nth: call === 'table.put' ? 2 : 1, when: 'after' });
    expect((await giveAnswer(proposal(), world)).is).toBe('taken');

    const again = await giveAnswer(proposal(), world);

    expect(again.is).toBe('already-answered');
    expect(answersIn(world)).toMatchObject([{ kind: 'retire' }]);
    expect(outcomeIn(world)).toBe('retire');
    expect(dueAtOf(world.table.at(USER_ID))).toBeUndefined();
  });

  it('stays, due at once, where the table is gone right after it was recorded', async () => {
    const world = worldWith(waiting('stakeholder'));
    for (const nth of [2, 3]) world.calls.fail('table.put', { nth });

    expect((await giveAnswer(proposal(), world)).is).toBe('taken');

    expect(answersIn(world)).toMatchObject([{ kind: 'retire', delivered: false }]);
    expect(dueAtOf(world.table.at(USER_ID))).toBe(AT);
  });

  it('reaches the workflow again after the workflow asked anew', async () => {
    const world = worldWith(waiting('stakeholder'));
    world.calls.fail('tokens.succeed');
    await giveAnswer(proposal(), world);
    const question = { ...aQuestion('stakeholder', { number: 2 }), planId, taskToken: 'token-2', sent: true };
    const [answer] = answersIn(world);
    // As the workflow puts it where an answer is there: with the token and with that answer.
    const put = { ...question, ...(answer && { answerId: answer.answerId }) };
    world.table.store({ ...world.table.at(USER_ID), question: put });

    await giveAnswer(proposal(), world);

    expect(world.tokens.answered.get('token-2')).toBe('retire');
    expect(answersIn(world)).toMatchObject([{ kind: 'retire', delivered: true }]);
  });
});

describe('an answer that comes when the wait is just over', () => {
  it.each<[Proposal['kind'], QuestionKind]>([
    ['retire', 'stakeholder'],
    ['restore', 'impact'],
    ['stop', 'stakeholder'],
    ['confirm', 'deletion'],
  ])('"%s" is recorded, and stays for the step that follows', async (kind, question) => {
    const world = worldWith(waiting(question));
    world.tokens.expire(TOKEN);
    const role = kind === 'stop' ? 'analyst' : 'stakeholder';

    const outcome = await giveAnswer(proposal({ kind, role }), world);

    expect(outcome).toMatchObject({ is: 'taken', answer: { kind } });
    expect(answersIn(world).at(-1)).toMatchObject({ kind, delivered: false });
    expect(untakenAnswers(world.table.at(USER_ID))).toMatchObject([{ kind }]);
    expect(world.table.at(USER_ID).question).not.toHaveProperty('taskToken');
    expect(dueAtOf(world.table.at(USER_ID))).toBeUndefined();
  });

  it('is kept also when the next question has been put meanwhile, which stays as it is', async () => {
    const world = worldWith(waiting('stakeholder'));
    const next = { ...aQuestion('stakeholder', { number: 3 }), planId, taskToken: 'token-3', sent: true };
    const tokens = {
      async succeed() {
        world.table.store({ ...world.table.at(USER_ID), question: next });
        return 'gone' as const;
      },
    };

    await giveAnswer(proposal(), { table: world.table, tokens });

    expect(answersIn(world)).toMatchObject([{ kind: 'retire', delivered: false }]);
    expect(world.table.at(USER_ID).question).toEqual(next);
  });
});
