import { describe, expect, it } from 'vitest';
import { TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { AT, aKey, anAnswer, aPassword, daysAgo, OLD_KEY, OWNER } from '../../support/builders.ts';
import { answered, disable, stored, worldWith } from './answered.ts';

const SIX_HOURS_LATER = daysAgo(-0.25);
const idsOff = (world: ReturnType<typeof worldWith>) =>
  stored(world).disabled.map(({ credentialId }) => credentialId);

/** A world in which all is paused once the first act is announced. */
function pausedHalfWay() {
  const world = worldWith();
  world.table.meanwhile(() => world.pauses.set({ since: AT }));
  return world;
}

describe('while all is paused', () => {
  it('nothing is disabled, and no role is assumed', async () => {
    const world = worldWith();
    world.pauses.set({ since: AT });

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('paused');
    expect(record.question).toMatchObject({ kind: 'paused', pause: { resumeAt: 'disable' } });
    expect(world.iam.state.acts).toEqual([]);
    expect(record.disabled).toEqual([]);
    expect(world.calls.made.filter((call) => call.startsWith('sessions'))).toEqual([]);
  });

  it('between two acts the rest is held back, and what is off so far is recorded', async () => {
    const world = pausedHalfWay();

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('paused');
    expect(record.question).toMatchObject({ kind: 'paused', pause: { resumeAt: 'disable' } });
    expect(world.iam.state.acts).toEqual(['delete password of alice']);
    expect(record.disabled).toEqual([
      { credentialId: 'password', kind: 'password', lastUsedAt: daysAgo(120), disabledAt: AT },
    ]);
    expect(record).not.toHaveProperty('observeUntil');
    expect(record.user?.credentials).toEqual([aKey()]);
    expect(record.remarks).toEqual([]);
  });

  it('a protection that was found after the pause began is not what holds it', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey');
    await expect(disable(world)).rejects.toThrow(TransientServiceError);
    world.pauses.set({ since: AT });
    world.iam.change(() => ({ tags: { Owner: OWNER, 'break-glass': '' } }));

    expect((await disable(world, SIX_HOURS_LATER)).outcome).toBe('paused');
    expect(idsOff(world)).toEqual(['password']);
  });

  it('what a crash has left undone is held back too, and only what is off counts as off', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey');
    await expect(disable(world)).rejects.toThrow(TransientServiceError);
    world.pauses.set({ since: AT });

    expect((await disable(world, SIX_HOURS_LATER)).outcome).toBe('paused');
    expect(world.iam.state.acts).toEqual(['delete password of alice']);
    expect(idsOff(world)).toEqual(['password']);
  });

  it('what was announced in this entry is not forgotten because IAM shows it as on: all its reads may be late', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey');
    await expect(disable(world)).rejects.toThrow(TransientServiceError);
    world.pauses.set({ since: AT });

    await expect(disable(world)).rejects.toThrow('IAM may not show yet whether AKIA…MPLE is off');
    expect(idsOff(world)).toEqual(['password', OLD_KEY]);
  });

  it('what a crash has announced and not done does not stand in the way of a wish to stop', async () => {
    const announced = { credentialId: 'password', kind: 'password' as const, disabledAt: daysAgo(0.02) };
    const stop = anAnswer({ kind: 'stop', delivered: false });
    const world = worldWith(answered({ disabled: [announced], answers: [anAnswer(), stop] }));

    expect((await disable(world)).outcome).toBe('stop');
    expect(world.iam.state.acts).toEqual([]);
    expect(idsOff(world)).toEqual([]);
  });

  it('what is off already is not disabled again', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey');
    await expect(disable(world)).rejects.toThrow(TransientServiceError);

    expect((await disable(world)).outcome).toBe('disabled');
    expect(world.iam.state.acts).toEqual(['delete password of alice', `deactivate ${OLD_KEY} of alice`]);
  });

  it('a case that was stopped ends all the same', async () => {
    const world = worldWith(
      answered({ answers: [anAnswer(), anAnswer({ kind: 'stop', delivered: false })] }),
    );
    world.pauses.set({ since: AT });

    expect((await disable(world)).outcome).toBe('stop');
  });
});

describe('after the pause', () => {
  it('it goes on where it was', async () => {
    const world = worldWith();
    world.pauses.set({ since: AT });
    await disable(world);
    world.pauses.set({ paused: false });

    expect((await disable(world, SIX_HOURS_LATER)).outcome).toBe('disabled');
    expect(world.iam.state.acts).toHaveLength(2);
  });

  it('the rest is disabled as well, and each counts from its own time', async () => {
    const world = pausedHalfWay();
    await disable(world);
    world.pauses.set({ paused: false });

    const { outcome, record } = await disable(world, SIX_HOURS_LATER);

    expect(outcome).toBe('disabled');
    expect(world.iam.state.acts).toEqual(['delete password of alice', `deactivate ${OLD_KEY} of alice`]);
    expect(record.disabled).toEqual([
      { credentialId: 'password', kind: 'password', lastUsedAt: daysAgo(120), disabledAt: AT },
      {
        credentialId: OLD_KEY,
        kind: 'access-key',
        lastUsedAt: daysAgo(200),
        disabledAt: SIX_HOURS_LATER,
      },
    ]);
  });

  it('a password that someone has set meanwhile is theirs', async () => {
    const world = pausedHalfWay();
    await disable(world);
    world.iam.change(({ credentials }) => ({ credentials: [aPassword({ createdAt: AT }), ...credentials] }));
    world.pauses.set({ paused: false });

    await disable(world, SIX_HOURS_LATER);

    expect(world.iam.user().credentials.map(({ id }) => id)).toEqual(['password', OLD_KEY]);
    expect(idsOff(world)).toEqual([OLD_KEY]);
  });

  it('a switch that cannot be read disables nothing', async () => {
    const world = worldWith();
    world.calls.fail('pauses.read');

    await expect(disable(world)).rejects.toThrow(TransientServiceError);
    expect(world.iam.state.acts).toEqual([]);
  });
});
