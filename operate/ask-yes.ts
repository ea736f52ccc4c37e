import { createInterface } from 'node:readline/promises';

/** Asks on the terminal. Throws an Error in words where nobody can be asked. */
export async function askYes(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error('nobody to ask here: give --yes');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
