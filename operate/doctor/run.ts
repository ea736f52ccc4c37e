import type { Settings } from '../../functions/domain/settings/settings.ts';
import type { DoctorCommand } from './arguments.ts';
import type { Clients } from './aws/clients.ts';
import { readCaller } from './aws/identity.ts';
import { examine, exitCodeOf } from './examine.ts';
import { look } from './look.ts';
import { readOnlyPolicy } from './read/actions.ts';
import type { Caller } from './read/seen.ts';
import { showLines } from './show.ts';

/** Where the doctor writes. */
export interface Terminal {
  width: number;
  isColored: boolean;
  say(text: string): void;
  complain(text: string): void;
  progress(text: string): void;
}

/** Looks at the account and tells. Returns the exit code. */
export async function runDoctor(
  { all, json }: Pick<DoctorCommand, 'all' | 'json'>,
  {
    clients,
    settingsFor,
    terminal,
  }: { clients: Clients; settingsFor(region: string): Settings; terminal: Terminal },
): Promise<number> {
  const found = await whose(clients);
  if ('problem' in found) {
    terminal.complain(withoutCredentials(found.problem));
    return 1;
  }
  const { caller, region } = found;
  const settings = settingsFor(region);
  const seen = await look(clients, { settings, caller, region, isEach: all, progress: terminal.progress });
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
