import * as z from 'zod';
import type { Resolve } from './intrinsics.ts';
import { resourcesOfType, type Stack } from './template.ts';
import type { Role } from './types.ts';

const policySchema = z.object({ PolicyName: z.string(), PolicyDocument: z.unknown() });

const roleSchema = z.object({
  RoleName: z.string().optional(),
  Path: z.string().default('/'),
  AssumeRolePolicyDocument: z.unknown(),
  Policies: z.array(policySchema).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
});

const attachedSchema = policySchema.extend({ Roles: z.array(z.string()).default([]) });

/** The roles of a stack with their inline policies, whether written in the role or as AWS::IAM::Policy. */
export function readRoles(stack: Stack, resolve: Resolve): Role[] {
  const attached = resourcesOfType(stack, 'AWS::IAM::Policy').map(([, resource]) =>
    attachedSchema.parse(resolve(resource.Properties)),
  );
  return resourcesOfType(stack, 'AWS::IAM::Role').map(([logicalId, resource]) => {
    const properties = roleSchema.parse(resolve(resource.Properties));
    const name = String(resolve({ Ref: logicalId }));
    const policies = [...properties.Policies, ...attached.filter((policy) => policy.Roles.includes(name))];
    return {
      name,
      path: properties.Path,
      trust: properties.AssumeRolePolicyDocument,
      policies: policies.map((policy) => ({ name: policy.PolicyName, document: policy.PolicyDocument })),
      managedPolicyArns: properties.ManagedPolicyArns,
    };
  });
}
