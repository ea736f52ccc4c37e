import { describe, expect, it } from 'vitest';
import { wake } from '../../../functions/cases/wake.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { AT, anAnswer, aQuestion, USER_ID } from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';

import { answersIn, minutes, outcomeIn, planId, TOKEN, waiting, worldWith } from './answering.ts';

const answer = anAnswer({ delivered: false, questionNumber: 2 });
const open = { ...aQuestion('stakeholder', { number: 2 }), planId, taskToken: TOKEN, sent: true };

/** A case whose question has got its answer; nobody was woken yet. */
function answered(overrides: Partial<CaseRecord> = {}): CaseRecord {
  return waiting('stakeholder', {
    question: { ...open, answerId: answer.answerId },
    answers: [answer],
    ...overrides,
  });
}
const stored = (world: World) => world.table.at(USER_ID);
const message = { subject: 's', text: 't', attributes: {} };
const untold = { tries: 0, since: AT, nextTryAt: AT, message };

describe('waking the workflow', () => {
  it('hands over the answer, and what follows from that is written down', async () => {
    const world = worldWith(
      answered({ due: { messages: [], operators: [untold], wake: { tries: 2, nextTryAt: AT } } }),
    );

    const record = await wake(stored(world), AT, world);

    expect(outcomeIn(world)).toBe('retire');
    expect(answersIn(world)).toMatchObject([{ delivered: true }]);
    expect(stored(world).question).not.toHaveProperty('taskToken');
    expect(stored(world).due).toEqual({ messages: [], operators: [untold] });
    expect(record).toEqual(stored(world));
  });

  it('whose wait is over spends the token and leaves the answer to the next step', async () => {
    const world = worldWith(
      answered({ due: { messages: [], operators: [], wake: { tries: 2, nextTryAt: AT } } }),
    );
    world.tokens.expire(TOKEN);

    await wake(stored(world), AT, world);

    expect(answersIn(world)).toEqual([answer]);
    expect(stored(world).question).not.toHaveProperty('taskToken');
    expect(stored(world).question).toMatchObject({ answerId: answer.answerId });
    expect(stored(world).due).toEqual({ messages: [], operators: [] });
  });

  it('of which the reply was lost is tried again, and the token is spent then', async () => {
    const world = worldWith(answered());
    world.calls.fail('tokens.succeed', { when: 'after' });

    await wake(stored(world), AT, world);
    expect(stored(world)).toMatchObject({ question: { taskToken: TOKEN }, due: { wake: { tries: 1 } } });
    await wake(stored(world), minutes(1), world);

    expect(outcomeIn(world)).toBe('retire');
    expect(stored(world).question).not.toHaveProperty('taskToken');
    expect(stored(world).due).toEqual({ messages: [], operators: [] });
  });

  it.each([
    ['passes', undefined],
    ['lasts', new PermanentServiceError('AccessDenied')],
  ])('that meets an error that %s stays due, later each time', async (_, error) => {
    const world = worldWith(answered());
    const tries: unknown[] = [];
    for (const at of [AT, minutes(1), minutes(3)]) {
      world.calls.fail('tokens.succeed', error && { error });
      const { due } = await wake(stored(world), at, world);
      tries.push(due?.wake);
    }

    expect(tries).toEqual([
      { tries: 1, nextTryAt: minutes(1) },
      { tries: 2, nextTryAt: minutes(3) },
      { tries: 3, nextTryAt: minutes(7) },
    ]);
    expect(answersIn(world)).toEqual([answer]);
    expect(stored(world).question).toMatchObject({ taskToken: TOKEN, answerId: answer.answerId });
  });

  it('throws nothing where not even the try can be counted', async () => {
    const world = worldWith(answered());
    world.calls.fail('tokens.succeed');
    world.calls.fail('table.put');

    const record = await wake(stored(world), AT, world);

    expect(record).toEqual(stored(world));
    expect(stored(world)).toEqual(answered());
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['no answer', { question: open }],
    ['no token', { question: { ...aQuestion('stakeholder', { number: 2 }), answerId: answer.answerId } }],
    ['a taken answer', { answers: [{ ...answer, delivered: true }] }],
  ])('does nothing where there is %s', async (_, overrides) => {
    const world = worldWith(answered(overrides));

    await wake(stored(world), AT, world);

    expect(world.calls.made).toEqual([]);
  });
});

describe('a question that is put anew while the workflow is being woken', () => {
  const next = { ...open, taskToken: 'token-2', put: { enteredAt: minutes(1), retryCount: 0 } };

  it.each(['taken', 'gone', 'error'] as const)('stays as it is (%s)', async (end) => {
    const world = worldWith(answered());
    const tokens: World['tokens'] = {
      ...world.tokens,
      async succeed() {
        world.table.store({ ...stored(world), question: { ...next, answerId: answer.answerId } });
        if (end === 'error') throw new PermanentServiceError('no');
        return end;
      },
    };

    await wake(stored(world), AT, { table: world.table, tokens });

    expect(stored(world).question).toEqual({ ...next, answerId: answer.answerId });
    expect(stored(world).due?.wake).toBeUndefined();
    expect(answersIn(world)).toMatchObject([{ delivered: end === 'taken' }]);
  });

  it('gets the answer with the next try', async () => {
    const world = worldWith(answered({ question: { ...next, answerId: answer.answerId } }));

    await wake(stored(world), AT, world);

    expect(world.tokens.answered).toEqual(new Map([['token-2', 'retire']]));
  });
});
