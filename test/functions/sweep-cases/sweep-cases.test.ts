import { describe, expect, it } from 'vitest';
import { InvalidInputError, PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { sweepCases } from '../../../functions/sweep-cases/sweep-cases.ts';
import { CASE_ID } from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';

import { aDeadCase, changed, stored, sweep, time, worldWith } from './sweeping.ts';

describe('one item that cannot be swept', () => {
  it('does not stop the others, and is thrown at the end', async () => {
    const bob = 'AIDABOB1234567890123';
    const world = worldWith([
      aDeadCase(),
      aDeadCase({ userId: bob, caseId: `bob-${bob}-1`, userName: 'bob' }),
    ]);
    world.executions.end(CASE_ID, 'FAILED');
    world.executions.end(`bob-${bob}-1`, 'FAILED');
    world.calls.fail('executions.status', { error: new PermanentServiceError('denied') });

    await expect(sweep(world)).rejects.toThrow(PermanentServiceError);

    expect(stored(world).status).toBe('open');
    expect(stored(world, bob).status).toBe('closed');
  });
});

describe('the daily sweep', () => {
  const asked = (world: World) => world.calls.made.filter((name) => name === 'executions.status').length;

  it('asks for the execution of a case only where it is not among those that run', async () => {
    const bob = 'AIDABOB1234567890123';
    const bobs = `bob-${bob}-1`;
    const world = worldWith([aDeadCase(), aDeadCase({ userId: bob, caseId: bobs, userName: 'bob' })]);
    world.executions.end(CASE_ID, 'FAILED');
    world.executions.end(bobs, 'RUNNING');

    await sweep(world);

    expect(asked(world)).toBe(1);
    expect([stored(world).status, stored(world, bob).status]).toEqual(['closed', 'open']);
  });

  it('asks for each where they cannot be listed', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'FAILED');
    world.calls.fail('executions.running', { error: new PermanentServiceError('denied') });

    await sweep(world);

    expect(stored(world).status).toBe('closed');
  });

  it('looks after every item, however many there are', async () => {
    const many = Array.from({ length: 450 }, (_, index) => {
      const userId = `AIDAMANY${String(index).padStart(12, '0')}`;
      return aDeadCase({ userId, caseId: `alice-${userId}-1` });
    });
    const world = worldWith(many);
    for (const { caseId } of many) world.executions.end(caseId, 'FAILED');

    await sweep(world);

    expect(many.filter(({ userId }) => stored(world, userId).status === 'open')).toEqual([]);
  });
});

describe('an event for the sweep', () => {
  it.each([undefined, {}, { 'detail-type': 'Scheduled Event' }, { 'detail-type': 'Other', time }])(
    'that cannot be read is refused: %j',
    async (event) => {
      await expect(sweepCases(event, worldWith([]))).rejects.toThrow(InvalidInputError);
    },
  );

  it.each([
    { stateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:other' },
    { name: 'not-a-case' },
  ])('about somebody else is ignored: %j', async (detail) => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'FAILED');

    await changed(world, detail);

    expect(stored(world).status).toBe('open');
  });
});
