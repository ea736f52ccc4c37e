import { runCase } from '../../local/case/run-case.ts';
import { runBench } from '../../local/commands/run-bench.ts';
import { runCrowd } from '../../local/commands/run-crowd.ts';
import { runDocs } from '../../local/commands/run-docs.ts';
import { runPlanted } from '../../local/commands/run-planted.ts';
import { runRecord } from '../../local/commands/run-record.ts';
import { runSimulate } from '../../local/commands/run-simulate.ts';
import { runSweep } from '../../local/commands/run-sweep.ts';
import type { LocalRun } from '../../local/run/local-run.ts';
import type { Screen } from '../../local/screen.ts';
import { runStart } from '../../local/start/run-start.ts';
import { runDoctor } from '../../operate/doctor/run.ts';
import { runCases } from '../../operate/run-cases.ts';
import { runImages } from '../browser/run-images.ts';
import { ranOnScreen } from '../local/ran-on-screen.ts';
import { ranOn } from '../operate/ran-on.ts';
import { localRun } from '../support/journey.ts';

/** How a command has ended, and all that it has said. */
export interface Ended {
  code: number;
  said: string;
}

/** A command of package.json as its file runs it. */
export interface Command {
  /** The function that its file gives its words to. */
  main: string;
  /** Runs it in this process; what it plays, on the local run of the tests. */
  run(words: string[]): Promise<Ended>;
}

const createRun: () => Promise<LocalRun> = localRun;
const { signal } = new AbortController();
/** None of the commands for the live account is run as far as that. */
const noClient = (): never => {
  throw new Error('A client was made.');
};

/** By script of package.json. */
export const RUNS: Readonly<Record<string, Command>> = {
  start: shown(runStart, async (words, screen) => {
    const started = await runStart(words, { screen, run: { inProcess: true } });
    if (typeof started === 'number') return started;
    await started.close();
    return 0;
  }),
  case: shown(runCase, (words, screen) => runCase(words, { createRun, screen })),
  sweep: shown(runSweep),
  simulate: shown(runSimulate, (words, screen) => runSimulate(words, { createRun, screen, signal })),
  bench: shown(runBench),
  crowd: shown(runCrowd, (words, screen) => runCrowd(words, { createRun, screen })),
  record: shown(runRecord, (words, screen) => runRecord(words, { createRun, screen })),
  planted: shown(runPlanted),
  docs: shown(runDocs),
  'docs:images': shown(runImages),
  cases: {
    main: runCases.name,
    run: async (words) =>
      ended(await ranOn((terminal) => runCases(words, { createClient: noClient, terminal }))),
  },
  doctor: {
    main: runDoctor.name,
    run: async (words) =>
      ended(
        await ranOn((terminal) =>
          runDoctor(words, { createClients: noClient, settingsFor: noClient, terminal }),
        ),
      ),
  },
};

type OnScreen = (words: string[], screen: Screen) => Promise<number>;

function shown(main: OnScreen): Command;
function shown(main: { name: string }, run: OnScreen): Command;
function shown(main: { name: string }, run: OnScreen = main as OnScreen): Command {
  return {
    main: main.name,
    async run(words) {
      const { result, ...said } = await ranOnScreen((screen) => run(words, screen));
      return ended({ code: result, ...said });
    },
  };
}

function ended({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }): Ended {
  return { code, said: `${stdout}${stderr}` };
}
