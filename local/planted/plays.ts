import { judge } from '../model/judge.ts';
import { showViolation } from '../model/violation.ts';
import type { LocalRun } from '../run/local-run.ts';
import { playAndJudge } from '../simulate/play/play.ts';
import { readWorkflow } from '../simulate/play/workflow.ts';
import { scenarioOf } from '../simulate/scenario-of.ts';
import { type End, endOf, itemsOf } from '../sweep/end-of.ts';
import { FAULTS } from '../sweep/faults.ts';
import { JOURNEYS, type Journey, SAMPLED } from '../sweep/journeys.ts';
import { spread } from '../sweep/spread.ts';
import { createSweeper, type Sweep } from '../sweep/sweeper.ts';

/** A play: a journey without a fault, one with a fault in it, the scenario of a seed, or a story. */
export type Play = { journey: string } | Sweep | { seed: number } | { story: Journey };

/** What the model objects to in a play, by what makes two objections the same. */
export type Objections = ReadonlyMap<string, string>;

/** Plays on one product. */
export interface Stage {
  objectionsTo(play: Play): Promise<Objections>;
  /** What a journey without a fault comes to. */
  endOf(journey: string): Promise<End>;
  /** The variations of a journey by a fault, at most so many, spread evenly. */
  variationsOf(journey: string, fault: string, most: number): Promise<Sweep[]>;
}

/** How a play is called. */
export function nameOf(play: Play): string {
  if ('seed' in play) return `seed ${play.seed}`;
  if ('story' in play) return `story: ${play.story.title}`;
  return 'fault' in play ? `${play.journey} x ${play.fault} at ${play.variation.api}` : play.journey;
}

/** When every story begins. */
const START = '2026-11-02T09:00:00Z';

/** Plays on the product of a local run. */
export function stageOf(run: LocalRun): Stage {
  const sweeper = createSweeper({ fast: async () => run, artifacts: async () => run });
  const workflow = readWorkflow(run.definition);
  return {
    async objectionsTo(play) {
      if ('seed' in play) {
        const { problems } = await playAndJudge(run, workflow, scenarioOf(play.seed));
        return new Map(problems.map(({ kind, says }) => [kind, says]));
      }
      if ('story' in play) {
        await run.play({ ...play.story, start: START });
        return byKind(judge(run.chronicle()));
      }
      if ('fault' in play) {
        const [judged] = await sweeper.playRow([{ ...play, onArtifacts: false }]);
        return byKind(judged?.violations ?? []);
      }
      // Nothing is said of a play that the local run cannot end: that is an objection of its own.
      return sweeper.callsOf(play.journey).then(
        () => byKind(judge(run.chronicle())),
        (error: unknown) => new Map([['the play failed', `the play failed: ${String(error)}`]]),
      );
    },
    async endOf(journey) {
      const report = await run.play({
        ...JOURNEYS[journey as keyof typeof JOURNEYS],
        start: START,
      });
      return endOf(report, await itemsOf(run));
    },
    async variationsOf(journey, fault, most) {
      const [plain, calls] = [JOURNEYS[journey as keyof typeof JOURNEYS], await sweeper.callsOf(journey)];
      const all = (plain && FAULTS[fault]?.variations(plain, calls)) ?? [];
      return spread(all, most).map((variation) => ({ journey, fault, variation }));
    },
  };
}

function byKind(violations: ReturnType<typeof judge>): Objections {
  return new Map(
    violations.map((one) => [`invariant ${one.rule}, ${one.by}: ${one.claim}`, showViolation(one)]),
  );
}

/** The journeys in which faults are looked for: crowds take long and go nowhere else. */
export const SINGLE_JOURNEYS: readonly string[] = Object.keys(JOURNEYS).filter((name) => !(name in SAMPLED));
