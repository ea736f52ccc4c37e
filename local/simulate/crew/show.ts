import type { Workflow } from '../play/workflow.ts';
import { coverageOf, type Finding, type Tally } from './tally.ts';

/** What was played, how fast, and how much of the workflow it has covered, with the names of what it has not. */
export function showTally(tally: Tally, workflow: Workflow, seconds: number): string[] {
  const { plays, calls, cases } = tally;
  const rate = (plays / Math.max(seconds, 0.001)).toFixed(1);
  return [
    `${plays} plays, ${cases} cases, ${calls} calls in ${Math.round(seconds)} s: ${rate} plays a second`,
    ...coverageOf(tally, workflow).flatMap(({ of, all, missing }) => [
      `${of}: ${all - missing.length} of ${all}`,
      ...missing.map((name) => `  not covered: ${name}`),
    ]),
  ];
}

/** A kind of problem, with the first seeds that show it. */
export function showFinding({ says, seeds }: Finding): string {
  const more = seeds.length > 5 ? ' ...' : '';
  return `${says}\n  ${seeds.length === 1 ? 'seed' : `${seeds.length} seeds:`} ${seeds.slice(0, 5).join(', ')}${more}`;
}
