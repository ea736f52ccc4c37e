import { quietSdk } from '../operate/quiet-sdk.ts';
import { runCase } from './case/run-case.ts';
import { endCommand } from './end-command.ts';
import { createLocalRun } from './run/local-run.ts';
import { screenOf } from './screen.ts';

/** `npm run case`, on the deployed bundles of the working tree. */
quietSdk();
endCommand(await runCase(process.argv.slice(2), { createRun: createLocalRun, screen: screenOf(process) }));
