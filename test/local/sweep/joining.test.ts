import { beforeAll, expect, it } from 'vitest';
import { judge } from '../../../local/model/judge.ts';
import type { LocalRun } from '../../../local/run/local-run.ts';
import { endOf, itemsOf } from '../../../local/sweep/end-of.ts';
import { FAULTS } from '../../../local/sweep/faults.ts';
import { JOURNEYS } from '../../../local/sweep/journeys.ts';
import type { SweepTask } from '../../../local/sweep/sweeper.ts';
import { localRun } from '../../support/journey.ts';
import { sweeperHere } from '../../support/sweeper.ts';

const START = '2026-11-02T09:00:00Z';
const JOURNEY = 'restore';
const EACH = 3;
const sweeper = sweeperHere();

let run: LocalRun;
let tasks: SweepTask[];
beforeAll(async () => {
  run = await localRun();
  const plain = JOURNEYS[JOURNEY] ?? expect.fail();
  const calls = await sweeper.callsOf(JOURNEY);
  const faults = [
    'crash-after',
    'reset-once',
    'throttle',
    'broken',
    'click-again',
    'wish',
    'key-used',
    'message-twice',
  ];
  tasks = faults.flatMap((fault) => {
    const all = FAULTS[fault]?.variations(plain, calls) ?? [];
    const chosen = Array.from(
      { length: EACH },
      (_, index) => all[Math.floor(((index + 0.5) * all.length) / EACH)],
    );
    return chosen.flatMap((variation) =>
      variation === undefined ? [] : [{ journey: JOURNEY, fault, variation, onArtifacts: false }],
    );
  });
  tasks.sort((one, other) => one.variation.before - other.variation.before);
});

it('a play that joins another one comes to what it comes to when it is played on', async () => {
  const judged = await sweeper.playRow(tasks);
  expect(judged.filter(({ isJoined }) => isJoined).length).toBeGreaterThan(tasks.length / 2);

  for (const [index, { fault, variation }] of tasks.entries()) {
    const { isJoined, end, violations } = judged[index] ?? expect.fail();
    if (!isJoined) continue;
    const report = await run.play({ ...variation.document, start: START });
    expect(end, `${fault} at ${variation.api}`).toEqual(endOf(report, await itemsOf(run)));
    expect(violations).toEqual(judge(run.chronicle()));
  }
}, 120_000);
