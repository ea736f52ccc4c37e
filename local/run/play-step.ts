import type { Play } from './acts/act.ts';
import { click } from './acts/click.ts';
import { actInIam } from './acts/iam.ts';
import { actOnSystem } from './acts/system.ts';
import { answer, http, open } from './acts/visit.ts';
import { answerSeveral } from './acts/visit-list.ts';
import { checkExpectation } from './expect.ts';
import { checkResults } from './idle.ts';
import type { IamStep } from './scenario/iam-steps.ts';
import type { Step } from './scenario/schema.ts';

/**
 * Plays one step now, whatever time it names, and all that it sets off at once. Throws FailedExpectation if
 * something that the step expects is not so then, and IdleStep if nothing happened. `where` names the step.
 */
export async function playStep(play: Play, step: Step, where: string): Promise<void> {
  if (step.afterCalls !== undefined) return playBetween(play, step, { where, calls: step.afterCalls });
  const before = play.stepResults.length;
  await perform(play, step);
  await play.simulation.settled();
  const results = play.stepResults.slice(before);
  checkExpectation(play, step.expect ?? {}, { where, results });
  checkResults(step, { where, results });
}

/** Plays a step between two calls. The function that made the first of them waits, so nothing can settle meanwhile. */
function playBetween(play: Play, step: Step, { where, calls }: { where: string; calls: number }): void {
  const { twin, lambda } = play.simulation;
  const between: Play = { ...play, simulation: inBetween(play.simulation) };
  const { afterCalls: _, ...now } = step;
  const act = (): Promise<void> =>
    lambda.betweenCalls(async () => {
      await playStep(between, now, where).catch((error: unknown) => play.interludeErrors.push(error));
    });
  twin.interludes.add(calls, act, step.mayDoNothing);
}

/** The simulation while a function waits: nothing settles, and the clock cannot move. */
function inBetween(simulation: Play['simulation']): Play['simulation'] {
  const { endWindows } = simulation;
  const meanwhile = { settled: async () => {}, gathered: async () => endWindows() };
  return Object.assign(Object.create(simulation) as Play['simulation'], meanwhile);
}

/** Lets a person or a system do one step. */
async function perform(play: Play, step: Step): Promise<void> {
  switch (step.do) {
    case 'click':
      return click(play, step);
    case 'answer':
      return answer(play, step);
    case 'answerSeveral':
      return answerSeveral(play, step);
    case 'open':
      return open(play, step);
    case 'http':
      return http(play, step);
    case 'fail':
    case 'kill':
    case 'heal':
    case 'failFinding':
    case 'misdeliver':
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
    case 'release':
    case 'replaceTable':
    case 'changeMailbox':
    case 'stopAll':
      return actOnSystem(play, step);
    default:
      return actInIam(play, step satisfies IamStep);
  }
}
