import { describe, expect, it } from 'vitest';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import { aKey, anAnswer, aPassword, aRecord, aUser, daysAgo, OLD_KEY } from '../../support/builders.ts';
import { aWorld } from '../../support/fakes/world.ts';
import { stored, sweep } from './sweeping.ts';

const key = { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: daysAgo(2) };
const password = { credentialId: 'password', kind: 'password' as const, disabledAt: daysAgo(2) };
const offUser = aUser({ credentials: [aKey({ status: 'Inactive' })] });

function ended(users: UserFacts[], overrides = {}) {
  const closed = { status: 'closed', closedAt: daysAgo(1), step: 'left-disabled', user: offUser } as const;
  return aWorld({ records: [aRecord({ ...closed, disabled: [key, password], ...overrides })], users });
}
const listOf = (world: ReturnType<typeof aWorld>) =>
  stored(world).off?.flatMap(({ disabled }) => disabled.map(({ credentialId }) => credentialId));

describe('the list of what is off by us', () => {
  it.each<[string, UserFacts[], string[]]>([
    ['a key that somebody has deleted', [aUser({ credentials: [] })], ['password']],
    ['a key that somebody has enabled', [aUser({ credentials: [aKey()] })], ['password']],
    [
      'a password where there is one again',
      [aUser({ credentials: [aKey({ status: 'Inactive' }), aPassword()] })],
      [OLD_KEY],
    ],
    ['everything of a user that is gone', [], []],
  ])('loses %s', async (_, users, left) => {
    const world = ended(users);

    await sweep(world);

    expect(listOf(world)).toEqual(left);
  });

  it('keeps what is still off, with when that was read', async () => {
    const world = ended([offUser], { user: { ...offUser, readAt: daysAgo(1) } });

    await sweep(world);

    expect(listOf(world)).toEqual([OLD_KEY, 'password']);
    expect(Date.parse(stored(world).user?.readAt ?? '')).toBeGreaterThan(Date.parse(daysAgo(1)));
  });

  it('stays as it is where the user is called otherwise now', async () => {
    const world = ended([offUser]);
    world.iam.change(() => ({ userName: 'alicia', arn: 'arn:aws:iam::123456789012:user/alicia' }));

    await sweep(world);

    expect(stored(world)).not.toHaveProperty('off');
    expect(stored(world).disabled).toHaveLength(2);
  });

  it('comes with who owns the user now', async () => {
    const world = ended([{ ...offUser, tags: { Owner: 'bob@example.com' } }]);

    await sweep(world);

    expect(stored(world).user?.tags).toEqual({ Owner: 'bob@example.com' });
  });

  it('stays as it is while somebody wants it back, and where the user cannot be read', async () => {
    const wish = anAnswer({ kind: 'restore', ofCases: ['alice-1'], delivered: false });
    const wished = ended([], { answers: [wish] });
    await sweep(wished);
    expect(stored(wished)).not.toHaveProperty('off');

    const unread = ended([]);
    unread.calls.fail('iam.read');
    await sweep(unread);
    expect(stored(unread)).not.toHaveProperty('off');
  });
});
