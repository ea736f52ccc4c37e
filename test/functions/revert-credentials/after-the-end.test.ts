import { describe, expect, it } from 'vitest';
import { TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { anAnswer, OLD_KEY, SECURITY, USER_ID } from '../../support/builders.ts';
import { DISABLED, inputWith, revertIn, statusOf, wantedBack } from './disabled-user.ts';

const LATER = '2026-03-01T10:00:00.000Z';
const tags = { Owner: 'bob@example.com' };
const late = (overrides = {}) => anAnswer({ kind: 'restore', ofCases: ['alice-0'], ...overrides });

describe('a wish of after the end of a case', () => {
  it('gives nothing back to who does not own the user any more, and says so', async () => {
    const world = wantedBack({ record: { answers: [late()], question: undefined }, user: { tags } });

    const { outcome, record } = await revertIn(world);

    expect(outcome).toBe('nothing-to-restore');
    expect(world.iam.state.acts).toEqual([]);
    const reason = expect.stringContaining('somebody else owns the user now');
    expect(record.outcomes).toEqual([
      { credentialId: 'password', result: 'failed', reason },
      { credentialId: OLD_KEY, result: 'failed', reason },
    ]);
  });

  it('of who does not own the user any more is refused, and the running case goes on', async () => {
    const world = wantedBack({ record: { answers: [late()] }, user: { tags } });

    const { outcome, record } = await revertIn(world);

    expect(outcome).toBe('wish-refused');
    expect(world.iam.state.acts).toEqual([]);
    expect(record).toMatchObject({ status: 'open', refused: [{ answerId: 'answer-restore' }] });
    expect(record.restoredAt).toBeUndefined();
    await expect(revertIn(world, { ...inputWith(), enteredAt: LATER })).rejects.toThrow(
      'nothing was touched',
    );
  });

  it.each([
    ['its owner', {}, {}],
    ['a security contact', { role: 'security-contact', by: SECURITY }, { tags }],
    ['an analyst', { role: 'analyst', by: 'the custom action' }, { tags }],
  ])('gives it back to %s', async (_, said, user) => {
    const world = wantedBack({ record: { answers: [late(said)] }, user });

    expect((await revertIn(world)).outcome).toBe('restored');
  });

  it('that is refused leaves one that was said while the case was running: that is done next', async () => {
    const answers = [late(), anAnswer({ kind: 'restore', answerId: 'own' })];
    const world = wantedBack({ record: { answers }, user: { tags } });

    expect((await revertIn(world)).outcome).toBe('wish-refused');
    expect((await revertIn(world, { ...inputWith(), enteredAt: LATER })).outcome).toBe('restored');
  });

  it('for more, that comes while this is given back, is not forgotten: the state is tried again', async () => {
    const world = wantedBack({ record: { disabled: DISABLED.slice(1) } });
    world.table.meanwhile(() => {
      const record = world.table.at(USER_ID);
      world.table.store({ ...record, disabled: DISABLED, revision: record.revision + 1 });
    });

    await expect(revertIn(world)).rejects.toThrow(TransientServiceError);
    expect((await revertIn(world)).outcome).toBe('restored');
    expect(statusOf(world, 'password')).toBe('Active');
  });
});
