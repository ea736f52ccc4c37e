import { readWords } from '../command-line.ts';
import { START } from '../commands/start.ts';
import type { OpenConsole } from '../console/open-console.ts';
import type { ExitCode } from '../run/outcome.ts';
import type { StartNeeds } from './needs.ts';

/**
 * Opens the console and prints its address, or plays a scenario in the terminal. Returns the console that is open, or
 * the exit code. What it does is loaded only once the first words are on the screen.
 */
export async function runStart(words: string[], needs: StartNeeds): Promise<OpenConsole | ExitCode> {
  const { screen } = needs;
  const read = readWords(words, START, screen);
  if ('exitCode' in read) return read.exitCode;
  if (read.words.headless) {
    const { playHeadless } = await import('./play-headless.ts');
    return playHeadless(read.words.scenario, needs);
  }
  screen.log('Starting the local console. Ctrl-C ends it.');
  const { startConsole } = await import('./start-console.ts');
  return startConsole(read.words, needs);
}
