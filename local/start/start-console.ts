import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureAssembly, SynthesisError } from '../assembly/synth.ts';
import { type OpenConsole, openConsole } from '../console/open-console.ts';
import type { ScenarioDocument } from '../console/scene.ts';
import { type ExitCode, problemsOfFile, readScenarioFile } from '../run/outcome.ts';
import { BadScenario } from '../run/scenario/problems.ts';
import type { Screen } from '../screen.ts';
import type { StartNeeds } from './needs.ts';

/** What `npm start` was asked for. */
interface Wanted {
  scenario?: string | undefined;
  port: number;
  open: boolean;
}

/** Opens the console and prints its address. Returns the exit code where it cannot: 1 failed, 2 a bad scenario. */
export async function startConsole(
  { scenario, port, open }: Wanted,
  { screen, run }: StartNeeds,
): Promise<OpenConsole | ExitCode> {
  try {
    const directory = await synthesised(screen);
    const { document } = worldOf(scenario);
    const opening = () => openConsole({ document, run: { ...run, directory }, port });
    const opened = await playing(document, opening, screen);
    screen.log(
      `\n  ${opened.url}\n\nSelect a finding there, open "Actions", and choose "Retire credentials".`,
    );
    if (open) openInBrowser(opened.url, screen);
    return opened;
  } catch (error) {
    if (error instanceof SynthesisError) screen.error(error.message);
    else if (scenario === undefined) throw error;
    else screen.error(problemsOfFile(scenario, wordsOf(error)));
    return error instanceof BadScenario ? 2 : 1;
  }
}

/** What keeps a scenario from being opened: it is bad, or something in it did not go as it says. */
function wordsOf(error: unknown): string {
  if (error instanceof BadScenario) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Opens a scenario; says so where something is played first, which takes a while. */
async function playing<Opened>(
  document: ScenarioDocument,
  open: () => Promise<Opened>,
  screen: Screen,
): Promise<Opened> {
  if ((document.then ?? []).length === 0) return open();
  const since = performance.now();
  screen.begin('Playing the scenario up to where it ends ... ');
  try {
    const opened = await open();
    screen.log(doneSince(since));
    return opened;
  } catch (error) {
    screen.log('');
    throw error;
  }
}

const doneSince = (since: number): string => `done in ${((performance.now() - since) / 1000).toFixed(0)} s.`;

/** The assembly; says so where it has to be made anew, which takes a while. */
async function synthesised(screen: Screen): Promise<string> {
  const since = performance.now();
  let isNew = false;
  const { directory } = await ensureAssembly(() => {
    isNew = true;
    screen.begin('Synthesising the CDK app, as something has changed ... ');
  });
  if (isNew) screen.log(doneSince(since));
  return directory;
}

const EXAMPLE = join(import.meta.dirname, '../scenarios/console/example-organisation.json');

const worldOf = (file: string = EXAMPLE): { document: ScenarioDocument } => ({
  document: readScenarioFile(file) as ScenarioDocument,
});

const OPENERS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', linux: 'xdg-open' };

/** Opens the address as the desktop does; where it cannot, the address stands in the terminal. */
function openInBrowser(url: string, screen: Screen): void {
  const opener = OPENERS[process.platform];
  const [command, ...words] = opener === undefined ? ['cmd', '/c', 'start', '', url] : [opener, url];
  spawn(command, words, { stdio: 'ignore', detached: true })
    .on('error', () => screen.log('No browser could be opened from here.'))
    .unref();
}
