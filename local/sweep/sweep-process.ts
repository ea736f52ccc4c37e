import { serveTasks } from '../processes/serve-tasks.ts';
import { createLocalRun, type LocalRun } from '../run/local-run.ts';
import { createSweeper } from './sweeper.ts';
import type { SweepTask } from './sweepers.ts';

let fast: Promise<LocalRun> | undefined;
let artifacts: Promise<LocalRun> | undefined;

const sweeper = createSweeper({
  fast() {
    fast ??= createLocalRun({ inProcess: true });
    return fast;
  },
  artifacts() {
    artifacts ??= createLocalRun();
    return artifacts;
  },
});

serveTasks(async (task: SweepTask) =>
  'callsOf' in task ? sweeper.callsOf(task.callsOf) : sweeper.violationsOf(task, task.onArtifacts),
);
