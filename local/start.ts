import { parseArgs } from 'node:util';
import * as z from 'zod';

const USAGE = `usage: npm start [-- options]
  --headless        plays the scenario in the terminal, from its beginning to its end
  --scenario FILE   another world (docs/local.md)
  --port NUMBER     the port that is tried first; 8600 if left out
  --open            opens the page in the browser
  --help            prints this`;

const wordsSchema = z.object({
  headless: z.boolean().default(false),
  scenario: z.string().optional(),
  port: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).default(8600),
  open: z.boolean().default(false),
  help: z.boolean().default(false),
});

const options = {
  headless: { type: 'boolean' },
  scenario: { type: 'string' },
  port: { type: 'string' },
  open: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** `npm start`. What it does is loaded only once the first words are on the screen. */
async function main(words: string[]): Promise<void> {
  const read = readWords(words);
  if (typeof read === 'string') {
    console.error(`${read}\n${USAGE}`);
    process.exitCode = 2;
  } else if (read.help) {
    console.log(USAGE);
  } else if (read.headless) {
    const { playHeadless } = await import('./start/play-headless.ts');
    await playHeadless(read.scenario);
  } else {
    console.log('Starting the local console. Ctrl-C ends it.');
    const { startConsole } = await import('./start/start-console.ts');
    await startConsole(read);
  }
}

/** The options, or what is wrong with them. */
function readWords(words: string[]): z.infer<typeof wordsSchema> | string {
  try {
    const { values } = parseArgs({ args: words, options });
    const read = wordsSchema.safeParse(values);
    if (read.success) return read.data;
    return read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

await main(process.argv.slice(2));
