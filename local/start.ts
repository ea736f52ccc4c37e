import { quietSdk } from '../operate/quiet-sdk.ts';
import { readWords } from './command-line.ts';
import { START } from './commands/start.ts';

/** `npm start`. What it does is loaded only once the first words are on the screen. */
async function main(words: string[]): Promise<void> {
  quietSdk();
  const read = readWords(words, START);
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
