import * as z from 'zod';
import { type Operation, operation } from '../service.ts';
import { ID_LENGTH, uniqueId } from '../world/ids.ts';
import type { World } from '../world.ts';
import { noSuchEntity } from './errors.ts';
import { userOf } from './lookup.ts';
import { userName } from './parameters.ts';
import { listOperation, removeOperation } from './part-operations.ts';

const entityName = z
  .string()
  .regex(/^[\w+=,.@-]{1,128}$/, 'Member must satisfy regular expression pattern: [\\w+=,.@-]+');
const policyArn = z.string().min(20).max(2048);
const ofPolicy = z.strictObject({ ...userName, PolicyName: entityName });

/** The operations on groups, attached policies and inline policies of a user. */
export function permissionOperations(world: World): Record<string, Operation> {
  return {
    ListGroupsForUser: listOperation(world, 'groups', 'Groups', ({ name, path }, _user, { principal }) => ({
      Path: path,
      GroupName: name,
      GroupId: uniqueId('AGPA', ID_LENGTH.AGPA, principal.account, name),
      Arn: `arn:${world.partition}:iam::${principal.account}:group${path}${name}`,
      CreateDate: new Date('2020-01-01T00:00:00Z'),
    })),

    RemoveUserFromGroup: removeOperation(world, 'groups', {
      action: 'RemoveUserFromGroup',
      parameter: 'GroupName',
      schema: entityName,
      idOf: ({ name }) => name,
      missing: (name) => noSuchEntity(`The group with name ${name}, or the user in it,`),
    }),

    ListAttachedUserPolicies: listOperation(world, 'attachedPolicies', 'AttachedPolicies', (arn) => ({
      PolicyName: arn.split('/').at(-1),
      PolicyArn: arn,
    })),

    DetachUserPolicy: removeOperation(world, 'attachedPolicies', {
      action: 'DetachUserPolicy',
      parameter: 'PolicyArn',
      schema: policyArn,
      idOf: (arn) => arn,
      missing: (arn) => noSuchEntity(`Policy ${arn}`),
    }),

    ListUserPolicies: listOperation(world, 'inlinePolicies', 'PolicyNames', ({ name }) => name),

    GetUserPolicy: operation({
      parameters: ofPolicy,
      run({ UserName, PolicyName }, context) {
        const user = userOf(world, context, UserName);
        const policies = world.seen(context.principal.account, user, 'inlinePolicies', context.now);
        const policy = policies.find(({ name }) => name === PolicyName);
        if (policy === undefined) throw noSuchPolicy(PolicyName);
        return { UserName: user.userName, PolicyName, PolicyDocument: encoded(policy.document) };
      },
    }),

    DeleteUserPolicy: removeOperation(world, 'inlinePolicies', {
      action: 'DeleteUserPolicy',
      parameter: 'PolicyName',
      schema: entityName,
      idOf: ({ name }) => name,
      missing: noSuchPolicy,
    }),
  };
}

function noSuchPolicy(name: string): Error {
  return noSuchEntity(`The user policy with name ${name}`);
}

/** IAM returns policy documents URL-encoded as RFC 3986 says. Source: the SDK's docs of GetUserPolicy. */
function encoded(document: unknown): string {
  return encodeURIComponent(typeof document === 'string' ? document : JSON.stringify(document));
}
