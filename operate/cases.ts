import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { quietSdk } from './quiet-sdk.ts';
import { runCases } from './run-cases.ts';
import { terminalOf } from './terminal/terminal.ts';

/** `npm run cases`, with the credentials and the Region at hand. */
quietSdk();
process.exitCode = await runCases(process.argv.slice(2), {
  createClient: () => new DynamoDBClient({}),
  terminal: terminalOf(process),
});
