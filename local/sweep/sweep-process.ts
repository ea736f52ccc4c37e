import { serveTasks } from '../processes/serve-tasks.ts';
import { createLocalRun, type LocalRun } from '../run/local-run.ts';
import { createSweeper, type Judged } from './sweeper.ts';
import type { Request } from './sweepers.ts';

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

serveTasks(async (request: Request) => {
  if ('callsOf' in request) return sweeper.callsOf(request.callsOf);
  if ('whole' in request) return sweeper.judgeWhole(request.whole);
  return withoutEnds(await sweeper.playRow(request.row));
});

/** Ends are long, and whoever asks does not need them. */
function withoutEnds(judged: readonly Judged[]): Judged[] {
  return judged.map(({ end: _, ...others }) => others);
}
