import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { configurationSetName } from './names.ts';
import { identitiesOf } from './sender-identities.ts';

/**
 * Lets a function send mail from this address and no other, with our configuration set. The identity is expected to be
 * verified in SES already: as the address, as its domain, or as a domain above that; SES authorises against whichever it
 * is, and besides against the configuration set that the mail names (service authorization reference, SendEmail). A
 * default set of the identity does not come into it then.
 */
export function sendMail(stack: Stack, sender: string): PolicyStatement {
  const own = (resource: string, resourceName: string) =>
    stack.formatArn({ service: 'ses', resource, resourceName });
  return new PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: [
      ...identitiesOf(sender).map((identity) => own('identity', identity)),
      own('configuration-set', configurationSetName),
    ],
    conditions: { StringEquals: { 'ses:FromAddress': sender } },
  });
}
