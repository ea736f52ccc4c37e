import { writeTo } from '../operate/terminal/write-to.ts';
import type { Output } from './command-line.ts';

/** Where the text of a command goes to. */
export interface Streams {
  stdout: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  stderr: NodeJS.WritableStream;
  env: NodeJS.ProcessEnv;
}

/** Where a command of the local run writes, and how that is to be written to. */
export interface Screen extends Output {
  /** Begins a line, which the next `log` ends. */
  begin(text: string): void;
  color: boolean;
  /** In characters. */
  width: number;
}

/** The width of a terminal where it is not known, as where a command writes into a pipe. */
const USUAL_WIDTH = 80;

/** The screen of these streams, such as those of `process`; in colour unless NO_COLOR is set (no-color.org). */
export function screenOf({ stdout, stderr, env }: Streams): Screen {
  const { isTTY, columns = 0 } = stdout;
  const [write, complain] = [writeTo(stdout), writeTo(stderr)];
  return {
    log: (text) => write(`${text}\n`),
    error: (text) => complain(`${text}\n`),
    begin: write,
    color: isTTY === true && !env['NO_COLOR'],
    width: columns > 0 ? columns : USUAL_WIDTH,
  };
}
