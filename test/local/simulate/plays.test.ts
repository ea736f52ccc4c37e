import { expect, it } from 'vitest';
import type { LocalRun } from '../../../local/run/local-run.ts';
import { count, coverageOf, emptyTally } from '../../../local/simulate/crew/tally.ts';
import { playAndJudge } from '../../../local/simulate/play/play.ts';
import { readWorkflow } from '../../../local/simulate/play/workflow.ts';
import { scenarioOf } from '../../../local/simulate/scenario-of.ts';
import { localRun } from '../../support/journey.ts';

const FROM = 1;
const SEEDS = 40;
/** Those that are played a second time, and what happened in the first. */
const AGAIN = [1, 3, 8, 22];
const played = new Map<number, string[]>();

it('forty seeds show nothing that is wrong, and get far', async () => {
  const run = await localRun();
  const workflow = readWorkflow(run.definition);
  const tally = emptyTally();
  for (let seed = FROM; seed < FROM + SEEDS; seed += 1) {
    count(tally, seed, await playAndJudge(run, workflow, scenarioOf(seed)));
    if (AGAIN.includes(seed)) played.set(seed, eventsOf(run));
  }

  expect([...tally.findings.values()]).toEqual([]);
  const [states, transitions] = coverageOf(tally, workflow);
  expect(states?.missing.length, states?.missing.join()).toBeLessThan(12);
  expect(transitions?.missing.length, transitions?.missing.join()).toBeLessThan(130);
}, 300_000);

/** What is made up anew in each play: the keys of links, their hashes, the ids of messages. */
const MADE_UP = /[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|(?<="key":")[\w-]{32}|(?<=key=)[\w-]{32}/g;

function eventsOf(run: LocalRun): string[] {
  return run.chronicle().events.map((event) => JSON.stringify(event).replaceAll(MADE_UP, '*'));
}

async function chronicleOf(run: LocalRun, seed: number): Promise<string[]> {
  await run.play(scenarioOf(seed));
  return eventsOf(run);
}

it.each(AGAIN)('seed %i plays the same each time', async (seed) => {
  const run = await localRun();
  const first = played.get(seed) ?? (await chronicleOf(run, seed));

  expect(first.length).toBeGreaterThan(100);
  expect(await chronicleOf(run, seed)).toEqual(first);
});

it('a scenario that cannot be played is a problem, and so is one of which a step does nothing', async () => {
  const run = await localRun();
  const workflow = readWorkflow(run.definition);
  const user = {
    userName: 'alice',
    tags: { Owner: 'alice@example.com' },
    accessKeys: [{ lastUsed: 'P120D' }],
  };
  const document = (step: object) => ({
    accounts: [{ id: '111122223333', users: [user] }],
    then: [step],
  });
  const problemsOf = async (step: object) =>
    (await playAndJudge(run, workflow, document(step))).problems.map(({ kind }) => kind);

  expect(await problemsOf({ at: 'PT0S', do: 'nothing' })).toEqual([expect.stringContaining('BadScenario')]);
  expect(await problemsOf({ at: 'PT0S', do: 'signIn' })).toEqual([expect.stringContaining('IdleStep')]);
});
