import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Aim } from '../../../local/simulate/aims/aim.ts';
import { DRAWN_AIMS, WAYS } from '../../../local/simulate/aims/aimed-story.ts';
import { drawFrom } from '../../../local/simulate/draw/draw.ts';
import { playAndJudge } from '../../../local/simulate/play/play.ts';
import { notReachable } from '../../../local/simulate/play/unreachable.ts';
import { readWorkflow, transitionsOf } from '../../../local/simulate/play/workflow.ts';
import { scenarioAimedAt } from '../../../local/simulate/scenario-of.ts';
import { localRun } from '../../support/journey.ts';

/**
 * Plays, each with the transitions of the workflow that it is there for: a way by its name, or what an aim draws from a
 * seed. Where what is drawn changes, another seed may be needed.
 */
const REACHED: Readonly<Record<string, string[]>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'reached.json'), 'utf8'),
);

function aimOf(play: string): Aim | undefined {
  const [, group, place, seed] = /^(.+) (\d+), seed (\d+)$/.exec(play) ?? [];
  if (group === undefined) return WAYS[play];
  return DRAWN_AIMS[group as keyof typeof DRAWN_AIMS][Number(place) - 1]?.[1](drawFrom(Number(seed)));
}

it.each(Object.entries(REACHED))('%s comes to what it is there for', async (play, transitions) => {
  const run = await localRun();
  const aim = aimOf(play);
  if (aim === undefined) throw new Error(`there is no way or aim of this name: ${play}`);
  const { problems, covered } = await playAndJudge(
    run,
    readWorkflow(run.definition),
    scenarioAimedAt(play, aim),
  );

  expect(problems).toEqual([]);
  expect(covered.transitions).toEqual(expect.arrayContaining(transitions));
});

describe('all of them', () => {
  it('make each transition of the workflow, but for those that nothing leads to', async () => {
    const workflow = readWorkflow((await localRun()).definition);
    const reachable = transitionsOf(workflow).filter((name) => notReachable(name) === undefined);

    expect(Object.values(REACHED).flat().sort()).toEqual(reachable.sort());
  });

  it('have every way among them', () => {
    expect(Object.keys(WAYS).filter((name) => REACHED[name] === undefined)).toEqual([]);
  });
});
