import type { Step } from '../scenario/schema.ts';
import type { NamedFinding } from '../simulation/findings-of.ts';
import type { Simulation } from '../simulation/simulation.ts';

/** What a person or a system did, and what came of it; becomes a line of the timeline. */
export interface StepResult {
  at: number;
  /** The step's `do`. */
  do: string;
  user?: string | undefined;
  /** Names of all users, where it is about several. */
  users?: string[] | undefined;
  /** In words, e.g. `answers "retire"`. */
  what: string;
  /** HTTP status, where it was a request. */
  status?: number | undefined;
  /** What the page says, or why it was denied. */
  got?: string | undefined;
  /** Set where nothing happened; `got` says why. */
  isIdle?: true | undefined;
  /** Set where a command ended with an error; `got` says which. */
  hasFailed?: true | undefined;
}

/** Something that a step lets fail, and how many calls have met it so far. */
export interface PlannedFault {
  step: Step;
  met(): number;
}

/** A step that has not been played yet. */
export interface StepLeft {
  step: Step;
  /** When it is played (epoch ms). */
  at: number;
}

/** What the steps of a scenario are played with. */
export interface Play {
  simulation: Simulation;
  findings: NamedFinding[];
  stepResults: StepResult[];
  /** Every unique id that a user name has had, by account and name. */
  userIds: Map<string, Set<string>>;
  /** What went wrong in steps between two calls; thrown at the end, as such a step cannot end the run itself. */
  interludeErrors: unknown[];
  /** Every access key id that there has been. */
  keyIds: ReadonlySet<string>;
  /** What the steps so far let fail. */
  faults: PlannedFault[];
  /** The steps that are still to come, the next one first. */
  left: StepLeft[];
}

/** Adds a line that is about nobody in particular. */
export function note(play: Play, done: string, what: string, got?: string): void {
  play.stepResults.push({ at: play.simulation.clock.now(), do: done, what, got });
}

/** Adds a line that says why nothing happened. */
export function noteIdle(play: Play, done: string, what: string, got: string): void {
  play.stepResults.push({ at: play.simulation.clock.now(), do: done, what, got, isIdle: true });
}

/** Adds a line about a command that ended with an error. */
export function noteFailure(play: Play, done: string, what: string, why: string): void {
  const got = `the command failed: ${why}`;
  play.stepResults.push({ at: play.simulation.clock.now(), do: done, what, got, hasFailed: true });
}

/** Finds findings by name, id or user name; none where Security Hub has not reported it. */
export function findingIds(play: Play, name: string): string[] {
  return play.findings.filter(({ names }) => names.includes(name)).map(({ id }) => id);
}

/** The users that findings are about. */
export function usersOfFindings({ findings }: Play, ids: readonly string[]): string[] {
  return [...new Set(findings.filter(({ id }) => ids.includes(id)).map(({ names }) => names.at(-1) ?? ''))];
}

/** The user that a step is about: the one named, also by a name of earlier, or the only one there is. */
export function whoOf(
  { simulation, userIds }: Play,
  { user, account }: { user?: string | undefined; account?: string | undefined },
): { account: string; user: string } {
  const all = [...simulation.world.accounts.values()].flatMap((each) =>
    [...each.users.keys()].map((name) => ({ account: each.id, user: name })),
  );
  const earlier = [...userIds.keys()].map((key) => {
    const [id = '', ...name] = key.split('/');
    return { account: id, user: name.join('/') };
  });
  const found = [...all, ...earlier].find((each) => matches(each, user, account)) ?? all[0];
  const first = [...simulation.world.accounts.keys()][0] ?? '';
  return { account: account ?? found?.account ?? first, user: user ?? found?.user ?? '' };
}

function matches(each: { account: string; user: string }, user?: string, account?: string): boolean {
  return (user === undefined || each.user === user) && (account === undefined || each.account === account);
}
