import * as z from 'zod';
import type { Resolve } from './intrinsics.ts';
import { AssemblyError, resourcesOfType, type Stack } from './template.ts';
import type { Role } from './types.ts';

const inlineSchema = z.strictObject({ PolicyName: z.string(), PolicyDocument: z.unknown() });

const roleSchema = z.strictObject({
  RoleName: z.string().optional(),
  Description: z.string().optional(),
  Path: z.string().optional(),
  AssumeRolePolicyDocument: z.unknown(),
  Policies: z.array(inlineSchema).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
  MaxSessionDuration: z.number().optional(),
  Tags: z.unknown().optional(),
});

const policySchema = inlineSchema.extend({ Roles: z.array(z.string()) });

const managedSchema = z.strictObject({
  ManagedPolicyName: z.string().optional(),
  Description: z.string().optional(),
  Path: z.string().optional(),
  PolicyDocument: z.unknown(),
  Roles: z.array(z.string()).default([]),
});

interface Attached {
  name: string;
  document: unknown;
  roles: string[];
  /** Of managed policies. */
  arn?: string;
}

/**
 * The roles of a stack with every policy they have: inline in the role, as AWS::IAM::Policy, and managed ones of the
 * same stack. Anything else that would change what a role may do (a permissions boundary, a policy of AWS) throws.
 */
export function readRoles(stack: Stack, resolve: Resolve): Role[] {
  refuseOthers(stack);
  const attached = readAttached(stack, resolve);
  return resourcesOfType(stack, 'AWS::IAM::Role').map(([logicalId, resource]) => {
    const properties = roleSchema.parse(resolve(resource.Properties));
    const name = String(resolve({ Ref: logicalId }));
    const unknown = properties.ManagedPolicyArns.find((arn) => attached.every((one) => one.arn !== arn));
    if (unknown !== undefined) throw new AssemblyError(`${logicalId}: what ${unknown} allows is not known`);
    return {
      name,
      arn: String(resolve({ 'Fn::GetAtt': [logicalId, 'Arn'] })),
      trust: properties.AssumeRolePolicyDocument,
      policies: [
        ...properties.Policies.map((policy) => ({
          name: policy.PolicyName,
          document: policy.PolicyDocument,
        })),
        ...attached
          .filter(({ roles, arn = '' }) => roles.includes(name) || properties.ManagedPolicyArns.includes(arn))
          .map((policy) => ({ name: policy.name, document: policy.document })),
      ],
    };
  });
}

function readAttached(stack: Stack, resolve: Resolve): Attached[] {
  const inline = resourcesOfType(stack, 'AWS::IAM::Policy').map(([, { Properties }]): Attached => {
    const { PolicyName, PolicyDocument, Roles } = policySchema.parse(resolve(Properties));
    return { name: PolicyName, document: PolicyDocument, roles: Roles };
  });
  const managed = resourcesOfType(stack, 'AWS::IAM::ManagedPolicy').map(([id, { Properties }]): Attached => {
    const { PolicyDocument, Roles } = managedSchema.parse(resolve(Properties));
    return { name: id, document: PolicyDocument, roles: Roles, arn: String(resolve({ Ref: id })) };
  });
  return [...inline, ...managed];
}

const KNOWN = ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'];

function refuseOthers({ name, template }: Stack): void {
  for (const [logicalId, { Type }] of Object.entries(template.Resources)) {
    if (!Type.startsWith('AWS::IAM::') || KNOWN.includes(Type)) continue;
    throw new AssemblyError(`${name}/${logicalId}: ${Type} is not known`);
  }
}
