import { runSimulate } from './commands/run-simulate.ts';
import { endCommand } from './end-command.ts';
import { createLocalRun } from './run/local-run.ts';
import { screenOf } from './screen.ts';

/** Ctrl-C ends the plays and shows what they have found; a second one ends everything. One may come to us twice at once. */
function untilInterrupted(): AbortSignal {
  const interrupted = new AbortController();
  let first = 0;
  process.on('SIGINT', () => {
    if (interrupted.signal.aborted && Date.now() - first > 1000) process.exit(130);
    if (!interrupted.signal.aborted) first = Date.now();
    interrupted.abort();
  });
  return interrupted.signal;
}

/** `npm run simulate`. */
const createRun = () => createLocalRun({ inProcess: true });
endCommand(
  await runSimulate(process.argv.slice(2), {
    createRun,
    screen: screenOf(process),
    signal: untilInterrupted(),
  }),
);
