import type { UserFacts } from './user.ts';

// An AWS managed policy has `aws` in the place of the account (IAM user guide, "AWS managed policies"). AWS attaches it
// to a user whose key it has found in public; its versions are policies of their own: …Quarantine, …V2, …V3.
const QUARANTINE = /^arn:[\w-]+:iam::aws:policy\/(?:[^/]+\/)*(AWSCompromisedKeyQuarantine[^/]*)$/;

/**
 * The name of the managed policy by which AWS has quarantined a user, in any partition; undefined where none is
 * attached, as far as its policies could be read. A policy of the customer's own under the same name is none.
 */
export function quarantinePolicyOf({
  attachedPolicies,
}: Pick<UserFacts, 'attachedPolicies'>): string | undefined {
  return attachedPolicies.map((arn) => QUARANTINE.exec(arn)?.[1]).find((name) => name !== undefined);
}
