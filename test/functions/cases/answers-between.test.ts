import { describe, expect, it } from 'vitest';
import { giveAnswer } from '../../../functions/cases/give-answer.ts';
import type { Proposal } from '../../../functions/domain/answering/proposal.ts';
import type { Role } from '../../../functions/domain/question/question.ts';
import { anAnswer, aRecord, USER_ID } from '../../support/builders.ts';

import {
  answersIn,
  disabled,
  outcomeIn,
  proposal,
  restoreKit,
  TOKEN,
  waiting,
  worldWith,
} from './answering.ts';

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
    await giveAnswer(proposal({ kind: 'confirm' }), world);

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

  it.each<[Proposal['kind'], Role, Proposal['kind'], string]>([
    ['leave-disabled', 'security-contact', 'confirm', 'already-answered'],
    ['confirm', 'stakeholder', 'leave-disabled', 'stored'],
  ])(
    '"%s" of a %s: "%s" is %s after it, since the more careful one is taken',
    async (first, role, then, is) => {
      const world = worldWith(waiting('impact'));
      await giveAnswer(proposal({ kind: first, role }), world);

      const second = await giveAnswer(proposal({ kind: then, role: 'security-contact' }), world);

      expect(second.is).toBe(is);
    },
  );

  it('of an analyst to leave it off ends the wait, whoever has said so before for later', async () => {
    const world = worldWith(waiting('impact'));
    const leave = { kind: 'leave-disabled', planId: undefined } as const;
    await giveAnswer(proposal({ ...leave, role: 'security-contact' }), world);

    const outcome = await giveAnswer(proposal({ ...leave, role: 'analyst', by: 'the command' }), world);

    expect(outcome.is).toBe('taken');
    expect(outcomeIn(world)).toBe('leave-disabled');
    for (const role of ['analyst', 'security-contact'] as const)
      expect(await giveAnswer(proposal({ ...leave, role }), world)).toMatchObject({
        is: 'already-answered',
      });
    expect(answersIn(world)).toHaveLength(3);
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
