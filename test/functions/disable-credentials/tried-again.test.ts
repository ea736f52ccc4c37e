import { describe, expect, it } from 'vitest';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { emptyDay } from '../../../functions/domain/window/day-of-acts.ts';
import { AT, aKey, anAnswer, aPassword, daysAgo, OLD_KEY } from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';
import { answered, disable, ENTERED_AGAIN, idsOff, stored, worldWith } from './answered.ts';

const denied = new PermanentServiceError('AccessDenied');

/** Something happens just before IAM is read for the n-th time from now on. */
function beforeRead(world: World, nth: number, act: () => void): void {
  const { read } = world.reader;
  let reads = 0;
  world.reader.read = (...asked) => {
    if (++reads === nth) act();
    return read(...asked);
  };
}

/** Attempts that have announced the password and not touched it, held up, after which somebody has used it. */
async function usedAfterAnnouncing(): Promise<World> {
  const world = worldWith();
  world.calls.fail('iam.deleteLoginProfile');
  await disable(world).catch(() => undefined);
  world.table.store({ ...stored(world), heldUp: { state: 'DisableCredentials', since: AT } });
  world.iam.change(() => ({ credentials: [aPassword({ lastUsedAt: AT }), aKey()] }));
  return world;
}

describe('what was announced and is dropped at the next try', () => {
  it('is not announced any more, also where that try fails', async () => {
    const world = await usedAfterAnnouncing();
    world.calls.fail('iam.deactivateKey');

    await expect(disable(world, ENTERED_AGAIN)).rejects.toThrow('the reply was lost');

    expect(idsOff(world)).toEqual([OLD_KEY]);
  });

  it('stays dropped, whatever a later read shows', async () => {
    const world = await usedAfterAnnouncing();
    world.calls.fail('iam.deactivateKey');
    await disable(world, ENTERED_AGAIN).catch(() => undefined);
    world.iam.change(() => ({ credentials: [aPassword(), aKey()] }));

    const { outcome, record } = await disable(world, ENTERED_AGAIN);

    expect(outcome).toBe('disabled');
    expect(record.outcomes).toEqual([
      { credentialId: 'password', result: 'dropped', reason: expect.stringMatching(/^it was used on/) },
    ]);
    expect(world.iam.state.acts).toEqual([`deactivate ${OLD_KEY} of alice`]);
  });
});

describe('a refusal of IAM', () => {
  it('for the first of two is told, and the other is done', async () => {
    const world = worldWith();
    world.calls.fail('iam.deleteLoginProfile', { error: denied });

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('disabled');
    expect(record.outcomes).toEqual([{ credentialId: 'password', result: 'failed', reason: 'AccessDenied' }]);
    expect(idsOff(world)).toEqual([OLD_KEY]);
  });

  it('takes back only what was refused, also where the try fails then', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey', { error: denied });
    world.calls.fail('iam.read', { nth: 2 });

    await expect(disable(world)).rejects.toThrow('the reply was lost');

    expect(idsOff(world)).toEqual(['password']);
  });
});

describe('a read after disabling', () => {
  it.each([
    ['on', [aPassword(), aKey({ status: 'Inactive' })], /still shows password as active/],
    ['unreadable', [aKey({ problem: 'denied' })], /does not show whether .*MPLE is off: denied/],
  ])('that shows something as %s makes the step try again', async (_, credentials, message) => {
    const world = worldWith();
    beforeRead(world, 2, () => world.iam.change(() => ({ credentials })));

    await expect(disable(world)).rejects.toThrow(message);
    expect(idsOff(world)).toEqual(['password', OLD_KEY]);
  });

  it('does not ask about what was refused', async () => {
    const world = worldWith();
    world.calls.fail('iam.deactivateKey', { error: denied });
    beforeRead(world, 2, () => world.iam.change(() => ({ credentials: [aKey({ problem: 'denied' })] })));

    expect((await disable(world)).outcome).toBe('disabled');
  });

  it('that shows no user ends the case', async () => {
    const world = worldWith();
    beforeRead(world, 2, () => (world.iam.state.users = []));

    expect((await disable(world)).outcome).toBe('gone');
  });
});

describe('what another invocation has disabled meanwhile', () => {
  it('is not forgotten by one that has something to report itself', async () => {
    const world = worldWith();
    const other = { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT };
    beforeRead(world, 1, () => {
      world.table.store({ ...stored(world), disabled: [other] });
      world.iam.change(() => ({ credentials: [aPassword(), aKey({ status: 'Inactive' })] }));
    });

    await expect(disable(world)).rejects.toThrow(/MPLE was disabled by another invocation/);
    expect(idsOff(world)).toEqual([OLD_KEY, 'password']);
  });
});

describe('a wish that comes before anything is off', () => {
  it.each([
    ['stop', 'stop'],
    ['restore', 'nothing-to-restore'],
  ] as const)('(%s) ends the case as %s', async (kind, outcome) => {
    const world = worldWith(answered({ answers: [anAnswer(), anAnswer({ kind, delivered: false })] }));

    expect((await disable(world)).outcome).toBe(outcome);
    expect(world.iam.state.acts).toEqual([]);
  });
});

describe('a day that cannot be had, after an attempt has announced something', () => {
  const MONDAY = daysAgo(-1);
  const actWindows = [{ days: ['Mon', 'Tue', 'Wed', 'Thu'], from: '09:00', to: '16:00' }];

  async function announcedOnly(): Promise<World> {
    const world = worldWith(answered(), { settings: { actWindows, maxActsPerDay: 1 }, now: MONDAY });
    world.calls.fail('iam.deleteLoginProfile');
    await disable(world, MONDAY).catch(() => undefined);
    for (let day = 1; day <= 40; day++)
      world.acts.set({
        ...emptyDay(daysAgo(-day).slice(0, 10)),
        revision: 1,
        acts: [{ caseId: 'other', owner: 'o' }],
      });
    const heldUp = { state: 'DisableCredentials', since: MONDAY } as const;
    world.table.store({ ...stored(world), heldUp });
    return world;
  }

  it('ends the case where that was never done', async () => {
    const world = await announcedOnly();

    const { outcome, record } = await disable(world, daysAgo(-1.1));

    expect(outcome).toBe('no-day-free');
    expect(record).toMatchObject({ disabled: [], outcomes: [], remarks: [] });
    expect(world.iam.state.acts).toEqual([]);
  });

  it('is looked for again where IAM shows only later that it was done', async () => {
    const world = await announcedOnly();
    beforeRead(world, 2, () => world.iam.change(() => ({ credentials: [aKey()] })));

    await expect(disable(world, daysAgo(-1.1))).rejects.toThrow(/shows as off what it has just shown as on/);
    expect(idsOff(world)).toEqual(['password']);
  });
});
