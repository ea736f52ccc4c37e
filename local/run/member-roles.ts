import type { Assembly, Role } from '../assembly/types.ts';
import type { RoleSpec } from '../twin/world-spec.ts';

/** The member stack's roles as STS sees them: who may assume them is read from `aws:PrincipalArn` in their trust. */
export function memberRoles(assembly: Assembly): RoleSpec[] {
  return assembly.memberRoles.map((role) => {
    const principals = principalArns(role);
    return { name: role.name, ...(principals.length > 0 && { trust: { principals } }) };
  });
}

function principalArns({ trust }: Role): string[] {
  const { Statement = [] } = trust as {
    Statement?: { Condition?: Record<string, Record<string, unknown>> }[];
  };
  return Statement.flatMap(({ Condition = {} }) =>
    Object.values(Condition).flatMap((keys) => keys['aws:PrincipalArn'] ?? []),
  ).map(String);
}
