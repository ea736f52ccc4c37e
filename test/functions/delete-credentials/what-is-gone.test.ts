import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { canRestore } from '../../../functions/domain/wish/have-back.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPlan,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  someSettings,
  USER_ID,
} from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';
import {
  aliceBefore,
  aliceOff,
  confirm,
  confirmedWorld,
  DISABLED,
  deleteIn,
  leave,
  planId,
  retire,
} from './disabled-user.ts';

const stored = (world: World) => world.table.at(USER_ID);
const restore = anAnswer({ kind: 'restore', planId, delivered: false });
const off = aKey({ status: 'Inactive' });
const otherOff = aKey({ id: OTHER_KEY, status: 'Inactive' });
const key = (credentialId: string): CaseRecord['disabled'][number] => ({
  ...{ credentialId, kind: 'access-key', lastUsedAt: daysAgo(200), disabledAt: daysAgo(14) },
});

/** Something happens just before IAM is read for the n-th time from now on. */
function beforeRead(world: World, nth: number, act: () => void): World {
  const { read } = world.reader;
  let reads = 0;
  world.reader.read = (...asked) => {
    if (++reads === nth) act();
    return read(...asked);
  };
  return world;
}

/** Two keys, of which an attempt has deleted the first and failed at the second. */
async function halfDone(): Promise<World> {
  const disabled = [...DISABLED, key(OTHER_KEY)];
  const world = confirmedWorld('credentials', {
    user: { credentials: [off, otherOff] },
    record: { disabled },
  });
  world.calls.fail('iam.deleteKey', { nth: 2 });
  await expect(deleteIn(world)).rejects.toThrow();
  return world;
}

describe('what somebody else has deleted before', () => {
  it('is not told as deleted by the case, and the other key goes', async () => {
    const disabled = [key(OLD_KEY), key(OTHER_KEY)];
    const world = confirmedWorld('credentials', { user: { credentials: [otherOff] }, record: { disabled } });

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('deleted');
    expect(world.iam.state.acts).toEqual([`delete ${OTHER_KEY} of alice`]);
    expect(record.outcomes).toEqual([
      { credentialId: OLD_KEY, result: 'dropped', reason: 'someone else deleted it' },
      { credentialId: OTHER_KEY, result: 'deleted' },
    ]);
  });

  it('is no deletion by the case where that is everything', async () => {
    const world = confirmedWorld('credentials', {
      user: { credentials: [] },
      record: { disabled: [key(OLD_KEY)] },
    });

    expect((await deleteIn(world)).outcome).toBe('left-disabled');
  });
});

describe('a read after deleting', () => {
  it('that shows no user ends the case, which tells what it was asked to delete', async () => {
    const world = confirmedWorld('credentials');
    beforeRead(world, 2, () => (world.iam.state.users = []));

    expect((await deleteIn(world)).outcome).toBe('gone');
  });

  it('that shows the user by another name goes on with that', async () => {
    const world = confirmedWorld('user');
    beforeRead(world, 2, () => (world.iam.state.users = [aliceOff({ userName: 'alicia' })]));

    const { outcome, record } = await deleteIn(world);

    expect({ outcome, userName: record.userName }).toEqual({ outcome: 'user-deleted', userName: 'alicia' });
    expect(world.iam.state.users).toEqual([]);
  });
});

describe('a session that may delete the user', () => {
  it('is not opened where only credentials go', async () => {
    const world = confirmedWorld('credentials');

    await deleteIn(world);

    expect(world.calls.made.filter((call) => call.startsWith('sessions'))).toEqual(['sessions.open:delete']);
  });
});

describe('the last word about deletion', () => {
  it.each([
    ['to leave it disabled', [retire, confirm, leave], 'left-disabled'],
    [
      'to leave it disabled, before a word about something else',
      [retire, leave, { ...confirm, kind: 'extend' }],
      'left-disabled',
    ],
    ['to delete it after all', [retire, leave, confirm], 'deleted'],
    ['to leave it disabled, and a wish to have it back', [retire, confirm, leave, restore], 'restore'],
  ] as const)('(%s) counts', async (_, answers, outcome) => {
    const world = confirmedWorld('credentials', { record: { answers: [...answers] } });

    const ended = await deleteIn(world);

    expect(ended.outcome).toBe(outcome);
    expect(ended.record.remarks).toEqual([]);
  });

  it('comes too late once the user is half deleted', async () => {
    const world = confirmedWorld('user');
    world.calls.fail('iam.deleteUser:credentials');
    await expect(deleteIn(world)).rejects.toThrow();
    world.table.store({ ...stored(world), answers: [...stored(world).answers, leave] });

    expect((await deleteIn(world)).outcome).toBe('user-deleted');
  });
});

describe('a deletion of credentials that is half done', () => {
  it('is given back what is left where that is wanted', async () => {
    const world = await halfDone();
    world.table.store({ ...stored(world), answers: [...stored(world).answers, restore] });

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('restore');
    expect(record).toMatchObject({ outcomes: [{ credentialId: OLD_KEY, result: 'deleted' }], remarks: [] });
    expect(world.iam.user().credentials).toEqual([otherOff]);
  });
});

describe('a key that IAM lists and cannot show, once something is gone', () => {
  it.each<[string, () => Promise<World>]>([
    ['credentials', halfDone],
    [
      'the whole user',
      async () => {
        const world = confirmedWorld('user');
        world.calls.fail('iam.deleteUser:credentials');
        await expect(deleteIn(world)).rejects.toThrow();
        return world;
      },
    ],
  ])('is looked for again before more of %s goes', async (_, begin) => {
    const world = await begin();
    world.iam.change(({ credentials }) => ({
      credentials: credentials.map((one) => ({ ...one, problem: 'not found' })),
    }));
    const acts = [...world.iam.state.acts];

    await expect(deleteIn(world)).rejects.toThrow(TransientServiceError);
    expect(world.iam.state.acts).toEqual(acts);
  });
});

describe('a deletion of the whole user that has begun', () => {
  it('is known as begun where IAM still shows after the failure what is gone', async () => {
    const world = confirmedWorld('user');
    world.calls.fail('iam.deleteUser:mfaDevices');
    beforeRead(world, 2, () => (world.iam.state.users = [aliceOff()]));
    await expect(deleteIn(world)).rejects.toThrow();

    expect(stored(world).restoreKit?.isBegun).toBe(true);
    expect(canRestore(stored(world))).toBe(false);
  });

  it('by another invocation keeps the kit of that one', async () => {
    const world = confirmedWorld('user');
    const user = aliceOff({ groups: ['as it was'] });
    const theirs = { writtenAt: AT, scope: 'user' as const, user, inlinePolicyDocuments: {}, isBegun: true };
    world.table.meanwhile(() => {
      const record = stored(world);
      world.table.store({ ...record, revision: record.revision + 1, restoreKit: theirs });
    });

    await deleteIn(world);

    expect(stored(world).restoreKit?.user.groups).toEqual(['as it was']);
  });
});

describe('why the user stays', () => {
  const stays = async (user: Parameters<typeof confirmedWorld>[1]) =>
    (await deleteIn(confirmedWorld('user', user))).record.remarks;

  it('is said, with three reasons at most', async () => {
    const names = ['1', '2', '3', '4'];
    const sshPublicKeys = names.map((name) => ({ id: `APKA${name}`, status: 'Active' }));
    const [remark = '', ...more] = await stays({ user: { sshPublicKeys } });

    expect(more).toEqual([]);
    expect(remark.match(/APKA\d/g)).toEqual(['APKA1', 'APKA2', 'APKA3']);
    expect(remark).toMatch(/^The user stays, because of [^,]+, [^,]+, [^,]+\.$/);
  });

  it('is also a new key that is off', async () => {
    expect(await stays({ user: { credentials: [off, otherOff] } })).toEqual([
      'The user stays, because of AKIA…MPLE.',
    ]);
  });

  it('is also what was to be kept, and is gone by now', async () => {
    const decisions = { password: 'keep' as const, [OLD_KEY]: 'retire' as const };
    const { planId: id } = aPlan(aliceBefore(), someSettings({ deleteScope: 'user' }));
    const answers = [
      { ...retire, planId: id, decisions },
      { ...confirm, planId: id },
    ];

    expect(await stays({ record: { disabled: DISABLED.slice(1), answers } })).toEqual([
      'The user stays, because of password.',
    ]);
  });

  it('is what the plan found already', async () => {
    const before = aliceBefore({ sshPublicKeys: [{ id: 'APKA1', status: 'Active' }] });
    const plan = aPlan(before, someSettings({ deleteScope: 'user' }));
    const answers = [retire, confirm].map((one) => ({ ...one, planId: plan.planId }));
    const [remark] = await stays({ record: { plan, answers } });

    expect(remark).toMatch(/^The user stays, because of .*APKA1/);
  });

  it('is not said where nobody wanted it deleted', async () => {
    expect((await deleteIn(confirmedWorld('credentials'))).record.remarks).toEqual([]);
  });
});
