import type { Play, StepResult } from './acts/act.ts';
import type { Scenario, Step } from './scenario/schema.ts';

/** A step did nothing, and does not say that this is meant. */
export class IdleStep extends Error {
  override name = 'IdleStep';
}

/** How errors name a step: `then[3] (heal)`. */
export function whereOf(step: Step, index: number): string {
  return `then[${index}] (${step.do})`;
}

/** Throws IdleStep if none of a step's results is more than the reason why nothing happened. */
export function checkResults(
  step: Step,
  { where, results }: { where: string; results: readonly StepResult[] },
): void {
  if (step.mayDoNothing || step.expect?.got !== undefined) return;
  if (results.length === 0 || results.some(({ isIdle }) => !isIdle)) return;
  const remedy =
    'Mend the step; or if this is what the scenario shows, write "mayDoNothing": true or expect.got.';
  throw new IdleStep(`${where} did nothing: ${results[0]?.got ?? ''}. ${remedy}`);
}

/** Throws IdleStep if a step that waits for so many calls has not come until the end. */
export function checkInterludes({ simulation }: Play): void {
  const waiting = simulation.twin.interludes.waiting();
  if (waiting > 0)
    throw new IdleStep(
      `${waiting} of the steps with "afterCalls" did not come until the end: there were fewer calls.`,
    );
}

/** Throws IdleStep if something that a scenario lets fail has met no call until its end. */
export function checkFaults(play: Play, scenario: Scenario): void {
  const idle = play.faults.filter(({ step, met }) => met() === 0 && !step.mayDoNothing);
  if (idle.length === 0) return;
  const remedy =
    'Mend "at", "call" and "after"; or if this is what the scenario shows, write "mayDoNothing": true.';
  const lines = idle.map(
    ({ step }) => `${whereOf(step, scenario.then.indexOf(step))} has met no call until the end. ${remedy}`,
  );
  throw new IdleStep(lines.join('\n'));
}
