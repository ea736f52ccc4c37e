import * as z from 'zod';
import { quietSdk } from '../operate/quiet-sdk.ts';
import { readWords } from './command-line.ts';

const usage = `usage: npm start [-- options]
Opens a console in the browser, to click, answer and let time pass yourself. Ctrl-C ends it.
  --scenario FILE   another world (docs/local.md)
  --port NUMBER     the port that is tried first; 8600 if left out
  --open            opens the page in the browser
  --headless        plays the shipped scenario, or that of --scenario, in the terminal instead`;

const COMMAND = {
  usage,
  options: {
    headless: { type: 'boolean' },
    scenario: { type: 'string' },
    port: { type: 'string' },
    open: { type: 'boolean' },
  },
  schema: z.object({
    headless: z.boolean().default(false),
    scenario: z.string().optional(),
    port: z.coerce.number('give a number').int().min(0).max(65_535).default(8600),
    open: z.boolean().default(false),
  }),
} as const;

/** `npm start`. What it does is loaded only once the first words are on the screen. */
async function main(words: string[]): Promise<void> {
  quietSdk();
  const read = readWords(words, COMMAND);
  if ('exitCode' in read) {
    process.exitCode = read.exitCode;
  } else if (read.words.headless) {
    const { playHeadless } = await import('./start/play-headless.ts');
    await playHeadless(read.words.scenario);
  } else {
    console.log('Starting the local console. Ctrl-C ends it.');
    const { startConsole } = await import('./start/start-console.ts');
    await startConsole(read.words);
  }
}

await main(process.argv.slice(2));
