import { type DoctorCommand, readArguments, USAGE } from './doctor/arguments.ts';
import { clientsOf } from './doctor/aws/clients.ts';
import { readOnlyPolicy } from './doctor/read/actions.ts';
import { runDoctor, type Terminal } from './doctor/run.ts';
import { settingsOf } from './doctor/settings.ts';
import { quietSdk } from './quiet-sdk.ts';

/** Where a terminal does not say how wide it is, such as a file. */
const WIDTH = 100;

const isTerminal = process.stdout.isTTY === true;
const terminal: Terminal = {
  width: process.stdout.columns ?? WIDTH,
  isColored: isTerminal && !process.env['NO_COLOR'],
  say: (text) => console.log(text),
  complain: (text) => console.error(text),
  progress: (text) => console.error(text),
};

/** `npm run doctor`: looks whether the account is set up as cdk.json needs it. It only reads. */
async function main(words: string[]): Promise<number> {
  let command: DoctorCommand;
  try {
    command = readArguments(words);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  if (command.help) console.log(USAGE);
  else if (command.policy) console.log(JSON.stringify(readOnlyPolicy(), null, 2));
  else return look(command);
  return 0;
}

async function look(command: DoctorCommand): Promise<number> {
  quietSdk();
  try {
    const settingsFor = (region: string) => settingsOf('cdk.json', region);
    return await runDoctor(command, { clients: clientsOf(), settingsFor, terminal });
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
