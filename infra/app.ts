import { App, Validations } from 'aws-cdk-lib';
import { acknowledgeFindings } from './acknowledgements.ts';
import { homeRegionProblems } from './home-region.ts';
import { HubStack } from './hub-stack.ts';
import { MemberStack } from './member-stack.ts';
import { MemberStackSet } from './member-stack-set.ts';
import { hubStackName, memberAccountsStackName, memberStackName } from './names.ts';
import { InvalidSettingsError, readSettings } from './settings.ts';

const app = new App({ analyticsReporting: false });
try {
  const context = (name: string): unknown => app.node.tryGetContext(name);
  // The CDK command line says which Region it deploys to.
  const region = process.env['CDK_DEFAULT_REGION'];
  const settings = readSettings(context('settings'), context('preset'), region);
  const problems = homeRegionProblems(settings, region);
  if (problems.length > 0) throw new InvalidSettingsError(problems);
  const env = { account: settings.hubAccountId };
  new HubStack(app, hubStackName, {
    description: 'Retires unused IAM user credentials from Security Hub findings',
    settings,
    env,
  });
  new MemberStack(app, memberStackName, { settings });
  if (settings.organizationalUnitIds.length > 0) {
    new MemberStackSet(app, memberAccountsStackName, {
      description: 'Deploys the member roles of the unused credentials responder to organizational units',
      settings,
      env,
    });
  }
  acknowledgeFindings(app, settings.hubAccountId);
} catch (error) {
  if (!(error instanceof InvalidSettingsError)) throw error;
  console.error(error.message);
  process.exit(1);
}
// The local run takes the output only, and should not wait for checks of `npm run check`.
if (process.env['CDK_VALIDATION'] !== 'false') {
  const { AwsSolutionsChecks } = await import('cdk-nag');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
