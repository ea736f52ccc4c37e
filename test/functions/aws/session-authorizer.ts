import type { AuthorizedCall } from '../../../local/twin/session.ts';
import type { World } from '../../../local/twin/world.ts';

interface Statement {
  Action: string[];
  Resource: string | string[];
}

const UNLIMITED = ['ListUsers', 'GetAccountPasswordPolicy', 'GetServiceLastAccessedDetails'];

/** Whether the session policy of the caller allows this IAM call on its resource (service authorization reference). */
export function allowsUnderSessionPolicy(world: World, call: AuthorizedCall): boolean {
  const { Statement } = JSON.parse(call.principal.sessionPolicy ?? '{"Statement":[]}') as {
    Statement: Statement[];
  };
  const resource = resourceOf(world, call);
  return Statement.some(
    ({ Action, Resource }) =>
      Action.includes(`iam:${call.operation}`) &&
      [Resource]
        .flat()
        .some((pattern) => (resource === undefined ? pattern === '*' : matches(resource, pattern))),
  );
}

function resourceOf(world: World, { operation, parameters, principal }: AuthorizedCall): string | undefined {
  if (UNLIMITED.includes(operation)) return undefined;
  const { UserName, AccessKeyId, GroupName, SerialNumber, Arn } = parameters as Record<string, string>;
  if (Arn !== undefined) return Arn;
  const arn = (resource: string) => `arn:${world.partition}:iam::${principal.account}:${resource}`;
  if (operation === 'RemoveUserFromGroup') return arn(`group/${GroupName}`);
  if (operation === 'DeleteVirtualMFADevice') return SerialNumber;
  const users = [...(world.accounts.get(principal.account)?.users.values() ?? [])];
  const user = users.find(
    ({ userName, accessKeys }) =>
      userName === UserName || (UserName === undefined && accessKeys.some(({ id }) => id === AccessKeyId)),
  );
  return user === undefined ? arn(`user/${UserName}`) : arn(`user${user.path}${user.userName}`);
}

function matches(resource: string, pattern: string): boolean {
  const source = pattern
    .replaceAll(`\${$}`, '\u0000')
    .split('*')
    .map((part) => part.replace(/[.+^${}()|[\]\\?]/g, '\\$&').replaceAll('\u0000', '\\$'))
    .join('.*');
  return new RegExp(`^${source}$`).test(resource);
}
