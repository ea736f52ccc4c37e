import { describe, expect, it } from 'vitest';
import { recordAct } from '../../../functions/cases/record-act.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { InvalidInputError, TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { AT, anAnswer, aRecord, daysAgo, USER_ID } from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';
import { disabled, restoreKit } from './answering.ts';

const entry = { state: 'DisableCredentials', enteredAt: AT };
const worldWith = (record: Partial<CaseRecord> = {}) => aWorld({ records: [aRecord(record)] });
const announce = (current: CaseRecord): CaseRecord => ({ ...current, disabled });
const act = (world: World, change: (current: CaseRecord) => CaseRecord | undefined = announce) =>
  recordAct({ address: addressOf(aRecord()), entry }, change, world);
const stored = (world: World) => world.table.at(USER_ID);

const stop = anAnswer({ kind: 'stop', role: 'analyst', delivered: false });
const restore = anAnswer({ kind: 'restore', delivered: false });

describe('an act', () => {
  it('is written before it is done, and may be done then', async () => {
    const world = worldWith();

    expect(await act(world)).toBeUndefined();
    expect(stored(world).disabled).toEqual(disabled);
    expect(world.calls.made).toEqual(['pauses.read', 'table.get', 'table.put']);
  });

  it('that is written already may be done again, and nothing is written', async () => {
    const world = worldWith({ disabled });

    expect(await act(world, () => undefined)).toBeUndefined();
    expect(world.calls.made).not.toContain('table.put');
  });

  it.each<[string, Partial<CaseRecord>, { is: string }]>([
    ['to stop', { answers: [anAnswer(), stop] }, { is: 'stop' }],
    ['to restore', { disabled, answers: [anAnswer(), restore] }, { is: 'restore' }],
    ['to restore what is only announced', { answers: [restore] }, { is: 'restore' }],
    ['to stop and to restore', { answers: [restore, stop] }, { is: 'stop' }],
  ])('is refused where somebody wishes %s, and nothing is written', async (_, record, hold) => {
    const world = worldWith(record);
    const before = stored(world);

    expect(await act(world)).toEqual(hold);
    expect(stored(world)).toEqual(before);
    expect(world.calls.made).not.toContain('table.put');
  });

  it('is refused while all is paused, and nothing is written', async () => {
    const world = worldWith();
    world.pauses.set({ since: AT, by: 'operator', reason: 'a trial' });

    expect(await act(world)).toMatchObject({
      is: 'paused',
      pause: { since: AT, by: 'operator', reason: 'a trial' },
    });
    expect(world.calls.made).toEqual(['pauses.read']);
    expect(stored(world).disabled).toEqual([]);
  });

  it('is refused where it cannot be read whether all is paused', async () => {
    const world = worldWith();
    world.calls.fail('pauses.read');

    await expect(act(world)).rejects.toThrow(TransientServiceError);
    expect(stored(world).disabled).toEqual([]);
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['to stop, once something is disabled', { disabled, answers: [stop] }],
    ['to stop, which the workflow has taken', { answers: [{ ...stop, delivered: true }] }],
    ['to restore, which the workflow has taken', { answers: [{ ...restore, delivered: true }] }],
    ['to restore, once the deletion has begun', { answers: [restore], restoreKit }],
  ])('goes on against a wish %s', async (_, record) => {
    expect(await act(worldWith(record))).toBeUndefined();
  });

  it.each<[string, Partial<CaseRecord>, typeof InvalidInputError | typeof TransientServiceError]>([
    ['that is closed', { status: 'closed' }, InvalidInputError],
    ['in which everything was restored', { answers: [restore], restoredAt: AT }, InvalidInputError],
    [
      'that has gone on',
      { entry: { state: 'RevertCredentials', enteredAt: daysAgo(-1) } },
      InvalidInputError,
    ],
    [
      'for which another invocation of the same entry has decided',
      { entry: { ...entry, outcome: 'restore' } },
      TransientServiceError,
    ],
  ])('is refused in a case %s, and nothing is written', async (_, record, error) => {
    const world = worldWith(record);

    await expect(act(world)).rejects.toThrow(error);
    expect(world.calls.made).not.toContain('table.put');
  });

  it.each([
    ['stop', stop],
    ['restore', restore],
  ])('is refused for a wish to %s that arrives while it is being written', async (is, answer) => {
    const world = worldWith();
    world.table.meanwhile(() =>
      world.table.store({ ...stored(world), revision: 2, answers: [anAnswer(), answer] }),
    );

    expect(await act(world)).toEqual({ is });
    expect(stored(world)).toMatchObject({ revision: 2, disabled: [], answers: [anAnswer(), answer] });
  });

  it('that is announced on what somebody else has written meanwhile keeps that', async () => {
    const world = worldWith();
    world.table.meanwhile(() => world.table.store({ ...stored(world), revision: 2, deadline: 'theirs' }));

    expect(await act(world)).toBeUndefined();
    expect(stored(world)).toMatchObject({ revision: 3, deadline: 'theirs', disabled });
  });

  it('in the name of a case that the table does not hold is refused', async () => {
    await expect(act(worldWith({ caseId: 'another' }))).rejects.toThrow(InvalidInputError);
  });
});
