import { parseArgs } from 'node:util';

export const USAGE = `usage: npm run doctor -- [--all] [--json] [--policy] [--help]
Looks whether the account of the credentials at hand is set up as cdk.json needs it. It only reads.
  --all      also ask Organizations for each account of the organizational units
  --json     print JSON
  --policy   print the policy that the credentials need, and look at nothing
  --help     print this
Exit code: 0 all is ok, 1 something is wrong, 2 not understood, 3 nothing is known to be wrong, but
not everything can be told.`;

/** What the words of the command line say. */
export interface DoctorCommand {
  all: boolean;
  json: boolean;
  policy: boolean;
  help: boolean;
}

/** Reads the words of the command line. Throws an Error in words. */
export function readArguments(words: string[]): DoctorCommand {
  const flag = { type: 'boolean', default: false } as const;
  const options = { all: flag, json: flag, policy: flag, help: { ...flag, short: 'h' } };
  return parseArgs({ args: words, options }).values;
}
