import { runRecord } from './commands/run-record.ts';
import { endCommand } from './end-command.ts';
import { createLocalRun } from './run/local-run.ts';
import { screenOf } from './screen.ts';

/** `npm run record`, in one process: what functions do in threads cannot be recorded. */
const createRun = () => createLocalRun({ inProcess: true });
endCommand(await runRecord(process.argv.slice(2), { createRun, screen: screenOf(process) }));
