import { describe, expect, it } from 'vitest';
import { ask } from '../../../functions/ask/ask.ts';
import { InvalidInputError } from '../../../functions/domain/errors/errors.ts';
import { AT, aCase, aQuestion, daysAgo, USER_ID } from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';
import { aliceOff, confirmedWorld, DISABLED, deleteIn } from './disabled-user.ts';

/** Has the pause that `deleteIn` came back with put as a question, as the workflow does. */
async function wait(world: World): Promise<void> {
  const { case: case_ } = await deleteIn(world);
  await ask({ state: 'AwaitResume', enteredAt: AT, taskToken: 'token', case: case_ }, world);
}

describe('while all is paused', () => {
  it.each(['credentials', 'user'] as const)('no %s is deleted, and no kit is written', async (scope) => {
    const world = confirmedWorld(scope);
    world.pauses.set({ since: AT });

    const { outcome, case: case_ } = await deleteIn(world);

    expect(outcome).toBe('paused');
    expect(case_).toMatchObject({ disabled: DISABLED, question: { pause: { resumeAt: 'delete' } } });
    expect(world.iam.state.acts).toEqual([]);
    expect(world.table.at(USER_ID).restoreKit).toBeUndefined();
  });

  it('a deletion that has begun is finished: a half-deleted user cannot be restored', async () => {
    const world = confirmedWorld('user');
    world.calls.fail('iam.deleteUser');
    await expect(deleteIn(world)).rejects.toThrow();
    world.pauses.set({ since: AT });

    expect((await deleteIn(world)).outcome).toBe('user-deleted');
    expect(world.iam.state.users).toEqual([]);
  });

  it('what is to be left disabled is left disabled', async () => {
    const world = confirmedWorld('credentials');
    const record = world.table.at(USER_ID);
    const [retire, confirm] = record.answers;
    if (retire === undefined || confirm === undefined) throw new Error('the answers are missing');
    world.table.store({ ...record, answers: [retire, { ...confirm, kind: 'leave-disabled' }] });
    world.pauses.set({ since: AT });

    expect((await deleteIn(world)).outcome).toBe('left-disabled');
  });
});

describe('after the pause', () => {
  it('the confirmation from before still allows the deletion', async () => {
    const world = confirmedWorld('credentials');
    world.pauses.set({ since: AT });
    await wait(world);
    world.pauses.set({ paused: false });

    expect((await deleteIn(world)).outcome).toBe('deleted');
  });

  it('is not taken as the end of an observation that goes on', async () => {
    const world = confirmedWorld('credentials', { settings: { deletionNeedsConfirmation: false } });
    const record = world.table.at(USER_ID);
    const planId = record.plan?.planId ?? '';
    const watching = aQuestion('impact', { number: 4, until: daysAgo(-7) });
    world.table.store({ ...record, question: { ...watching, planId, sent: true } });
    const forged = aQuestion('paused', {
      number: 5,
      pause: { resumeAt: 'delete', since: AT, by: 'nobody', reason: '' },
    });
    const case_ = aCase({ user: aliceOff(), question: forged });
    await ask({ state: 'AwaitResume', enteredAt: AT, taskToken: 'token', case: case_ }, world);

    await expect(deleteIn(world)).rejects.toThrow(InvalidInputError);
    expect(world.iam.state.acts).toEqual([]);
  });
});
