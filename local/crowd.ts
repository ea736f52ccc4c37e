import { runCrowd } from './commands/run-crowd.ts';
import { endCommand } from './end-command.ts';
import { createLocalRun } from './run/local-run.ts';
import { screenOf } from './screen.ts';

/** `npm run crowd`, in one process; nobody opens pages besides, which would take hours where there are so many. */
const createRun = () => createLocalRun({ inProcess: true, isUnwatched: true });
endCommand(await runCrowd(process.argv.slice(2), { createRun, screen: screenOf(process) }));
