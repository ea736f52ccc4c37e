import { describe, expect, it } from 'vitest';
import { openBatch } from '../../../functions/open-cases/open-batch.ts';
import { aRecord } from '../../support/builders.ts';
import { aBatch, aClick, aFinding } from '../../support/events.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import type { World } from '../../support/fakes/world.ts';
import { someWorld } from './clicks.ts';

/** What was known of each finding when it was written, update by update. */
function known(world: World): (Record<string, string> | undefined)[][] {
  const { write } = world.findings;
  const told: (Record<string, string> | undefined)[][] = [];
  world.findings.write = (findings, change) => {
    told.push(findings.map(({ userDefinedFields }) => userDefinedFields));
    return write(findings, change);
  };
  return told;
}
const event = (world: World) =>
  aClick(world.actions.retire, [aFinding({ UserDefinedFields: { ticket: 'T-1' } })]);
const open = (world: World, receives = 1) => openBatch(aBatch([event(world)], receives), world, () => true);

describe('what a finding holds', () => {
  it('is known from the look-up of the user’s findings when a case opens', async () => {
    const ticket = { userDefinedFields: { ticket: 'T-2' } };
    const world = someWorld({ findings: [aStoredFinding(ticket), aStoredFinding({ findingId: 'f2' })] });
    const told = known(world);

    await open(world);

    expect(told).toEqual([[{ ticket: 'T-2' }, {}]]);
  });

  it('is known from the event that has just come', async () => {
    const world = someWorld({ records: [aRecord({ findings: [], update: { note: 'Asked.', fields: {} } })] });
    const told = known(world);

    await open(world);

    expect(told).toEqual([[{ ticket: 'T-1' }]]);
    expect(world.calls.made).not.toContain('findings.ofUser');
  });

  it('is not known from an event that comes again: somebody may have written since', async () => {
    const world = someWorld({ records: [aRecord({ findings: [], update: { note: 'Asked.', fields: {} } })] });
    const told = known(world);

    await open(world, 2);

    expect(told).toEqual([[undefined]]);
  });
});
