import { expect, it } from 'vitest';
import { ENDS } from '../../../local/sweep/journeys/ends.ts';
import { JOURNEYS, SAMPLED } from '../../../local/sweep/journeys.ts';
import { holdToModel, localRun } from '../../support/journey.ts';

/** Crowds take a minute each; the sweep plays them. */
const single = Object.entries(JOURNEYS).filter(([name]) => !(name in SAMPLED));

it.each(single)('the journey %s ends as its title says, and the model agrees', async (name, journey) => {
  const run = await localRun();

  const report = await run.play({ ...journey, expect: ENDS[name] ?? expect.fail('no end is expected') });

  holdToModel(run);
  expect(report.refusals).toEqual([]);
});

it('only crowds are sampled', () => {
  const crowds = Object.entries(JOURNEYS).filter(([, { accounts }]) =>
    accounts.some(({ users }) => users.length > 2),
  );

  expect(Object.keys(SAMPLED)).toEqual(crowds.map(([name]) => name));
});
