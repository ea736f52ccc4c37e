import { clientsOf } from './doctor/aws/clients.ts';
import { runDoctor } from './doctor/run.ts';
import { settingsOf } from './doctor/settings.ts';
import { quietSdk } from './quiet-sdk.ts';
import { terminalOf } from './terminal/terminal.ts';

/** `npm run doctor`, with the credentials and the Region at hand and the cdk.json of this folder. */
quietSdk();
process.exitCode = await runDoctor(process.argv.slice(2), {
  createClients: clientsOf,
  settingsFor: (region) => settingsOf('cdk.json', region),
  terminal: terminalOf(process),
});
