import { runBench } from './commands/run-bench.ts';
import { endCommand } from './end-command.ts';
import { screenOf } from './screen.ts';

/** `npm run bench`. */
endCommand(await runBench(process.argv.slice(2), screenOf(process)));
