import { Aws } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { findActions, roleActions } from '../functions/aws/iam/session-actions.ts';
import type { Settings } from '../functions/domain/settings/settings.ts';

/** What of the settings the roles in the accounts are made from. */
export type MemberSettings = Pick<
  Settings,
  'hubAccountId' | 'organizationId' | 'protected' | 'noNewPasswordsIn'
>;

const CREATE_PASSWORD = 'iam:CreateLoginProfile';
const DELETE_PASSWORD = 'iam:DeleteLoginProfile';

/** Reading the users of the account. */
export function readStatements(): PolicyStatement[] {
  // Only a listing tells how the user with an id is called; a finding may name the id, and users are renamed. It knows
  // no resource, and neither does reading the report of the services that a user has used, which its session has ordered.
  const { user, any } = roleActions(['read', 'assess']);
  return [on(user, ['user/*']), onAny([...findActions, ...any])];
}

/**
 * Disabling and deleting, and the reads around it. Whatever changes something is denied for what the settings protect
 * by path or tag, whoever asks for it.
 */
export function actStatements(settings: MemberSettings): PolicyStatement[] {
  const { user, group, mfa } = roleActions(['disable', 'delete', 'delete-user']);
  const changes = [...user, ...group, ...mfa].filter((action) => !/^iam:(Get|List)/.test(action));
  return [
    on(without(user, DELETE_PASSWORD), ['user/*']),
    exceptIn(settings.noNewPasswordsIn, on([DELETE_PASSWORD], ['user/*'])),
    on(group, ['group/*']),
    on(mfa, ['mfa/*']),
    onAny(findActions),
    ...denyPaths(changes, ['user', 'group', 'mfa'], settings),
    ...denyTags(changes, settings),
  ];
}

/**
 * Giving back, and the reads around it. What was disabled comes back whatever protects its user since; only a new
 * password, by which somebody could become that user, is denied below a protected path.
 */
export function restoreStatements(settings: MemberSettings): PolicyStatement[] {
  const { user, any } = roleActions(['restore']);
  return [
    on(without(user, CREATE_PASSWORD), ['user/*']),
    exceptIn(settings.noNewPasswordsIn, on([CREATE_PASSWORD], ['user/*'])),
    onAny([...findActions, ...any]),
    ...denyPaths([CREATE_PASSWORD], ['user'], settings),
  ];
}

function without(actions: readonly string[], one: string): string[] {
  return actions.filter((action) => action !== one);
}

/** For actions that IAM cannot limit to a resource. */
function onAny(actions: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: ['*'] });
}

function on(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources: resources.map(arnOf) });
}

/** One template serves every account, so the accounts that are left out stand in a condition. */
function exceptIn(accounts: readonly string[], statement: PolicyStatement): PolicyStatement {
  if (accounts.length > 0)
    statement.addCondition('StringNotEquals', { 'aws:PrincipalAccount': [...accounts] });
  return statement;
}

type Kind = 'user' | 'group' | 'mfa';

function denyPaths(
  actions: string[],
  kinds: readonly Kind[],
  { protected: { paths } }: MemberSettings,
): PolicyStatement[] {
  if (paths.length === 0) return [];
  const resources = paths.flatMap((path) => kinds.map((kind) => arnOf(`${kind}${literal(path)}*`)));
  return [new PolicyStatement({ effect: Effect.DENY, actions, resources })];
}

/** Conditions of one statement must all hold, so each tag needs a statement of its own. */
function denyTags(actions: string[], { protected: { tags } }: MemberSettings): PolicyStatement[] {
  return tags.map(({ key, value }) => {
    const tag = `aws:ResourceTag/${key}`;
    const conditions =
      value === undefined ? { Null: { [tag]: 'false' } } : { StringEquals: { [tag]: literal(value) } };
    return new PolicyStatement({ effect: Effect.DENY, actions, resources: ['*'], conditions });
  });
}

/** As text without wildcards and variables (IAM user guide, "IAM policy elements: Variables and tags"). */
function literal(text: string): string {
  return text.replace(/[*?$]/g, (character) => `\${${character}}`);
}

function arnOf(resource: string): string {
  return `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:${resource}`;
}
