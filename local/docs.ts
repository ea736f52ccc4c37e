import { runDocs } from './commands/run-docs.ts';
import { screenOf } from './screen.ts';

/** `npm run docs`. */
process.exitCode = await runDocs(process.argv.slice(2), screenOf(process));
