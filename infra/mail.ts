import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * Lets a function send mail from this address and no other. The identity is expected to be verified in SES already,
 * as the address or as its domain; SES authorises against whichever of the two is.
 */
export function sendMail(stack: Stack, sender: string): PolicyStatement {
  const domain = sender.split('@').at(-1) ?? sender;
  return new PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: [sender, domain].map((identity) =>
      stack.formatArn({ service: 'ses', resource: 'identity', resourceName: identity }),
    ),
    conditions: { StringEquals: { 'ses:FromAddress': sender } },
  });
}
