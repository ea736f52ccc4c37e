import type { Play } from './acts/act.ts';
import { click } from './acts/click.ts';
import { actInIam } from './acts/iam.ts';
import { actOnSystem } from './acts/system.ts';
import { answer, http, open } from './acts/visit.ts';
import type { IamStep } from './scenario/iam-steps.ts';
import type { Scenario, Step } from './scenario/schema.ts';
import { toMs } from './scenario/time.ts';
import { findingOf, type NamedFinding } from './simulation/findings-of.ts';
import type { Simulation } from './simulation/simulation.ts';

const HOUR = 3_600_000;
/** Security Hub evaluates a control again within 28 h at the latest (facts: "How fast IAM.8 re-evaluates"). */
const TAIL = 28 * HOUR;
const LONGEST = 400 * 24 * HOUR;

/** The simulation did not come to an end by itself. */
export class EndlessRun extends Error {
  override name = 'EndlessRun';
}

/** Plays a scenario in a simulation to its end; returns what people and systems did and got. */
export async function playScenario(simulation: Simulation, scenario: Scenario): Promise<Play> {
  const start = simulation.clock.now();
  const play = await playSteps(simulation, scenario);
  if (scenario.until === undefined) await playOut(simulation, start);
  else await advanceTo(simulation, start + toMs(scenario.until));
  await look(simulation);
  simulation.bus.stop();
  return play;
}

/** Plays the steps of a scenario and stops there, in the middle of everything. */
export async function playSteps(simulation: Simulation, scenario: Scenario): Promise<Play> {
  const start = simulation.clock.now();
  const play: Play = { simulation, findings: [], stepResults: [], userIds: knownUserIds(simulation) };
  play.findings.push(...addFindings(simulation, scenario));
  simulation.bus.start();
  const steps = scenario.then
    .map((step) => ({ step, at: start + toMs(step.at) }))
    .sort((one, other) => one.at - other.at);
  for (const { step, at } of steps) {
    await advanceTo(simulation, at);
    await look(simulation);
    await perform(play, step);
    await simulation.settled();
    await look(simulation);
  }
  return play;
}

/** What people would read now; nothing else runs meanwhile. */
function look({ twin, recorder, look: send }: Simulation): Promise<void> {
  return twin.look(() => recorder.look(send));
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

/** Follows which unique ids a user name has, also after the user was created anew or renamed. */
function knownUserIds({ world }: Simulation): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  const learn = (account: string, user: string, id: string | undefined): void => {
    const ids = known.get(`${account}/${user}`) ?? new Set();
    if (id !== undefined) known.set(`${account}/${user}`, ids.add(id));
  };
  for (const account of world.accounts.values()) {
    for (const user of account.users.values()) learn(account.id, user.userName, user.userId);
  }
  world.onChange(({ account, user, detail }) => {
    const names = [user, ...(detail['newUserName'] === undefined ? [] : [String(detail['newUserName'])])];
    for (const name of names) learn(account, name, world.user(account, name)?.userId);
  });
  return known;
}

/** Lets a person or a system do one step now, whatever time the step names. */
export async function perform(play: Play, step: Step): Promise<void> {
  switch (step.do) {
    case 'click':
      return click(play, step);
    case 'answer':
      return answer(play, step);
    case 'open':
      return open(play, step);
    case 'http':
      return http(play, step);
    case 'fail':
    case 'kill':
    case 'heal':
    case 'failFinding':
    case 'addFinding':
    case 'setFinding':
    case 'deliver':
    case 'stopExecution':
    case 'sendTaskSuccess':
    case 'sendTaskFailure':
    case 'invoke':
    case 'duplicate':
    case 'deployMemberStack':
    case 'deleteMemberStack':
    case 'pause':
    case 'resume':
      return actOnSystem(play, step);
    default:
      return actInIam(play, step satisfies IamStep);
  }
}

/** Lets everything happen that is due until then, one point in time after the other. */
export async function advanceTo({ clock, settled }: Simulation, time: number): Promise<void> {
  await settled();
  for (let next = clock.nextAt(); next !== undefined && next <= time; next = clock.nextAt()) {
    clock.advance();
    await settled();
  }
  clock.advanceTo(time);
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
