import { describe, expect, it } from 'vitest';
import { ask } from '../../../functions/ask/ask.ts';
import { askInputSchema } from '../../../functions/ask/schema.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import { InvalidInputError } from '../../../functions/domain/errors/errors.ts';
import { AT, aQuestion, aRecord, daysAgo, USER_ID } from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';
import { confirmedWorld, DISABLED, deleteIn } from './disabled-user.ts';

const waiting = {
  state: 'AwaitResume',
  enteredAt: AT,
  taskToken: 'token',
  retryCount: 0,
  case: addressOf(aRecord()),
};
const SIX_HOURS_LATER = daysAgo(-0.25);

/** Has the pause that `deleteIn` came back with put as a question, as the workflow does. */
async function wait(world: World): Promise<void> {
  await deleteIn(world);
  await ask(waiting, world);
}

describe('while all is paused', () => {
  it.each(['credentials', 'user'] as const)('no %s is deleted, and no kit is written', async (scope) => {
    const world = confirmedWorld(scope);
    world.pauses.set({ since: AT });

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('paused');
    expect(record).toMatchObject({ disabled: DISABLED, question: { pause: { resumeAt: 'delete' } } });
    expect(world.iam.state.acts).toEqual([]);
    expect(world.table.at(USER_ID).restoreKit).toBeUndefined();
    expect(world.calls.made.filter((call) => call.startsWith('sessions'))).toEqual([]);
  });

  it('a deletion that has begun is finished: a half-deleted user cannot be restored', async () => {
    const world = confirmedWorld('user');
    world.calls.fail('iam.deleteUser:credentials');
    await expect(deleteIn(world)).rejects.toThrow();
    world.pauses.set({ since: AT });

    expect((await deleteIn(world)).outcome).toBe('user-deleted');
    expect(world.iam.state.users).toEqual([]);
  });

  it('that begins while the kit is made ready holds the deletion back, and no kit is written', async () => {
    const world = confirmedWorld('credentials');
    const sessions: World['sessions'] = {
      open(...parameters) {
        world.pauses.set({ since: AT });
        return world.sessions.open(...parameters);
      },
    };

    expect((await deleteIn({ ...world, sessions })).outcome).toBe('paused');
    expect(world.iam.state.acts).toEqual([]);
    expect(world.table.at(USER_ID)).not.toHaveProperty('restoreKit');
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

describe('a deletion about which nobody was asked, and that waits for its day', () => {
  const until = daysAgo(1);
  const question = { ...aQuestion('paused'), before: { kind: 'impact' as const, until } };
  const world = (settings: object) => {
    const confirmed = confirmedWorld('credentials', { settings });
    const record = confirmed.table.at(USER_ID);
    confirmed.table.store({ ...record, question, answers: record.answers.slice(0, 1) });
    return confirmed;
  };

  it('is not done where an early word was to leave all off, whatever was said after it', async () => {
    const waiting = world({ deletionNeedsConfirmation: false });
    const record = waiting.table.at(USER_ID);
    const [retire] = record.answers;
    if (retire === undefined) throw new Error('the answer is missing');
    const early = (kind: 'confirm' | 'leave-disabled') => ({
      ...retire,
      kind,
      answerId: kind,
      delivered: false,
    });
    const answers = [retire, early('leave-disabled'), early('confirm')];
    waiting.table.store({ ...record, answers });

    expect((await deleteIn(waiting)).outcome).toBe('left-disabled');
  });

  it('is done as long as the settings ask for no word', async () => {
    expect((await deleteIn(world({ deletionNeedsConfirmation: false }))).outcome).toBe('deleted');
  });

  it.each([
    ['ask for one', { deletionNeedsConfirmation: true }, 'needs a confirmation'],
    ['leave everything disabled', { afterObservation: 'keep-disabled' }, 'stays so'],
  ])('is left where they %s by then, and says why', async (_, settings, said) => {
    const left = world({ deletionNeedsConfirmation: false, ...settings });

    const { outcome, record } = await deleteIn(left);

    expect(outcome).toBe('left-disabled');
    expect(record.remarks).toEqual([expect.stringContaining(said)]);
    expect(left.iam.state.acts).toEqual([]);
  });
});

describe('after the pause', () => {
  it('the confirmation from before still allows the deletion', async () => {
    const world = confirmedWorld('credentials');
    world.pauses.set({ since: AT });
    await wait(world);
    world.pauses.set({ paused: false });

    expect((await deleteIn(world, SIX_HOURS_LATER)).outcome).toBe('deleted');
  });

  it('is not taken as the end of an observation that goes on', async () => {
    const world = confirmedWorld('credentials', { settings: { deletionNeedsConfirmation: false } });
    const record = world.table.at(USER_ID);
    const watching = aQuestion('impact', { number: 4, until: daysAgo(-7) });
    world.table.store({ ...record, question: watching });
    const forged = aQuestion('paused', {
      number: 5,
      pause: { resumeAt: 'delete', since: AT, by: 'nobody', reason: '' },
    });
    const input = askInputSchema.parse({ ...waiting, case: { ...waiting.case, question: forged } });
    await ask(input, world);

    expect(input).toEqual(waiting);
    expect(world.table.at(USER_ID).question).toMatchObject({ kind: 'impact', taskToken: 'token' });
    await expect(deleteIn(world)).rejects.toThrow(InvalidInputError);
    expect(world.iam.state.acts).toEqual([]);
  });
});
