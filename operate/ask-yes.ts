import { createInterface } from 'node:readline/promises';

/** Asks on the terminal. Throws an Error in words where nobody can be asked. */
export async function askYes(question: string): Promise<boolean> {
  return /^y(es)?$/i.test(await ask(`${question} [y/N]`, '--yes'));
}

/** Asks for one of these words; undefined where another one is given. Throws an Error in words where nobody can be asked. */
export async function askWord<Word extends string>(
  question: string,
  words: readonly Word[],
): Promise<Word | undefined> {
  const options = words.map((word) => `--${word}`).join(' or ');
  const said = await ask(`${question} [${words.join('/')}]`, options);
  return words.find((word) => word === said.toLowerCase());
}

async function ask(question: string, options: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Error(`nobody to ask here: give ${options}`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} `);
  terminal.close();
  return answer.trim();
}
