import { durationOf } from '../../run/scenario/duration-of.ts';

/** A step of a scenario, as it would stand in a file. */
export type Done = Record<string, unknown> & { at: string };

/** What was done so far, as steps that can be played again. */
export interface DoneSteps {
  readonly steps: readonly Done[];
  /** Adds a step that is done now (epoch ms, a whole second). */
  add(now: number, step: object): { withdraw(): void; mayDoNothing(): void };
}

/** What is let fail may be met by nobody: that is no mistake of who tries things. */
const MAY_MEET_NOBODY = new Set(['fail', 'kill', 'failFinding', 'misdeliver', 'heal']);

/** No steps yet, of a scenario that starts then (epoch ms). */
export function recordSteps(start: number): DoneSteps {
  const steps: Done[] = [];
  return {
    steps,
    add(now, step) {
      const at = durationOf((now - start) / 1000);
      const isFault = MAY_MEET_NOBODY.has(String((step as { do?: unknown }).do));
      const done: Done = { at, ...step, ...(isFault && { mayDoNothing: true }) };
      steps.push(done);
      return {
        withdraw: () => void steps.splice(steps.indexOf(done), 1),
        mayDoNothing: () => {
          done['mayDoNothing'] = true;
        },
      };
    },
  };
}
