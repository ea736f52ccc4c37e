import { about, type Check, type Line, ok, wrong } from './line.ts';

/**
 * Whoever may read new passwords exists. AWS refuses a resource policy whose principal does not: KMS says "invalid
 * principals" (eks-creation-engine#4), Secrets Manager has MalformedPolicyDocumentException (API reference,
 * PutResourcePolicy); that it is for this is unconfirmed. Then the new password is not kept, and not set.
 */
export const checkPasswordReaders: Check = ({ seen }) =>
  Object.entries(seen.passwordReaders).flatMap(([arn, read]) => {
    const subject = `password reader ${arn.split('/').at(-1)}`;
    return about(subject, read, (found) => judge(subject, arn, found));
  });

function judge(subject: string, arn: string, found: string | undefined): Line {
  if (found === arn) return ok(subject, `${arn} exists`);
  const but = found === undefined ? '' : `, but ${found}`;
  return wrong(
    subject,
    `${arn} does not exist${but}: AWS refuses a policy that names it, so a deleted password cannot be kept for it, nor given back.`,
    'Create it, or take it out of passwordReaders in cdk.json and deploy.',
  );
}
