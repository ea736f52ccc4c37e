import { describe, expect, it } from 'vitest';
import { tellPeople } from '../../../functions/cases/tell-people.ts';
import { AT, aRecord, OWNER, SECURITY, USER_ID } from '../../support/builders.ts';
import { aWorld } from '../../support/fakes/world.ts';

const link = { keyHash: '', questionNumber: 1, planId: '', createdAt: AT };
const links = [
  { ...link, address: OWNER, role: 'stakeholder' as const },
  { ...link, address: SECURITY, role: 'security-contact' as const },
];

function someWorld() {
  return aWorld({ records: [aRecord({ openedAt: AT, links })] });
}

const tell = (world: ReturnType<typeof aWorld>) =>
  tellPeople({ step: 'deleted', case: world.table.at(USER_ID), at: AT }, world);
const receivers = ({ mailer }: ReturnType<typeof aWorld>) => mailer.sent.map(({ to }) => to);

describe('people who are told', () => {
  it('get one mail each, however often it is tried', async () => {
    const world = someWorld();

    expect([await tell(world), await tell(world)]).toEqual([0, 0]);

    expect(receivers(world)).toEqual([OWNER, SECURITY]);
  });

  it('do not wait for one whose mail fails, and that one is told at the next try', async () => {
    const world = someWorld();
    world.calls.fail('mailer.send');

    expect(await tell(world)).toBe(1);
    expect(receivers(world)).toEqual([SECURITY]);
    expect(await tell(world)).toBe(0);
    expect(receivers(world)).toEqual([SECURITY, OWNER]);
  });
});
