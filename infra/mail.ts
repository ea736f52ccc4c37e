import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { configurationSetName } from './names.ts';

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
      ...[sender, ...domainsOf(sender)].map((identity) => own('identity', identity)),
      own('configuration-set', configurationSetName),
    ],
    conditions: { StringEquals: { 'ses:FromAddress': sender } },
  });
}

/** The domain of an address and those above it; a top-level domain is nobody's identity. */
function domainsOf(address: string): string[] {
  const labels = (address.split('@').at(-1) ?? '').split('.');
  return labels.slice(0, -1).map((_label, index) => labels.slice(index).join('.'));
}
