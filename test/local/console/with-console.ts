import { afterEach } from 'vitest';
import { type OpenConsole, openConsole } from '../../../local/console/open-console.ts';
import { readScenarioFile } from '../../../local/run/outcome.ts';

const shipped = readScenarioFile('local/scenarios/three-findings.json') as object;

/** alice, bob and carol with their findings, and nothing done yet. */
export const THREE = { ...shipped, then: [], expect: undefined };

/** Opens consoles that are closed after each test. */
export function useConsoles(): (document?: object) => Promise<OpenConsole> {
  const opened: OpenConsole[] = [];
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
  });
  return async (document = THREE) => {
    const console_ = await openConsole({ document, run: { inProcess: true }, port: 0 });
    opened.push(console_);
    return console_;
  };
}
