import { configurationSetName, hubStackName } from '../../../infra/names.ts';
import type { ConfigurationSet } from '../read/seen.ts';
import { about, type Check, cannotTell, isDeployed, type Line, ok, wrong } from './line.ts';

const SUBJECT = 'SES configuration set';
/** What the hub stack has SES tell (infra/mail-events.ts). */
const EVENTS = ['BOUNCE', 'COMPLAINT', 'DELIVERY_DELAY', 'REJECT'];
/** Without the option CloudFormation sees no change of the template, and does nothing (user guide, "Drift-aware change sets"). */
const DEPLOY = `Undo what was changed by hand: npx cdk deploy ${hubStackName} --revert-drift`;

/** SES tells what becomes of our mails by a set that the hub stack creates. */
export const checkConfigurationSet: Check = ({ seen }) =>
  about(SUBJECT, seen.configurationSet, (set) => judge(set, isDeployed(seen)));

function judge(set: ConfigurationSet | undefined, isHubThere: boolean | undefined): Line {
  const name = configurationSetName;
  if (isHubThere === undefined)
    return cannotTell(
      SUBJECT,
      `${name} ${set === undefined ? 'is not there' : 'is there'}. Whether it should be is not known while the line "hub stack" is not.`,
      'Mend that line first.',
    );
  if (!isHubThere)
    return set === undefined
      ? cannotTell(SUBJECT, `${name} comes with the hub stack.`, 'Deploy, then run the doctor again.')
      : wrong(
          SUBJECT,
          `${name} is there, and the hub stack is not: the deployment would fail, since it creates that set.`,
          `If nobody needs it: aws sesv2 delete-configuration-set --configuration-set-name ${name}`,
        );
  if (set === undefined) return wrong(SUBJECT, `${name} is gone: SES refuses every mail.`, DEPLOY);
  if (!set.maySend)
    return wrong(
      SUBJECT,
      `Sending is switched off for ${name}.`,
      `aws sesv2 put-configuration-set-sending-options --sending-enabled --configuration-set-name ${name}`,
    );
  const missing = EVENTS.filter((event) => !set.tells.includes(event));
  if (missing.length > 0)
    return wrong(
      SUBJECT,
      `${name} does not tell EventBridge of ${missing.join(', ')}: bounces go unseen.`,
      DEPLOY,
    );
  return ok(SUBJECT, `${name} tells EventBridge of bounces, complaints, delays and rejections`);
}
