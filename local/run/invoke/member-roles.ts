import type { Settings } from '../../../functions/domain/settings/settings.ts';
import { createResolver } from '../../assembly/intrinsics.ts';
import { readRoles } from '../../assembly/roles.ts';
import { templateSchema } from '../../assembly/template.ts';
import type { Assembly, Role } from '../../assembly/types.ts';
import type { Policies } from '../../twin/policy/policies.ts';

/** The settings that the member roles are made from. */
type MadeFrom = Pick<Settings, 'hubAccountId' | 'organizationId' | 'protected' | 'noNewPasswordsIn'>;

const keyOf = ({ hubAccountId, organizationId, protected: rules, noNewPasswordsIn }: MadeFrom): string =>
  JSON.stringify([hubAccountId, organizationId, rules, noNewPasswordsIn]);

const made = new Map<string, Promise<object>>();

/** A scenario's settings may make other roles than the deployed ones; the CDK is loaded for those only. */
async function templateFor(settings: MadeFrom): Promise<object> {
  const { memberTemplate } = await import('../../../infra/member-template.ts');
  return memberTemplate(settings);
}

/** The member roles that these settings make, as they are in an account. */
async function memberRolesBy(
  settings: MadeFrom,
  { region }: Assembly,
): Promise<(account: string) => readonly Role[]> {
  const key = keyOf(settings);
  const template = made.get(key) ?? templateFor(settings);
  made.set(key, template);
  const parsed = templateSchema.parse(await template);
  return (account) => {
    const stack = { name: 'UnusedCredentialsMember', account, region, template: parsed, assets: new Map() };
    return readRoles(stack, createResolver(stack));
  };
}

/** Every account has the member roles that a scenario's settings make. */
export async function deployMemberRoles(
  policies: Policies,
  assembly: Assembly,
  { deployed, settings }: { deployed: MadeFrom; settings: MadeFrom },
): Promise<void> {
  policies.useRoles(undefined);
  if (keyOf(deployed) === keyOf(settings)) return;
  const rolesIn = await memberRolesBy(settings, assembly);
  policies.useRoles((account) => [
    ...(account === assembly.account ? assembly.roles : []),
    ...rolesIn(account),
  ]);
}

/** One account gets the member roles that other settings make. */
export async function redeployMemberRoles(
  policies: Policies,
  assembly: Assembly,
  { account, settings }: { account: string; settings: MadeFrom },
): Promise<void> {
  const { rolesOf: before } = policies;
  const rolesIn = await memberRolesBy(settings, assembly);
  const hub = account === assembly.account ? assembly.roles : [];
  policies.useRoles((asked) => (asked === account ? [...hub, ...rolesIn(account)] : before(asked)));
}
