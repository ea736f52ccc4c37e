import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * Lets a function send mail from this address and no other. The identity is expected to be verified in SES already: as
 * the address, as its domain, or as a domain above that; SES authorises against whichever it is. Where the identity has
 * a default configuration set, SES authorises that as well, although the mail names none (SES Developer Guide, "Creating
 * and verifying identities"; service authorization reference, SendEmail; aws-cdk issue 34402). Which set that is may
 * change at any time, so any of this account and Region is allowed; the condition on the sender holds for it too.
 */
export function sendMail(stack: Stack, sender: string): PolicyStatement {
  const own = (resource: string, resourceName: string) =>
    stack.formatArn({ service: 'ses', resource, resourceName });
  return new PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: [
      ...[sender, ...domainsOf(sender)].map((identity) => own('identity', identity)),
      own('configuration-set', '*'),
    ],
    conditions: { StringEquals: { 'ses:FromAddress': sender } },
  });
}

/** The domain of an address and those above it; a top-level domain is nobody's identity. */
function domainsOf(address: string): string[] {
  const labels = (address.split('@').at(-1) ?? '').split('.');
  return labels.slice(0, -1).map((_label, index) => labels.slice(index).join('.'));
}
