import type { Settings } from '../../functions/domain/settings/settings.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type DoctorCommand, readArguments, USAGE } from './arguments.ts';
import type { Clients } from './aws/clients.ts';
import { readCaller } from './aws/identity.ts';
import { examine, exitCodeOf } from './examine.ts';
import { look } from './look.ts';
import { readOnlyPolicy } from './read/actions.ts';
import type { Caller } from './read/seen.ts';
import { showLines } from './show.ts';

/** What the command needs. Clients are made, and settings read, only once its words are understood. */
export interface DoctorNeeds {
  createClients(): Clients;
  settingsFor(region: string): Settings;
  terminal: Terminal;
}

/** Looks whether the account is set up as the settings need it, and tells; it only reads. Returns the exit code: see USAGE. */
export async function runDoctor(words: string[], needs: DoctorNeeds): Promise<number> {
  const { terminal } = needs;
  let command: DoctorCommand;
  try {
    command = readArguments(words);
  } catch (error) {
    terminal.remark(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  if (command.help) terminal.say(USAGE);
  else if (command.policy) terminal.say(JSON.stringify(readOnlyPolicy(), null, 2));
  else return examineAccount(command, needs);
  return 0;
}

async function examineAccount(command: DoctorCommand, needs: DoctorNeeds): Promise<number> {
  try {
    return await tell(command, needs);
  } catch (error) {
    needs.terminal.remark((error as Error).message);
    return 1;
  }
}

async function tell(
  { all, json }: DoctorCommand,
  { createClients, settingsFor, terminal }: DoctorNeeds,
): Promise<number> {
  const clients = createClients();
  const found = await whose(clients);
  if ('problem' in found) {
    terminal.remark(withoutCredentials(found.problem));
    return 1;
  }
  const { caller, region } = found;
  const settings = settingsFor(region);
  const seen = await look(clients, { settings, caller, region, isEach: all, progress: terminal.remark });
  const lines = examine({ settings, seen });
  terminal.say(
    json ? JSON.stringify({ lines }, null, 2) : showLines(lines, terminal.width, terminal.isColored),
  );
  return exitCodeOf(lines);
}

async function whose({ sts }: Clients): Promise<{ caller: Caller; region: string } | { problem: string }> {
  try {
    const region = await sts.config.region();
    return { caller: await readCaller(sts), region };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

function withoutCredentials(problem: string): string {
  return `AWS cannot be asked: ${problem}
Set AWS_PROFILE to a profile of the hub account; or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
Set AWS_REGION to the Region of the deployment. The credentials need this policy, which only reads:
${JSON.stringify(readOnlyPolicy(), null, 2)}`;
}
