import { STEPS } from '../../../functions/domain/note/note.ts';
import { ANSWER_KINDS } from '../../../functions/domain/question/answers.ts';
import type { Covered, Played, Problem } from '../play/play.ts';
import { notReachable } from '../play/unreachable.ts';
import { transitionsOf, type Workflow } from '../play/workflow.ts';

/** A problem with the seeds that show it, in the order in which they were played. */
export interface Finding extends Problem {
  seeds: number[];
}

/** Everything that was played so far. */
export interface Tally {
  plays: number;
  calls: number;
  cases: number;
  findings: Map<string, Finding>;
  /** In how many plays each part occurred. */
  seen: Readonly<Record<keyof Covered, Map<string, number>>>;
}

/** Nothing played. */
export function emptyTally(): Tally {
  const seen = { states: new Map(), transitions: new Map(), answers: new Map(), steps: new Map() };
  return { plays: 0, calls: 0, cases: 0, findings: new Map(), seen };
}

/** Adds a play to what was played; returns the problems that no play before has shown. */
export function count(tally: Tally, seed: number, { problems, covered, calls, cases }: Played): Problem[] {
  tally.plays += 1;
  tally.calls += calls;
  tally.cases += cases;
  const kinds = [...new Map(problems.map((one) => [one.kind, one])).values()];
  const unseen = kinds.filter(({ kind }) => !tally.findings.has(kind));
  for (const problem of kinds) {
    const { seeds, says } = tally.findings.get(problem.kind) ?? { seeds: [], says: problem.says };
    tally.findings.set(problem.kind, { kind: problem.kind, says, seeds: [...seeds, seed] });
  }
  for (const part of PARTS)
    for (const name of covered[part]) tally.seen[part].set(name, (tally.seen[part].get(name) ?? 0) + 1);
  return unseen;
}

const PARTS = ['states', 'transitions', 'answers', 'steps'] as const;

/** Of each kind of part: how many there are that a scenario can reach, and which of them no play has reached. */
export interface Coverage {
  of: keyof Covered;
  all: number;
  missing: string[];
}

/** How much of the workflow, of the answers and of the steps on findings has occurred. */
export function coverageOf({ seen }: Tally, workflow: Workflow): Coverage[] {
  const all: Record<keyof Covered, readonly string[]> = {
    states: [...workflow.keys()],
    transitions: transitionsOf(workflow).filter((name) => notReachable(name) === undefined),
    answers: ANSWER_KINDS,
    steps: Object.keys(STEPS),
  };
  return PARTS.map((of) => {
    const missing = all[of].filter((name) => !seen[of].has(name));
    return { of, all: all[of].length, missing };
  });
}
