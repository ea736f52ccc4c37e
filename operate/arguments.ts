import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { oneLine } from '../functions/texts/visible.ts';

export const USAGE = `usage: npm run cases -- [list | pause --reason <text> | resume | restore <user>]
  --table <name>   the table of cases; the hub stack's, if left out
  --by <name>      who pauses, resumes or restores; your user name, if left out
  --account <id>   the account of the user to restore, where several have one of that name
  --yes            restore without being asked
  --reason <text>  why, for the notes on the findings
  --json           print JSON`;

const COMMANDS = ['list', 'pause', 'resume', 'restore'] as const;

/** What the words of the command line say. */
export interface CasesCommand {
  command: (typeof COMMANDS)[number];
  table: string | undefined;
  by: string;
  reason: string;
  json: boolean;
  /** Of `restore`: the user's name or unique id. */
  user: string;
  account: string | undefined;
  /** Nobody is asked before something is given back. */
  yes: boolean;
}

/** A note has 512 characters, and more to say than the reason. */
const REASON_LENGTH = 200;

/** Reads the words of the command line. Throws an Error in words. */
export function readArguments(words: string[]): CasesCommand {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      ...{ table: text, by: text, reason: text, account: text },
      ...{ json: { type: 'boolean', default: false }, yes: { type: 'boolean', default: false } },
    },
  });
  const [word = 'list', ...others] = positionals;
  const command = COMMANDS.find((one) => one === word);
  const user = command === 'restore' ? others.shift() : '';
  if (user === undefined) throw new Error('restore needs the name or the unique id of a user');
  if (command === undefined || others.length > 0)
    throw new Error(`unknown command: ${positionals.join(' ')}`);
  const reason = oneLine(values.reason ?? '', REASON_LENGTH);
  if (command === 'pause' && reason === '') throw new Error('pause needs --reason, which the notes show');
  return {
    command,
    table: values.table,
    by: oneLine(values.by ?? userInfo().username, 64),
    reason,
    json: values.json,
    user,
    account: values.account,
    yes: values.yes,
  };
}
