import { ask } from './ask.ts';
import type { Streams } from './streams.ts';
import { writeTo } from './write-to.ts';

/** How an operator is told, and asked. */
export interface Terminal {
  /** In characters. */
  width: number;
  isColored: boolean;
  /** Says what was asked for, on standard output. */
  say(text: string): void;
  /** Says what goes beside it, on standard error: what is wrong, how far it is. */
  remark(text: string): void;
  /** Throws an Error in words where nobody can be asked. */
  askYes(question: string): Promise<boolean>;
  /** Asks for one of these words; undefined where another one is given. Throws an Error in words where nobody can be asked. */
  askWord<Word extends string>(question: string, words: readonly Word[]): Promise<Word | undefined>;
}

/** Where a terminal does not say how wide it is, such as a file. */
const WIDTH = 100;

/** The terminal of these streams, such as those of `process`; in colour unless NO_COLOR is set (no-color.org). */
export function terminalOf(streams: Streams): Terminal {
  const { stdout, stderr, env } = streams;
  const [say, remark] = [writeTo(stdout), writeTo(stderr)];
  return {
    width: stdout.columns ?? WIDTH,
    isColored: stdout.isTTY === true && !env['NO_COLOR'],
    say: (text) => say(`${text}\n`),
    remark: (text) => remark(`${text}\n`),
    askYes: async (question) => /^y(es)?$/i.test(await ask(`${question} [y/N]`, '--yes', streams)),
    async askWord(question, words) {
      const options = words.map((word) => `--${word}`).join(' or ');
      const said = await ask(`${question} [${words.join('/')}]`, options, streams);
      return words.find((word) => word === said.toLowerCase());
    },
  };
}
