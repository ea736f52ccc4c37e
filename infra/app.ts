import { App } from 'aws-cdk-lib';
import { HubStack } from './hub-stack.ts';
import { MemberStack } from './member-stack.ts';
import { InvalidSettingsError, readSettings } from './settings.ts';

const app = new App({ analyticsReporting: false });
try {
  const settings = readSettings(app.node.tryGetContext('settings'), app.node.tryGetContext('preset'));
  new HubStack(app, 'UnusedCredentialsHub', {
    description: 'Retires unused IAM user credentials from Security Hub findings',
    settings,
    env: { account: settings.hubAccountId },
  });
  new MemberStack(app, 'UnusedCredentialsMember', {
    description: 'Lets the unused credentials responder handle the IAM users of this account',
    settings,
  });
} catch (error) {
  if (!(error instanceof InvalidSettingsError)) throw error;
  console.error(error.message);
  process.exit(1);
}
