import { serveTasks } from '../processes/serve-tasks.ts';
import { createLocalRun } from '../run/local-run.ts';
import { createSweeper, type Sweeper } from './sweeper.ts';
import type { SweepTask } from './sweepers.ts';

let started: Promise<Sweeper> | undefined;

serveTasks(async (task: SweepTask) => {
  started ??= createLocalRun({ inProcess: true }).then(createSweeper);
  const sweeper = await started;
  return 'callsOf' in task ? sweeper.callsOf(task.callsOf) : sweeper.violationsOf(task);
});
