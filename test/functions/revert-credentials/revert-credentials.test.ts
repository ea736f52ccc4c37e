import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import {
  InvalidInputError,
  PermanentServiceError,
  TransientServiceError,
} from '../../../functions/domain/errors/errors.ts';
import { stillOff } from '../../../functions/domain/wish/have-back.ts';
import type { UserReader } from '../../../functions/ports.ts';
import { AT, aKey, anAnswer, aUser, daysAgo, OLD_KEY, OTHER_KEY, USER_ID } from '../../support/builders.ts';
import { crashesOf, runThrough } from '../../support/fakes/crashes.ts';
import type { World } from '../../support/fakes/world.ts';
import { aliceOff, DISABLED, inputWith, revertIn, secretOf, statusOf, wantedBack } from './disabled-user.ts';

describe('what this case disabled', () => {
  it('is restored: the keys as they were, and a new password', async () => {
    const world = wantedBack();

    const { outcome, record } = await revertIn(world);

    expect(outcome).toBe('restored');
    expect(statusOf(world, OLD_KEY)).toBe('Active');
    expect(statusOf(world, 'password')).toBe('Active');
    expect(record.outcomes).toEqual([
      { credentialId: 'password', result: 'restored' },
      { credentialId: OLD_KEY, result: 'restored' },
    ]);
    expect(record).toMatchObject({
      passwordSecret: { since: AT, attempts: 1 },
      mustUse: { credentialIds: ['password', OLD_KEY], from: AT, until: daysAgo(-14) },
      question: { number: 4, kind: 'use', message: 'restored', timeoutSeconds: 2 * 86_400 },
    });
    expect(record.restoredAt).toBe(AT);
    expect(stillOff(record)).toEqual([]);
  });

  it('is all that is restored: a key that was off before stays off', async () => {
    const world = wantedBack();

    await revertIn(world);

    expect(statusOf(world, OTHER_KEY)).toBe('Inactive');
    expect(world.iam.state.acts).toEqual(['set a password of alice', `activate ${OLD_KEY} of alice`]);
  });

  it('is what the table says, whatever the payload says', async () => {
    const world = wantedBack({ record: { disabled: DISABLED.slice(1) } });

    const input = inputWith({
      disabled: [{ credentialId: OTHER_KEY, kind: 'access-key', disabledAt: AT }],
    });
    await revertIn(world, input);

    expect(input).toEqual(inputWith());
    expect(world.iam.state.acts).toEqual([`activate ${OLD_KEY} of alice`]);
  });

  it('is not restored where a deletion has taken it before it was stopped', async () => {
    const outcomes = [{ credentialId: OLD_KEY, result: 'deleted' as const }];
    const credentials = [aKey({ id: OTHER_KEY, status: 'Inactive' })];
    const world = wantedBack({ record: { outcomes }, user: { credentials } });

    const { outcome, record } = await revertIn(world);

    expect(outcome).toBe('restored');
    expect(record.outcomes).toEqual([...outcomes, { credentialId: 'password', result: 'restored' }]);
    expect(record.mustUse?.credentialIds).toEqual(['password']);
  });

  it('is restored by the new name of its user, whose new password stays where it is', async () => {
    const world = wantedBack({ record: { passwordSecret: { since: AT, attempts: 1 } } });
    world.iam.change(() => ({ userName: 'alicia', arn: 'arn:aws:iam::123456789012:user/alicia' }));

    const { outcome, record } = await revertIn(world);

    expect(outcome).toBe('restored');
    expect(record).toMatchObject({ userName: 'alicia', userGone: false });
    expect(world.iam.state.acts).toContain(`activate ${OLD_KEY} of alicia`);
    expect(world.calls.made).not.toContain('secrets.delete');
  });

  it('keeps its new password stored where its user is renamed while it is given back', async () => {
    const world = wantedBack();
    const { read } = world.reader;
    let reads = 0;
    world.reader.read = (...asked) => {
      if (++reads === 2)
        world.iam.change(() => ({ userName: 'alicia', arn: 'arn:aws:iam::123456789012:user/alicia' }));
      return read(...asked);
    };

    const { outcome, record } = await revertIn(world);

    expect({ outcome, userName: record.userName }).toEqual({ outcome: 'restored', userName: 'alicia' });
    expect(secretOf(world)).toBe(world.iam.state.passwords['alice']);
  });

  it('must be used, like what was kept before', async () => {
    const mustUse = { credentialIds: [OTHER_KEY], from: daysAgo(3), until: daysAgo(-11) };
    const world = wantedBack({ record: { disabled: DISABLED.slice(1), mustUse } });

    const { record } = await revertIn(world);

    expect(record.mustUse).toEqual({ credentialIds: [OTHER_KEY, OLD_KEY], from: AT, until: daysAgo(-14) });
  });

  it('is given back, too, where it was to be kept first and was turned off after that', async () => {
    const mustUse = { credentialIds: [OLD_KEY, OTHER_KEY], from: daysAgo(3), until: daysAgo(-11) };
    const world = wantedBack({ record: { disabled: DISABLED.slice(1), mustUse } });

    const { outcome } = await revertIn(world);

    expect(outcome).toBe('restored');
    expect(statusOf(world, OLD_KEY)).toBe('Active');
  });

  it('must be used while its case can still wait', async () => {
    const { record } = await revertIn(wantedBack({ record: { openedAt: daysAgo(355) } }));

    expect(record.mustUse?.until).toBe(daysAgo(-5));
  });

  it('is told with what was found before', async () => {
    const world = wantedBack({ record: { remarks: ['It was used.'] } });

    expect((await revertIn(world)).record.remarks).toEqual(['It was used.']);
  });

  it('is restored without anybody asking when it was used', async () => {
    const world = wantedBack({
      record: { answers: [anAnswer()] },
      user: { credentials: [aKey({ status: 'Inactive', lastUsedAt: AT })] },
    });

    expect((await revertIn(world)).outcome).toBe('restored');
    expect(statusOf(world, OLD_KEY)).toBe('Active');
  });
});

describe('the proof', () => {
  it.each(['password', OLD_KEY])(
    'that %s is back is a read of IAM, not IAM’s answer to the act',
    async (id) => {
      const world = wantedBack();
      const sessions: World['sessions'] = {
        async open(...parameters) {
          const { reader, writer } = await world.sessions.open(...parameters);
          const without: UserReader['read'] = async (...ofUser) => {
            const read = await reader.read(...ofUser);
            if (!read.exists) return read;
            const credentials = read.user.credentials.map((one) =>
              one.id === id ? { ...one, status: 'Inactive' } : one,
            );
            return { ...read, user: { ...read.user, credentials } };
          };
          return { reader: { read: without }, writer };
        },
      };

      await expect(revertIn({ ...world, sessions })).rejects.toThrow(TransientServiceError);

      expect(statusOf(world, id)).toBe('Active');
      expect(world.table.at(USER_ID)).not.toHaveProperty('restoredAt');
    },
  );
});

describe('a restore of which everything is refused', () => {
  it('fails the step, leaves the case as it was, and is tried again as a whole', async () => {
    const world = wantedBack();
    const error = new PermanentServiceError('AccessDenied');
    world.calls.fail('iam.createLoginProfile', { error });
    world.calls.fail('iam.activateKey', { error });
    const { revision: _, ...before } = world.table.at(USER_ID);

    await expect(revertIn(world)).rejects.toThrow(PermanentServiceError);
    expect(world.table.at(USER_ID)).toMatchObject(before);
    expect(world.table.at(USER_ID)).not.toHaveProperty('passwordSecret');
    expect(world.secrets.stored.size).toBe(0);

    expect((await revertIn(world)).outcome).toBe('restored');
  });
});

describe('without a wish and without a use', () => {
  const restoreKit = {
    writtenAt: AT,
    scope: 'credentials' as const,
    user: aUser(),
    inlinePolicyDocuments: {},
  };

  it.each<[string, Partial<CaseRecord>]>([
    ['nobody asked', { answers: [anAnswer()] }],
    ['the case is closed', { status: 'closed' }],
    ['nothing was disabled', { disabled: [] }],
    ['it was given back long ago', { restoredAt: daysAgo(1) }],
    ['it is being deleted', { restoreKit }],
  ])('(%s) nothing is touched', async (_, record) => {
    const world = wantedBack({ record });

    await expect(revertIn(world)).rejects.toThrow(InvalidInputError);

    expect(world.iam.state.acts).toEqual([]);
    expect(world.secrets.stored.size).toBe(0);
  });
});

describe('what cannot be restored', () => {
  it.each([
    ['is gone', [], 'it exists no more'],
    ['is on by somebody else', [aKey()], 'it was on already'],
    ['has expired', [aKey({ status: 'Expired' })], 'its status is Expired'],
  ])('because it %s is reported', async (_, credentials, reason) => {
    const world = wantedBack({ record: { disabled: DISABLED.slice(1) }, user: { credentials } });

    const { outcome, record } = await revertIn(world);

    expect(outcome).toBe('nothing-to-restore');
    expect(record.outcomes).toEqual([{ credentialId: OLD_KEY, result: 'dropped', reason }]);
    expect(world.iam.state.acts).toEqual([]);
  });

  it('for lack of rights fails the step when it is everything', async () => {
    const world = wantedBack({ record: { disabled: DISABLED.slice(1) } });
    world.calls.fail('iam.activateKey', { error: new PermanentServiceError('AccessDenied') });

    await expect(revertIn(world)).rejects.toThrow(PermanentServiceError);
    expect(world.table.at(USER_ID)).not.toHaveProperty('restoredAt');
  });

  it.each([
    ['gone', []],
    ['recreated', [aliceOff({ userId: 'AIDANEW1234567890123' })]],
  ])('because the user is %s is told', async (outcome, users) => {
    const world = wantedBack();
    world.iam.state.users = users;

    expect((await revertIn(world)).outcome).toBe(outcome);
    expect(world.iam.state.acts).toEqual([]);
  });

  it('leaves the wait for another kept credential', async () => {
    const mustUse = { credentialIds: [OTHER_KEY], from: AT, until: daysAgo(-14) };
    const world = wantedBack({
      record: { disabled: DISABLED.slice(1), mustUse },
      user: { credentials: [] },
    });

    expect((await revertIn(world)).outcome).toBe('kept');
  });
});

describe('a key that IAM shows as on', () => {
  const onlyKey = DISABLED.slice(1);
  const on = { user: { credentials: [aKey()] } };

  it('is turned on all the same where it was turned off so lately that the read may be late', async () => {
    const disabled = onlyKey.map((one) => ({ ...one, disabledAt: AT }));
    const world = wantedBack({ record: { disabled }, ...on });

    expect((await revertIn(world)).record.outcomes).toEqual([{ credentialId: OLD_KEY, result: 'restored' }]);
    expect(world.calls.made).toContain('iam.activateKey');
  });

  it('and that an earlier attempt has turned on is not told as failed where the next one is refused', async () => {
    const world = wantedBack({ record: { disabled: onlyKey } });
    world.calls.fail('iam.activateKey', { when: 'after' });
    await expect(revertIn(world)).rejects.toThrow(TransientServiceError);
    world.calls.fail('iam.activateKey', { error: new PermanentServiceError('AccessDenied') });

    await expect(revertIn(world)).rejects.toThrow(TransientServiceError);

    world.iam.change(() => ({ credentials: [aKey({ status: 'Inactive' })] }));
    world.calls.fail('iam.activateKey', { error: new PermanentServiceError('AccessDenied') });
    const later = { ...inputWith(), enteredAt: daysAgo(-0.02) };
    await expect(revertIn(world, later)).rejects.toThrow(PermanentServiceError);
  });

  it.each([
    ['by an attempt before this one, is given back', daysAgo(0.5), 'restored'],
    ['by an attempt of before it was turned off again, is left alone', daysAgo(2), 'dropped'],
  ])('%s', async (_what, since, result) => {
    const turningOn = [{ credentialId: OLD_KEY, since }];
    const world = wantedBack({ record: { disabled: onlyKey, turningOn }, ...on });

    expect((await revertIn(world)).record.outcomes).toEqual([
      expect.objectContaining({ credentialId: OLD_KEY, result }),
    ]);
  });
});

describe('a crash while restoring', async () => {
  const crashes = await crashesOf(wantedBack, (world) => revertIn(world));

  it.each(crashes.map((crash) => [`${crash.when} call ${crash.index}, ${crash.name}`, crash] as const))(
    '%s: the retry ends in the same state with the same report',
    async (_, crash) => {
      const undisturbed = wantedBack();
      const expected = await revertIn(undisturbed);
      const world = wantedBack();

      const report = await runThrough(world, crash, (one) => revertIn(one));

      const tries = { revision: 0, passwordSecret: { since: AT } };
      expect({ ...report, record: { ...report.record, ...tries } }).toEqual({
        ...expected,
        record: { ...expected.record, ...tries },
      });
      expect(world.iam.state.users).toEqual(undisturbed.iam.state.users);
      // What fails holds up no other credential: the order may differ.
      expect(world.iam.state.acts.toSorted()).toEqual(undisturbed.iam.state.acts.toSorted());
      expect(world.iam.state.passwords['alice']).toBe(secretOf(world));
      expect(world.secrets.stored.size).toBe(1);
    },
  );
});
