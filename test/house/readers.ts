import type * as z from 'zod';
import { type CommandLine, readWords } from '../../local/command-line.ts';
import { BENCH } from '../../local/commands/bench.ts';
import { CASE } from '../../local/commands/case.ts';
import { CROWD } from '../../local/commands/crowd.ts';
import { DOCS } from '../../local/commands/docs.ts';
import { PLANTED_WORDS } from '../../local/commands/planted.ts';
import { RECORD } from '../../local/commands/record.ts';
import { SIMULATE } from '../../local/commands/simulate.ts';
import { START } from '../../local/commands/start.ts';
import { SWEEP } from '../../local/commands/sweep.ts';
import { readArguments as readCases } from '../../operate/arguments.ts';
import { readArguments as readDoctor } from '../../operate/doctor/arguments.ts';

/** What a command makes of its words before it does anything: the exit code with which it is over, and what it says. */
export interface Understood {
  code: 0 | 2 | 'goes on';
  said: string;
}

/** By script of package.json, how it reads its words: the same as in a terminal, but without a process. */
export const READERS: Readonly<Record<string, (words: string[]) => Understood>> = {
  start: by(START),
  case: by(CASE),
  sweep: by(SWEEP),
  simulate: by(SIMULATE),
  bench: by(BENCH),
  crowd: by(CROWD),
  record: by(RECORD),
  planted: by(PLANTED_WORDS),
  docs: by(DOCS),
  cases: byThrowing((words) => readCases(words) === 'help'),
  doctor: byThrowing((words) => readDoctor(words).help),
};

function by(command: CommandLine<z.ZodType>): (words: string[]) => Understood {
  return (words) => {
    const said: string[] = [];
    const say = (text: string) => said.push(text);
    const read = readWords(words, command, { log: say, error: say });
    return { code: 'exitCode' in read ? read.exitCode : 'goes on', said: said.join('\n') };
  };
}

function byThrowing(asksForHelp: (words: string[]) => boolean): (words: string[]) => Understood {
  return (words) => {
    try {
      return { code: asksForHelp(words) ? 0 : 'goes on', said: '' };
    } catch (error) {
      return { code: 2, said: (error as Error).message };
    }
  };
}
