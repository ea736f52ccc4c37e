import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { oneLine } from '../functions/texts/visible.ts';
import type { Fate } from './stop-all.ts';

export const USAGE = `usage: npm run cases -- [list | pause --reason <text> | resume | restore <user> | stop-all]
  --table <name>   the table of cases; the hub stack's, if left out
  --by <name>      who pauses, resumes, restores or stops; your user name, if left out
  --account <id>   the account of the user to restore, where several have one of that name
  --restore        stop-all: give back what is off
  --leave          stop-all: leave off what is off, and delete nothing
  --yes            restore or stop without being asked
  --reason <text>  why, for the notes on the findings
  --json           print JSON
It uses your AWS credentials and Region, which must be the hub's; what they need: docs/runbook.md, "Pausing all cases"`;

const COMMANDS = ['list', 'pause', 'resume', 'restore', 'stop-all'] as const;

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
  /** Of `stop-all`: what becomes of what is off, where it was said. */
  off: Fate | undefined;
  /** Nobody is asked before something is given back or stopped. */
  yes: boolean;
}

/** As DynamoDB has it (API reference, TableName). In the policy that is printed anything else would be another resource. */
const TABLE_NAME = /^[\w.-]{3,255}$/;

/** A note has 512 characters, and more to say than the reason. */
const REASON_LENGTH = 200;

/** Reads the words of the command line; `help` where only the usage is wanted. Throws an Error in words. */
export function readArguments(words: string[]): CasesCommand | 'help' {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      ...{ table: text, by: text, reason: text, account: text },
      ...{ json: flag, yes: flag, restore: flag, leave: flag },
      help: { ...flag, short: 'h' },
    },
  });
  const [word = 'list', ...others] = positionals;
  const command = COMMANDS.find((one) => one === word);
  const user = command === 'restore' ? others.shift() : '';
  if (command === undefined || others.length > 0)
    throw new Error(`unknown command: ${positionals.join(' ')}`);
  if (values.help) return 'help';
  if (user === undefined) throw new Error('restore needs the name or the unique id of a user');
  const off = fateOf(values);
  if (off !== undefined && command !== 'stop-all')
    throw new Error('--restore and --leave belong to stop-all');
  const reason = oneLine(values.reason ?? '', REASON_LENGTH);
  if (command === 'pause' && reason === '') throw new Error('pause needs --reason, which the notes show');
  return {
    command,
    table: tableOf(values.table),
    by: oneLine(values.by ?? userInfo().username, 64),
    reason,
    json: values.json,
    user,
    account: values.account,
    off,
    yes: values.yes,
  };
}

function tableOf(name: string | undefined): string | undefined {
  if (name === undefined || TABLE_NAME.test(name)) return name;
  throw new Error('--table needs the name of a table: 3 to 255 letters, digits, "_", "-" and "."');
}

function fateOf({ restore, leave }: { restore: boolean; leave: boolean }): Fate | undefined {
  if (restore && leave) throw new Error('give --restore or --leave, not both');
  if (restore) return 'restore';
  return leave ? 'leave' : undefined;
}
