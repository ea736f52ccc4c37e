import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { PermanentServiceError, TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import type { UserReader } from '../../../functions/ports.ts';
import { AT, aKey, aPassword, daysAgo, OLD_KEY, USER_ID } from '../../support/builders.ts';
import { crashesOf } from '../../support/fakes/crashes.ts';
import type { World } from '../../support/fakes/world.ts';
import { inputWith, revertIn, secretOf, wantedBack } from './disabled-user.ts';

const secondsAgo = (seconds: number) => daysAgo(seconds / 86_400);
const passwordSet = (createdAt: string) => ({
  credentials: [aPassword({ createdAt }), aKey({ status: 'Inactive' })],
});
const resultOf = ({ outcomes }: CaseRecord) => outcomes[0];
const LEFT_ALONE = { result: 'dropped', reason: 'someone else has set a password meanwhile' };

/** The same world, in which so many reads do not show the new login profile. */
function lagging(world: World, reads: number): World {
  let left = reads;
  const late = (reader: UserReader): UserReader => ({
    async read(...parameters) {
      const read = await reader.read(...parameters);
      if (!read.exists || world.iam.state.passwords['alice'] === undefined || left-- <= 0) return read;
      const credentials = read.user.credentials.filter(({ id }) => id !== 'password');
      return { ...read, user: { ...read.user, credentials } };
    },
  });
  return {
    ...world,
    sessions: {
      async open(...parameters) {
        const { reader, writer } = await world.sessions.open(...parameters);
        return { reader: late(reader), writer };
      },
    },
  };
}

/** Tries again as the workflow does. */
async function untilDone(world: World) {
  for (let attempt = 0; attempt < 6; attempt++) {
    try {
      return await revertIn(world);
    } catch (error) {
      if (!(error instanceof TransientServiceError)) throw error;
    }
  }
  return revertIn(world);
}

describe('a login profile that IAM does not show yet', () => {
  it.each([0, 1, 2, 3, 4, 5])('is waited for, and stays this case’s own (%i reads)', async (reads) => {
    const world = wantedBack();

    const { outcome, record } = await untilDone(lagging(world, reads));

    expect(outcome).toBe('restored');
    expect(resultOf(record)).toEqual({ credentialId: 'password', result: 'restored' });
    expect(record.passwordSecret?.since).toBe(AT);
    expect(secretOf(world)).toBe(world.iam.state.passwords['alice']);
  });

  it('is not taken as given back before a read shows it', async () => {
    const world = wantedBack();

    await expect(revertIn(lagging(world, 9))).rejects.toThrow(TransientServiceError);

    expect(world.table.at(USER_ID)).not.toHaveProperty('restoredAt');
  });

  it('is not made again where an earlier reply was lost', async () => {
    const world = wantedBack();
    world.calls.fail('iam.createLoginProfile', { when: 'after' });

    const { record } = await untilDone(lagging(world, 2));

    expect(resultOf(record)).toMatchObject({ result: 'restored' });
    expect(world.iam.state.acts.filter((act) => act.includes('password'))).toHaveLength(1);
    expect(secretOf(world)).toBe(world.iam.state.passwords['alice']);
  });
});

describe('the password of a case that has died', () => {
  const passwordSecret = { since: secondsAgo(60), attempts: 1, caseId: 'alice-0' };

  it('goes on in that one’s secret', async () => {
    const world = wantedBack({ record: { passwordSecret } });

    await revertIn(world);

    expect([...world.secrets.stored.keys()]).toEqual(['alice-0']);
  });

  it('is stored under the name that the record has by then, where another attempt has given up meanwhile', async () => {
    const dry = wantedBack({ record: { passwordSecret } });
    await revertIn(dry);
    const world = wantedBack({ record: { passwordSecret } });
    const reads = dry.calls.made.indexOf('secrets.createOrGet') - 2;
    expect(dry.calls.made[reads]).toBe('table.get');
    world.calls.meanwhileAt(reads, async () => {
      const { passwordSecret: _givenUp, ...rest } = world.table.at(USER_ID);
      world.table.store({ ...rest, revision: rest.revision + 1 });
    });

    const { record } = await revertIn(world);

    expect([...world.secrets.stored.keys()]).toEqual([record.caseId]);
    expect(record.passwordSecret).not.toHaveProperty('caseId');
  });
});

describe('a login profile of somebody else', () => {
  it('is known by its date, also where an attempt of this case is on record', async () => {
    const world = wantedBack({
      record: { passwordSecret: { since: AT, attempts: 1 } },
      user: passwordSet(secondsAgo(5)),
    });
    await world.secrets.createOrGet(world.table.at(USER_ID).caseId, 'pw', []);

    const { record } = await revertIn(world);

    expect(resultOf(record)).toMatchObject(LEFT_ALONE);
    expect(record).not.toHaveProperty('passwordSecret');
    expect(world.secrets.stored.size).toBe(0);
  });

  it('is known where no password was stored before it was there', async () => {
    const world = wantedBack({
      record: { passwordSecret: { since: AT, attempts: 1 } },
      user: passwordSet(AT),
    });

    const { record } = await revertIn(world);

    expect(resultOf(record)).toMatchObject(LEFT_ALONE);
    expect(world.secrets.stored.size).toBe(0);
  });

  it('is known long after the last attempt, which has made none', async () => {
    const world = wantedBack({ record: { passwordSecret: { since: secondsAgo(3600), attempts: 3 } } });
    await world.secrets.createOrGet(world.table.at(USER_ID).caseId, 'pw', []);
    const index = world.calls.made.length + 7;
    const setOne = async () => world.iam.change(() => passwordSet(AT));
    world.calls.meanwhileAt(index, setOne);

    const { record } = await revertIn(world);

    expect(world.calls.made[index]).toBe('iam.createLoginProfile');
    expect(resultOf(record)).toMatchObject(LEFT_ALONE);
    expect(world.secrets.stored.size).toBe(0);
  });
});

describe('a login profile from before', () => {
  const olderThanDisabling = passwordSet(daysAgo(300));

  it('that a late read still shows is no one’s: the new password is made', async () => {
    const world = wantedBack();
    let isLate = true;
    const stale: World = {
      ...world,
      sessions: {
        async open(...parameters) {
          const { reader, writer } = await world.sessions.open(...parameters);
          return {
            writer,
            reader: {
              async read(...ofUser) {
                const read = await reader.read(...ofUser);
                if (!isLate || !read.exists) return read;
                isLate = false;
                return { ...read, user: { ...read.user, ...olderThanDisabling } };
              },
            },
          };
        },
      },
    };

    const { record } = await revertIn(stale);

    expect(resultOf(record)).toMatchObject({ result: 'restored' });
    expect(secretOf(world)).toBe(world.iam.state.passwords['alice']);
  });

  it('that was never deleted stays, and there is no new password', async () => {
    const world = wantedBack({ user: olderThanDisabling });

    const { record } = await revertIn(world);

    expect(resultOf(record)).toEqual({ credentialId: 'password', result: 'restored' });
    expect(record).not.toHaveProperty('passwordSecret');
    expect(record.remarks).toEqual([]);
    expect(world.iam.state.passwords).toEqual({});
    expect(world.secrets.stored.size).toBe(0);
  });
});

describe('two attempts at once', async () => {
  const calls = (await crashesOf(wantedBack, (world) => revertIn(world))).filter(
    ({ when }) => when === 'before',
  );

  it.each(calls.map(({ index, name }) => [index, name] as const))(
    'the other before call %i (%s): the password that works is the one that is stored',
    async (index) => {
      const world = wantedBack();
      world.calls.meanwhileAt(index, () => revertIn(world));

      const { outcome, record } = await untilDone(world);

      expect(outcome).toBe('restored');
      expect(resultOf(record)).toMatchObject({ result: 'restored' });
      expect(record.passwordSecret?.since).toBe(AT);
      expect(world.iam.state.passwords['alice']).toBe(secretOf(world));
    },
  );

  it.each(calls.map(({ index, name }) => [index, name] as const))(
    'the other, cut off at its login profile, before call %i (%s): the same',
    async (index) => {
      const world = wantedBack();
      world.calls.meanwhileAt(index, async () => {
        world.calls.fail('iam.createLoginProfile', { when: 'after' });
        await revertIn(world).catch(() => undefined);
      });

      const { record } = await untilDone(lagging(world, 2));

      expect(resultOf(record)).toMatchObject({ result: 'restored' });
      expect(world.iam.state.passwords['alice']).toBe(secretOf(world));
    },
  );

  it('the one that IAM refuses leaves what the other has stored', async () => {
    const world = wantedBack();
    const refused = calls.find(({ name }) => name === 'iam.createLoginProfile')?.index ?? -1;
    world.calls.fail('iam.createLoginProfile', { error: new PermanentServiceError('AccessDenied') });
    world.calls.meanwhileAt(refused, () => revertIn(world).catch(() => undefined));

    await untilDone(world);

    expect(world.iam.state.passwords['alice']).toBe(secretOf(world));
    expect(world.table.at(USER_ID).outcomes.at(-1)).toEqual({ credentialId: OLD_KEY, result: 'restored' });
  });
});

describe('a refusal of IAM', () => {
  it('after an attempt whose reply was lost leaves the password stored that this may have set', async () => {
    const world = wantedBack();
    world.calls.fail('iam.createLoginProfile', { when: 'after' });
    world.calls.fail('iam.createLoginProfile', { nth: 2, error: new PermanentServiceError('AccessDenied') });
    const late = lagging(world, 9);
    await revertIn(late).catch(() => undefined);
    await revertIn(late).catch(() => undefined);

    expect(secretOf(world)).toBe(world.iam.state.passwords['alice']);
  });
});

describe('an attempt that comes late', () => {
  it('makes nothing once the case is over', async () => {
    const world = wantedBack();
    const first = world.calls.made.length + 4;
    const close = async () => world.table.store({ ...world.table.at(USER_ID), status: 'closed' });
    world.calls.meanwhileAt(first, close);

    await expect(revertIn(world, inputWith())).rejects.toThrow(/over/);

    expect(world.calls.made).not.toContain('secrets.createOrGet');
    expect(world.iam.state.passwords).toEqual({});
  });
});
