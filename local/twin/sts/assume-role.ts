import * as z from 'zod';
import type { Credentials } from '../credentials.ts';
import { callerArn } from '../principal.ts';
import { type CallContext, type Operation, operation, type Principal, ServiceError } from '../service.ts';
import type { World } from '../world.ts';

/** Characters of an inline session policy. Source: STS API reference, AssumeRole. */
const MAX_SESSION_POLICY = 2048;
/** A session of a role that was assumed by a role lasts an hour at most. Source: STS API reference, AssumeRole. */
const MAX_CHAINED_SECONDS = 3600;

const tag = z.strictObject({ Key: z.string().min(1).max(128), Value: z.string().max(256) });

const parametersSchema = z.strictObject({
  RoleArn: z.string().regex(/^arn:[\w-]+:iam::\d{12}:role\/[!-~]+$/, 'Member must be the ARN of a role'),
  RoleSessionName: z
    .string()
    .regex(/^[\w+=,.@-]{2,64}$/, 'Member must satisfy regular expression pattern: [\\w+=,.@-]*'),
  Policy: z.string().min(1).optional(),
  DurationSeconds: z.coerce.number().int().min(900).max(43_200).optional(),
  ExternalId: z.string().min(2).max(1224).optional(),
  Tags: z.array(tag).max(50).optional(),
});

/** AssumeRole: the role must exist in an account of the world and trust the caller. */
export function assumeRole(
  world: World,
  credentials: Credentials,
  roleId: (principal: Principal) => string,
): Operation {
  return operation({
    parameters: parametersSchema,
    run(parameters, context) {
      const { RoleArn, RoleSessionName, Policy, DurationSeconds = MAX_CHAINED_SECONDS } = parameters;
      if (DurationSeconds > MAX_CHAINED_SECONDS) throw tooLong();
      checkSessionPolicy(Policy);
      checkRegion(world, RoleArn, context);
      checkTrust(world, RoleArn, context);
      const principal: Principal = {
        account: RoleArn.split(':')[4] ?? '',
        roleArn: RoleArn,
        sessionName: RoleSessionName,
        ...(Policy === undefined ? {} : { sessionPolicy: Policy }),
        ...functionOf(context.principal),
      };
      return {
        Credentials: credentials.issue(principal, context.now + DurationSeconds * 1000),
        AssumedRoleUser: {
          AssumedRoleId: `${roleId(principal)}:${RoleSessionName}`,
          Arn: callerArn(principal),
        },
        PackedPolicySize:
          Policy === undefined ? undefined : Math.ceil((Policy.length / MAX_SESSION_POLICY) * 100),
      };
    },
  });
}

/** Whoever assumes a role stays the same function in the same environment. */
function functionOf({ functionFolder, environmentId }: Principal): Partial<Principal> {
  return {
    ...(functionFolder === undefined ? {} : { functionFolder }),
    ...(environmentId === undefined ? {} : { environmentId }),
  };
}

function checkSessionPolicy(policy: string | undefined): void {
  if (policy === undefined) return;
  if (policy.length > MAX_SESSION_POLICY) {
    const message = `Packed policy consumes ${Math.ceil((policy.length / MAX_SESSION_POLICY) * 100)}% of allotted space, please use smaller policy.`;
    throw new ServiceError('PackedPolicyTooLarge', message, 400);
  }
  if (!isJsonObject(policy)) {
    throw new ServiceError('MalformedPolicyDocument', 'The policy is not in the valid JSON format.', 400);
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** Source: STS API reference, AssumeRole, RegionDisabledException. */
function checkRegion(world: World, roleArn: string, { region }: CallContext): void {
  const account = roleArn.split(':')[4] ?? '';
  if (!world.accounts.get(account)?.disabledRegions.includes(region)) return;
  const message = `STS is not activated in this region for account:${account}. Your account administrator can activate STS in this region using the IAM Console.`;
  throw new ServiceError('RegionDisabledException', message, 403);
}

/** AWS does not say whether the role is missing or does not trust the caller. */
function checkTrust(world: World, roleArn: string, { principal }: CallContext): void {
  const account = world.accounts.get(roleArn.split(':')[4] ?? '');
  const role = account?.roles.get(roleArn.split('/').at(-1) ?? '');
  const trusted = role?.trust?.principals.includes(principal.roleArn) ?? true;
  if (role?.exists === true && trusted) return;
  const message = `User: ${callerArn(principal)} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
  throw new ServiceError('AccessDenied', message, 403);
}

function tooLong(): ServiceError {
  const message =
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining';
  return new ServiceError('ValidationError', message, 400);
}
