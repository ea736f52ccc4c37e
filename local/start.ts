import { quietSdk } from '../operate/quiet-sdk.ts';
import { endCommand } from './end-command.ts';
import { screenOf } from './screen.ts';
import { runStart } from './start/run-start.ts';

/** `npm start`. The console that it opens ends with Ctrl-C: exit code 0. */
quietSdk();
const screen = screenOf(process);
const started = await runStart(process.argv.slice(2), { screen });
if (typeof started === 'number') endCommand(started);
else
  process.once('SIGINT', () => {
    screen.log('\nEnded.');
    // A second Ctrl-C ends it also where something hangs.
    void started.close().finally(() => endCommand(0));
  });
