import { createLocalRun } from '../../run/local-run.ts';
import { type Played, playAndJudge } from '../play/play.ts';
import { readWorkflow } from '../play/workflow.ts';
import { scenarioOf } from '../scenario-of.ts';

/** What a worker tells: that it is ready (no seed), or how the play of a seed went. */
export interface Told {
  seed?: number;
  played?: Played;
}

// Ctrl-C reaches every process of a terminal: the worker ends when who has started it lets it go.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));

const run = await createLocalRun({ inProcess: true });
const workflow = readWorkflow(run.definition);
const tell = (told: Told): void => void process.send?.(told);

process.on('message', (seed: number) => {
  void playAndJudge(run, workflow, scenarioOf(seed)).then((played) => tell({ seed, played }));
});
tell({});
