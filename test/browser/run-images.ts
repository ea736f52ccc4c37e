import * as z from 'zod';
import { type Output, readWords } from '../../local/command-line.ts';

const COMMAND = {
  usage: `usage: npm run docs:images
Takes the pictures in docs/images anew, in a browser (docs/local.md, "The browser of the tests").`,
  schema: z.object({}),
};

/**
 * Takes the pictures of pages and mails for the documentation. Exit codes: 0 taken, 2 bad words. The browser is loaded
 * only where there is something to take. Throws Error where a picture is missing.
 */
export async function runImages(words: string[], screen: Output): Promise<0 | 2> {
  const read = readWords(words, COMMAND, screen);
  if ('exitCode' in read) return read.exitCode;
  const { takeImages } = await import('./support/take-images.ts');
  await takeImages();
  return 0;
}
