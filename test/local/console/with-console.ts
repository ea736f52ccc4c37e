import { afterEach } from 'vitest';
import { type OpenConsole, openConsole } from '../../../local/console/open-console.ts';
import { createLocalRun, type LocalRun } from '../../../local/run/local-run.ts';
import { readScenarioFile } from '../../../local/run/outcome.ts';
import { localRun } from '../../support/journey.ts';

const shipped = readScenarioFile('local/scenarios/three-findings.json') as object;

/** alice, bob and carol with their findings, and nothing done yet. */
export const THREE = { ...shipped, then: [], expect: undefined };

let second: Promise<LocalRun> | undefined;

/** A run of this worker that stays warm: of the first console of a test, of a second one beside it, and none for more. */
function warmRun(count: number): Promise<LocalRun> {
  if (count > 1) throw new Error('a test opens two consoles at most');
  if (count === 0) return localRun();
  second ??= createLocalRun({ inProcess: true });
  return second;
}

/** Opens consoles, two at most, that are closed after each test. */
export function useConsoles(): (document?: object) => Promise<OpenConsole> {
  const opened: OpenConsole[] = [];
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
  });
  return async (document = THREE) => {
    const console_ = await openConsole({ document, run: await warmRun(opened.length), port: 0 });
    opened.push(console_);
    return console_;
  };
}
