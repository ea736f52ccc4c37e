import { describe, expect, it } from 'vitest';
import { AT } from '../mail/orders.ts';
import { aRecord, onePlan, World } from './world.ts';

describe('while all is paused', () => {
  const pause = { since: AT, by: 'olivia', reason: 'a wrong rule' };
  const told = 'nothing is turned off or deleted until that is over';
  const shown = async (world: World, is: World['pause']) => {
    world.pause = is;
    return (await world.get()).body;
  };

  it.each(['stakeholder', 'impact', 'deletion', 'use'] as const)('a page says so: %s', async (kind) => {
    const world = new World(aRecord(kind));

    expect(await shown(world, pause)).toContain(told);
    expect(await shown(world, undefined)).not.toContain(told);
  });

  it('it says so as well where nobody can read the switch', async () => {
    expect(await shown(new World(aRecord('impact')), new Error('no'))).toContain(told);
  });

  it('a case that waits for its end says when it goes on', async () => {
    const world = new World(aRecord('paused'));

    expect(await shown(world, pause)).toContain('Paused for now');
    expect(await shown(world, undefined)).toContain('goes on by itself within a few hours');
  });

  it.each([
    ['stakeholder', { answer: 'retire', userName: 'alice' }, 'turned off and watched for 14 days'],
    ['deletion', { answer: 'confirm', userName: 'alice' }, 'what is turned off is deleted.'],
  ] as const)('an answer is promised no minutes: %s', async (kind, fields, next) => {
    const world = new World(aRecord(kind, { plan: onePlan() }));
    world.pause = pause;

    const { body } = await world.post(fields);

    expect(body).toContain('All cases are paused. Once that is over, IAM is read again');
    expect(body).toContain(next);
    expect(body).not.toContain('within minutes');
  });

  it('what is wanted back still comes within minutes', async () => {
    const world = new World(aRecord('impact'));
    world.pause = pause;

    expect((await world.post({ answer: 'restore' })).body).toContain('given back within minutes');
  });
});
