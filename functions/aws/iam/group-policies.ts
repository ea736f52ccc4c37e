import { type IAMClient, ListPoliciesGrantingServiceAccessCommand } from '@aws-sdk/client-iam';
import * as z from 'zod';
import type { UserFacts } from '../../domain/credential/user.ts';
import type { GroupPolicies } from '../../domain/evidence/evidence.ts';
import { readAnswer } from '../call.ts';
import { allPages } from './pages.ts';
import { BRIEFLY } from './service-report.ts';
import { unknownBecause } from './unknown-evidence.ts';

/**
 * The policies of a user's groups that allow anything in IAM, which an administrator's do: one call however many groups
 * there are, and none for a user without. IAM names no group of a managed policy (API reference,
 * PolicyGrantingServiceAccess). Throws nothing.
 */
export async function readGroupPolicies(
  client: IAMClient,
  user: Pick<UserFacts, 'arn' | 'groups' | 'unreadable' | 'attachedPolicies' | 'inlinePolicies'>,
): Promise<GroupPolicies> {
  const isInNone = user.groups.length === 0 && user.unreadable.every(({ what }) => what !== 'groups');
  if (isInNone) return { is: 'known', names: [] };
  const doing = 'List the policies by which the user may work with IAM (ListPoliciesGrantingServiceAccess)';
  const request = { Arn: user.arn, ServiceNamespaces: ['iam'] };
  try {
    const policies = await allPages(
      doing,
      (from) => client.send(new ListPoliciesGrantingServiceAccessCommand({ ...request, ...from }), BRIEFLY),
      (answer) =>
        readAnswer(outputSchema, answer, doing).PoliciesGrantingServiceAccess.flatMap((one) => one.Policies),
    );
    return { is: 'known', names: policies.filter((one) => !isOwn(one, user)).map((one) => one.PolicyName) };
  } catch (error) {
    return unknownBecause(error);
  }
}

function isOwn(
  { PolicyArn, EntityType }: z.infer<typeof policySchema>,
  { attachedPolicies }: Pick<UserFacts, 'attachedPolicies'>,
): boolean {
  return EntityType === 'USER' || (PolicyArn !== undefined && attachedPolicies.includes(PolicyArn));
}

const policySchema = z.object({
  PolicyName: z.string().min(1),
  PolicyArn: z.string().optional(),
  EntityType: z.string().optional(),
});
const outputSchema = z.object({
  PoliciesGrantingServiceAccess: z
    .array(z.object({ Policies: z.array(policySchema).default([]) }))
    .default([]),
});
