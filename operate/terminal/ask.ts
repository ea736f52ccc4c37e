import { createInterface } from 'node:readline/promises';
import type { Streams } from './streams.ts';

/** What somebody answers in one line. Throws an Error in words, which names the options to give instead, where nobody sits. */
export async function ask(question: string, options: string, { stdin, stderr }: Streams): Promise<string> {
  if (!stdin.isTTY) throw new Error(`nobody to ask here: give ${options}`);
  const terminal = createInterface({ input: stdin, output: stderr });
  const answer = await terminal.question(`${question} `);
  terminal.close();
  return answer.trim();
}
