import { describe, expect, it } from 'vitest';
import { dueAtOf } from '../../../functions/domain/due/due-at.ts';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import type { AnswerKind } from '../../../functions/domain/question/answers.ts';
import type { QuestionKind } from '../../../functions/domain/question/question.ts';
import { AT, anAnswer, aQuestion, aUser } from '../../support/builders.ts';

import { disabled, findingOf, left, stored, worldWith, write } from './writing.ts';

const asked = { question: aQuestion('stakeholder') };

describe('a step', () => {
  it('is decided first, and told after that', async () => {
    const world = worldWith();

    await write(world, 'asked', asked);

    const { made } = world.calls;
    expect(made.indexOf('table.put')).toBeLessThan(made.indexOf('findings.write'));
    expect(made.indexOf('findings.write')).toBeLessThan(made.indexOf('topic.publish'));
    expect(dueAtOf(stored(world))).toBeUndefined();
  });

  it.each(['findings.write', 'topic.publish'])(
    'that %s does not take goes on, and stays due',
    async (call) => {
      const world = worldWith();
      world.calls.fail(call, { error: new PermanentServiceError('AccessDenied') });

      expect((await write(world, 'asked', asked)).outcome).toBe('asked');

      expect(stored(world)).toMatchObject({ step: 'asked', updateNumber: 1 });
      expect(dueAtOf(stored(world))).toBe(new Date(Date.parse(AT) + 60_000).toISOString());
    },
  );

  it('that ends a case ends it also where nobody can be told', async () => {
    const world = worldWith();
    for (const call of ['findings.write', 'topic.publish', 'mailer.send'])
      world.calls.fail(call, { error: new PermanentServiceError('AccessDenied') });

    expect((await write(world, 'left-disabled', left)).outcome).toBe('closed');

    expect(stored(world)).toMatchObject({ status: 'closed', closedAt: AT });
    expect(stored(world).due).toMatchObject({ finding: { tries: 1 }, operators: [{ tries: 1 }] });
  });
});

describe('the end of a case', () => {
  it.each<[QuestionKind, AnswerKind, string]>([
    ['stakeholder', 'keep', 'retirement'],
    ['deletion', 'confirm', 'observation'],
    ['use', 'exempt', 'use'],
    ['deletion', 'restore', 'restore'],
  ])('after the question %s is held up by the untaken "%s"', async (kind, said, goesOn) => {
    const off = kind === 'deletion' ? { disabled } : {};
    const world = worldWith({
      question: { ...aQuestion(kind), planId: 'p' },
      answers: [anAnswer({ kind: said, delivered: false })],
      ...off,
    });
    const before = stored(world);

    expect((await write(world, 'unanswered', { user: aUser() })).outcome).toBe(goesOn);

    expect(stored(world)).toMatchObject({ status: 'open', step: before.step, question: before.question });
    expect(stored(world).update).toBeUndefined();
    expect(findingOf(world).history).toEqual([]);
    expect(world.topic.published).toEqual([]);
  });

  it('is held up by an answer that comes in the very moment of its write', async () => {
    const world = worldWith({ question: { ...aQuestion('stakeholder'), planId: 'p' } });
    world.table.meanwhile(() => {
      const record = stored(world);
      const answers = [anAnswer({ kind: 'keep', delivered: false })];
      world.table.store({ ...record, revision: record.revision + 1, answers });
    });

    expect((await write(world, 'unanswered', { user: aUser() })).outcome).toBe('retirement');
    expect(stored(world).status).toBe('open');
    expect(findingOf(world).history).toEqual([]);
  });

  it('as a failure is held up by a wish to restore, unless giving back is what failed', async () => {
    const wish = () => worldWith({ disabled, answers: [anAnswer({ kind: 'restore', delivered: false })] });
    const failedIn = (state: string) => ({ failure: { state, error: 'PermanentServiceError' } });
    const [one, other] = [wish(), wish()];

    expect((await write(one, 'failed', {}, failedIn('DeleteCredentials'))).outcome).toBe('restore');
    expect((await write(other, 'failed', {}, failedIn('RevertCredentials'))).outcome).toBe('closed');
    expect(stored(one).status).toBe('open');
    expect(stored(other).status).toBe('closed');
  });
});
