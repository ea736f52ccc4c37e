import type { ChronicleEvent } from '../model/chronicle.ts';
import type { Play } from './acts/act.ts';
import { checkExpectation } from './expect.ts';
import { checkFaults, checkInterludes, whereOf } from './idle.ts';
import { advanceTo } from './invoke/advance.ts';
import { playStep } from './play-step.ts';
import type { Scenario } from './scenario/schema.ts';
import { toMs } from './scenario/time.ts';
import { findingOf, type NamedFinding } from './simulation/findings-of.ts';
import { knownKeyIds, knownUserIds } from './simulation/known-ids.ts';
import type { Simulation } from './simulation/simulation.ts';

const HOUR = 3_600_000;
/** Security Hub evaluates a control again within 28 h at the latest (facts: "How fast IAM.8 re-evaluates"). */
const TAIL = 28 * HOUR;
const LONGEST = 400 * 24 * HOUR;

/** The simulation did not come to an end by itself. */
export class EndlessRun extends Error {
  override name = 'EndlessRun';
}

/** Something has happened more often than was asked for; nothing went on. */
export class TooOften extends Error {
  override name = 'TooOften';
}

/** How often something may happen before a play is broken off: where nothing else is of interest. */
export interface AtMost {
  what: string;
  times: number;
  counts(event: ChronicleEvent): boolean;
}

/** When a play is broken off before its end. */
export interface BreakOff {
  atMost?: readonly AtMost[] | undefined;
  /** Asked whenever everything waits for the clock or for people: whether the play ends here. */
  endsHere?: ((play: Play) => boolean) | undefined;
}

/**
 * Plays a scenario in a simulation to its end; returns what people and systems did and got. Throws
 * FailedExpectation, at once, when something that it expects is not so, IdleStep when a step does nothing, and TooOften.
 */
export async function playScenario(
  played: Simulation,
  scenario: Scenario,
  breakOff: BreakOff = {},
): Promise<Play> {
  const play = playOf(played, scenario);
  const isBrokenOff = await playAll({ ...play, simulation: breakingOff(play, breakOff) }, scenario);
  played.bus.stop();
  if (play.interludeErrors.length > 0) throw play.interludeErrors[0];
  checkInterludes(play);
  checkFaults(play, scenario);
  if (!isBrokenOff) checkExpectation(play, scenario.expect ?? {}, { where: 'at the end', results: [] });
  return play;
}

/** Whether the play was broken off where it was to end. */
async function playAll(play: Play, scenario: Scenario): Promise<boolean> {
  const { simulation } = play;
  const start = simulation.clock.now();
  try {
    await playSteps(play, scenario);
    if (scenario.until === undefined) await playOut(simulation, start);
    else await advanceTo(simulation, start + toMs(scenario.until));
    await look(simulation);
    return false;
  } catch (error) {
    if (error instanceof EndsHere) return true;
    throw error;
  }
}

/** Plays the steps of a scenario and stops there, in the middle of everything. */
export async function playToLastStep(simulation: Simulation, scenario: Scenario): Promise<Play> {
  const play = playOf(simulation, scenario);
  await playSteps(play, scenario);
  return play;
}

/** A play of a scenario in which nothing has been done yet. */
function playOf(simulation: Simulation, scenario: Scenario): Play {
  const start = simulation.clock.now();
  const { world } = simulation;
  return {
    simulation,
    findings: [],
    stepResults: [],
    interludeErrors: [],
    userIds: knownUserIds(world),
    keyIds: knownKeyIds(world),
    faults: [],
    left: scenario.then
      .map((step) => ({ step, at: start + toMs(step.at) }))
      .sort((one, other) => one.at - other.at),
  };
}

async function playSteps(play: Play, scenario: Scenario): Promise<void> {
  const { simulation, left } = play;
  play.findings.push(...addFindings(simulation, scenario));
  simulation.bus.start();
  for (let next = left[0]; next !== undefined; next = left[0]) {
    const { step, at } = next;
    await advanceTo(simulation, at);
    await look(simulation);
    left.shift();
    await playStep(play, step, whereOf(step, scenario.then.indexOf(step)));
    await look(simulation);
  }
}

/** Opens the pages that people would read now, for the model; nothing else runs meanwhile. */
export async function look({ twin, recorder, look: send, isWatched }: Simulation): Promise<void> {
  if (isWatched()) await twin.look(() => recorder.look(send));
}

function addFindings(simulation: Simulation, scenario: Scenario): NamedFinding[] {
  const findings = scenario.findings ?? everyUser(scenario);
  return findings.map((finding) => {
    const { document, named } = findingOf(finding, {
      world: simulation.world,
      region: simulation.assembly.region,
    });
    simulation.securityHub.add(document);
    return named;
  });
}

function everyUser(scenario: Scenario): NonNullable<Scenario['findings']> {
  return scenario.accounts.flatMap((account) =>
    account.users.map(({ userName }) => ({
      user: userName,
      account: account.id,
      control: 'IAM.8' as const,
      created: 'P10D',
    })),
  );
}

/** Goes on until nothing has run for the time that Security Hub needs to see the result. */
async function playOut(simulation: Simulation, start: number): Promise<void> {
  const { clock } = simulation;
  let quietSince = clock.now();
  for (;;) {
    if (simulation.isRunning()) quietSince = clock.now();
    const end = simulation.isRunning() ? start + LONGEST : quietSince + TAIL;
    const next = clock.nextAt();
    if (next === undefined || next > end) {
      if (simulation.isRunning()) throw new EndlessRun('an execution still runs after 400 virtual days');
      return clock.advanceTo(end);
    }
    clock.advance();
    await simulation.settled();
  }
}

/** Thrown where a play is to end, to leave whatever plays it. */
class EndsHere extends Error {}

/** The simulation of a play, which breaks off. */
function breakingOff(play: Play, { atMost = [], endsHere }: BreakOff): Simulation {
  const { simulation } = play;
  if (atMost.length === 0 && endsHere === undefined) return simulation;
  const settled = async (): Promise<void> => {
    await simulation.settled();
    const { events } = simulation.recorder;
    for (const { what, times, counts } of atMost)
      if (events.filter(counts).length > times) throw new TooOften(`${what}, more than ${times} times`);
    if (endsHere?.(play)) throw new EndsHere();
  };
  return Object.assign(Object.create(simulation) as Simulation, { settled });
}
