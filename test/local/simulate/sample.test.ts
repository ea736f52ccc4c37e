import { describe, expect, it } from 'vitest';
import { playAndJudge } from '../../../local/simulate/play/play.ts';
import { readWorkflow } from '../../../local/simulate/play/workflow.ts';
import { scenarioOf } from '../../../local/simulate/scenario-of.ts';
import { localRun } from '../../support/journey.ts';

/** More of them: `npm run simulate`. */
const SEEDS = [4, 8, 13, 17, 21];

describe('a sample of the simulation', () => {
  it.each(SEEDS)('seed %i shows nothing that is wrong', async (seed) => {
    const run = await localRun();
    const { problems, cases } = await playAndJudge(run, readWorkflow(run.definition), scenarioOf(seed));

    expect(problems).toEqual([]);
    expect(cases).toBeGreaterThan(0);
  });
});
