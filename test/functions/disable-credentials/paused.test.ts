import { describe, expect, it } from 'vitest';
import { disableCredentials } from '../../../functions/disable-credentials/disable-credentials.ts';
import { TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { AT, aCase, anAnswer, aQuestion, aRecord, USER_ID } from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const answered = () => aWorld({ records: [aRecord({ answers: [anAnswer()] })] });
const disable = (world: World) =>
  disableCredentials(
    { state: 'DisableCredentials', enteredAt: AT, case: aCase({ question: aQuestion('stakeholder') }) },
    world,
  );

describe('while all is paused', () => {
  it('nothing is disabled, and no role is assumed', async () => {
    const world = answered();
    world.pauses.set({ since: AT });

    const { outcome, case: case_ } = await disable(world);

    expect(outcome).toBe('paused');
    expect(case_.question).toMatchObject({ kind: 'paused', pause: { resumeAt: 'disable' } });
    expect(world.iam.state.acts).toEqual([]);
    expect(world.table.at(USER_ID).disabled).toEqual([]);
    expect(world.calls.made.filter((call) => call.startsWith('sessions'))).toEqual([]);
  });

  it('what has begun is finished, so that the note is true of the whole user', async () => {
    const world = answered();
    world.calls.fail('iam.deactivateKey');
    await expect(disable(world)).rejects.toThrow(TransientServiceError);
    world.pauses.set({ since: AT });

    expect((await disable(world)).outcome).toBe('disabled');
    expect(world.iam.state.acts).toHaveLength(2);
  });

  it('a case that was stopped ends all the same', async () => {
    const world = aWorld({
      records: [aRecord({ answers: [anAnswer(), anAnswer({ kind: 'stop', delivered: false })] })],
    });
    world.pauses.set({ since: AT });

    expect((await disable(world)).outcome).toBe('stop');
  });
});

describe('after the pause', () => {
  it('it goes on where it was', async () => {
    const world = answered();
    world.pauses.set({ since: AT });
    const { case: case_ } = await disable(world);
    world.pauses.set({ paused: false });

    const { outcome } = await disableCredentials(
      { state: 'DisableCredentials', enteredAt: AT, case: case_ },
      world,
    );

    expect(outcome).toBe('disabled');
    expect(world.iam.state.acts).toHaveLength(2);
  });

  it('a switch that cannot be read disables nothing', async () => {
    const world = answered();
    world.calls.fail('pauses.read');

    await expect(disable(world)).rejects.toThrow(TransientServiceError);
    expect(world.iam.state.acts).toEqual([]);
  });
});
