import type { PolicyDocument, Statement } from './document.ts';

/** One action on one resource that a deployed policy allows. */
export interface Grant {
  /** The role's name; for a function's own policy, the service and the ARN of what it may invoke for. */
  holder: string;
  action: string;
  /** The pattern as deployed, `<account>` standing for the account that the policy is in. */
  resource: string;
}

/** A policy with its holder and the account that it is in. */
export interface Holding {
  holder: string;
  account: string;
  document: PolicyDocument;
}

/** Tells grants apart, and people which one it is. */
export function grantText({ holder, action, resource }: Grant): string {
  return `${holder}: ${action} on ${resource}`;
}

/** A resource pattern without the account that it is in. */
export function inAnyAccount(resource: string, account: string): string {
  return resource.replaceAll(account, '<account>');
}

/** Everything that a policy allows. */
export function grantsOf({ holder, account, document }: Holding): Grant[] {
  return document.statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ actions, resources = [] }) =>
      actions.flatMap((action) =>
        resources.map((resource) => ({ holder, action, resource: inAnyAccount(resource, account) })),
      ),
    );
}

/** The policy without a grant; the same policy if it is another holder's. */
export function withoutGrant(holding: Holding, grant: Grant | undefined): PolicyDocument {
  const { holder, account, document } = holding;
  if (grant === undefined || grant.holder !== holder) return document;
  return { statements: document.statements.flatMap((statement) => reduced(statement, grant, account)) };
}

function reduced(statement: Statement, grant: Grant, account: string): Statement[] {
  const { effect, actions, resources = [] } = statement;
  if (effect === 'Deny' || !actions.includes(grant.action)) return [statement];
  const others = actions.filter((action) => action !== grant.action);
  const left = resources.filter((resource) => inAnyAccount(resource, account) !== grant.resource);
  return [
    { ...statement, actions: others },
    { ...statement, actions: [grant.action], resources: left },
  ].filter((part) => part.actions.length > 0 && part.resources?.length !== 0);
}
