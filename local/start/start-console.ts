import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureAssembly, SynthesisError } from '../assembly/synth.ts';
import { openConsole } from '../console/open-console.ts';
import type { ScenarioDocument } from '../console/scene.ts';
import { endCommand } from '../end-command.ts';
import { problemsOfFile, readScenarioFile } from '../run/outcome.ts';
import { BadScenario } from '../run/scenario/problems.ts';

/** What `npm start` was asked for. */
interface Wanted {
  scenario?: string | undefined;
  port: number;
  open: boolean;
}

/** Opens the console, prints its address, and ends with Ctrl-C. Exit codes: 0 ended by Ctrl-C, 1 failed, 2 a bad scenario. */
export async function startConsole({ scenario, port, open }: Wanted): Promise<void> {
  try {
    const directory = await synthesised();
    const { document } = worldOf(scenario);
    const opened = await playing(document, () => openConsole({ document, run: { directory }, port }));
    console.log(
      `\n  ${opened.url}\n\nSelect a finding there, open "Actions", and choose "Retire credentials".`,
    );
    if (open) openInBrowser(opened.url);
    process.once('SIGINT', () => {
      console.log('\nEnded.');
      // A second Ctrl-C ends it also where something hangs.
      void opened.close().finally(() => endCommand(0));
    });
  } catch (error) {
    if (error instanceof SynthesisError) console.error(error.message);
    else if (scenario === undefined) throw error;
    else console.error(problemsOfFile(scenario, wordsOf(error)));
    endCommand(error instanceof BadScenario ? 2 : 1);
  }
}

/** What keeps a scenario from being opened: it is bad, or something in it did not go as it says. */
function wordsOf(error: unknown): string {
  if (error instanceof BadScenario) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Opens a scenario; says so where something is played first, which takes a while. */
async function playing<Opened>(document: ScenarioDocument, open: () => Promise<Opened>): Promise<Opened> {
  if ((document.then ?? []).length === 0) return open();
  const since = performance.now();
  process.stdout.write('Playing the scenario up to where it ends ... ');
  try {
    const opened = await open();
    console.log(doneSince(since));
    return opened;
  } catch (error) {
    console.log();
    throw error;
  }
}

const doneSince = (since: number): string => `done in ${((performance.now() - since) / 1000).toFixed(0)} s.`;

/** The assembly; says so where it has to be made anew, which takes a while. */
async function synthesised(): Promise<string> {
  const since = performance.now();
  let isNew = false;
  const { directory } = await ensureAssembly(() => {
    isNew = true;
    process.stdout.write('Synthesising the CDK app, as something has changed ... ');
  });
  if (isNew) console.log(doneSince(since));
  return directory;
}

const EXAMPLE = join(import.meta.dirname, '../scenarios/console/example-organisation.json');

const worldOf = (file: string = EXAMPLE): { document: ScenarioDocument } => ({
  document: readScenarioFile(file) as ScenarioDocument,
});

const OPENERS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', linux: 'xdg-open' };

/** Opens the address as the desktop does; where it cannot, the address stands in the terminal. */
function openInBrowser(url: string): void {
  const opener = OPENERS[process.platform];
  const [command, ...words] = opener === undefined ? ['cmd', '/c', 'start', '', url] : [opener, url];
  spawn(command, words, { stdio: 'ignore', detached: true })
    .on('error', () => console.log('No browser could be opened from here.'))
    .unref();
}
