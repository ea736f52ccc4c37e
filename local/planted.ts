import { runPlanted } from './commands/run-planted.ts';
import { endCommand } from './end-command.ts';
import { screenOf } from './screen.ts';

/** `npm run planted`. */
endCommand(await runPlanted(process.argv.slice(2), screenOf(process)));
