import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../../functions/domain/errors/errors.ts';
import { openBatch } from '../../../functions/open-cases/open-batch.ts';
import { AT, USER_ID } from '../../support/builders.ts';
import { aBatch, aClick, aFinding } from '../../support/events.ts';
import type { World } from '../../support/fakes/world.ts';
import { BOB, noteOf, ofBob, someWorld } from './clicks.ts';

const after = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
const retire = (world: World, finding: unknown, time = AT) =>
  aClick(world.actions.retire, [finding], { id: `event-${JSON.stringify(finding).length}-${time}`, time });
const open = (world: World, ...events: unknown[]) => openBatch(aBatch(events), world, () => true);
const casesOf = (world: World) => [...world.executions.all.keys()];

describe('a batch of clicks', () => {
  it('gives each message its own result: one that fails holds up no other', async () => {
    const world = someWorld();
    world.calls.fail('finder.byName');

    const answer = await open(world, retire(world, aFinding()), retire(world, ofBob()));

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    expect(casesOf(world)).toEqual([`bob-${BOB.userId}-1`]);
  });

  it('brought again for one message handles that one', async () => {
    const world = someWorld();
    world.calls.fail('finder.byName');
    await open(world, retire(world, aFinding()), retire(world, ofBob()));

    const answer = await open(world, retire(world, aFinding()));

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(casesOf(world)).toHaveLength(2);
  });

  it('leaves a message in the queue that is no event, and does the rest', async () => {
    const world = someWorld();
    const { Records } = aBatch([retire(world, aFinding())]);
    const broken = { ...Records[0], messageId: 'broken', body: '{' };

    const answer = await openBatch({ Records: [broken, ...Records] }, world, () => true);

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'broken' }] });
    expect(casesOf(world)).toHaveLength(1);
  });

  it('leaves what there is no time for', async () => {
    const world = someWorld();
    let left = 1;
    const batch = aBatch([retire(world, aFinding()), retire(world, ofBob())]);

    const answer = await openBatch(batch, world, () => left-- > 0);

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }] });
    expect(casesOf(world)).toHaveLength(1);
  });

  it('goes by the times of the clicks, not by their order', async () => {
    const world = someWorld();
    const stop = aClick(world.actions.stop, [aFinding()], { id: 'stop', time: after(1) });

    await open(world, stop, retire(world, aFinding(), after(0)));

    expect(world.table.at(USER_ID).answers).toMatchObject([{ kind: 'stop', role: 'analyst' }]);
  });

  it('opens one case for two controls that are clicked together, with the lower threshold', async () => {
    const world = someWorld();

    await open(
      world,
      retire(world, aFinding()),
      retire(world, aFinding({ Id: 'finding-22', control: 'IAM.22' })),
    );

    expect(world.table.at(USER_ID)).toMatchObject({ thresholdDays: 45 });
    expect(noteOf(world)).not.toMatch(/Nothing was done/);
    expect(casesOf(world)).toHaveLength(1);
  });

  it.each([{}, { Records: [] }, aClick('arn', [])])('that cannot be read is refused: %j', async (event) => {
    await expect(openBatch(event, someWorld(), () => true)).rejects.toThrow(InvalidInputError);
  });
});
