import { runSweep } from './commands/run-sweep.ts';
import { endCommand } from './end-command.ts';
import { screenOf } from './screen.ts';

/** `npm run sweep`. */
endCommand(await runSweep(process.argv.slice(2), screenOf(process)));
