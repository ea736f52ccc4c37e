import { type PolicyDocument, parsePolicy } from './document.ts';
import { type Grant, grantsOf, type Holding, withoutGrant } from './grants.ts';

/** What is deployed, as the templates say it with their references resolved. */
export interface DeployedPolicies {
  /** The account of the functions and of the workflow. */
  account: string;
  /** The product's roles in an account. */
  rolesOf(account: string): readonly DeployedRole[];
  topicPolicies: readonly { topicArns: readonly string[]; document: unknown }[];
  queuePolicies?: readonly { queueArns: readonly string[]; document: unknown }[];
  keyPolicies: readonly { keyArn: string; document: unknown }[];
  /** `AWS::Lambda::Permission`: who may invoke a function, besides roles that are granted it. */
  functionPermissions: readonly FunctionPermission[];
}

export interface DeployedRole {
  name: string;
  arn: string;
  trust: unknown;
  policies: readonly { name: string; document: unknown }[];
}

export interface FunctionPermission {
  action: string;
  functionArn: string;
  /** A service such as `events.amazonaws.com`. */
  principal: string;
  sourceArn: string;
}

/** A role as calls are judged by. */
export interface Role {
  name: string;
  identity: readonly PolicyDocument[];
  trust: PolicyDocument;
}

/** The deployed policies; a test may take away a grant and see what then no longer works. */
export interface Policies {
  role(roleArn: string): Role | undefined;
  /** The policies of a topic, a queue or a KMS key. */
  ofResource(arn: string): readonly PolicyDocument[];
  /** The statements of a function's own policy, each with its holder. */
  ofFunction(functionArn: string): readonly { holder: string; document: PolicyDocument }[];
  /** The product's roles in an account, as they are now. */
  readonly rolesOf: DeployedPolicies['rolesOf'];
  /** From now on with these roles; undefined: with those of the deployment. */
  useRoles(rolesOf: DeployedPolicies['rolesOf'] | undefined): void;
  /** Every grant of the hub's account, the member roles' included. */
  readonly grants: readonly Grant[];
  /** From now on without this grant, in every account; undefined gives back the one that was taken away. */
  takeAway(grant: Grant | undefined): void;
}

type Attached = Holding & { to: string };

/** Reads all policies. Throws TwinDoesNotKnow for whatever in them the engine cannot judge. */
export function createPolicies(deployed: DeployedPolicies): Policies {
  let missing: Grant | undefined;
  let rolesOf = deployed.rolesOf;
  const accounts = new Map<string, { trusts: Map<string, PolicyDocument>; attached: Attached[] }>();
  const inAccount = (account: string) => {
    const known = accounts.get(account) ?? readRoles(rolesOf(account), account);
    accounts.set(account, known);
    return known;
  };
  const roles = new Map<string, Role | undefined>();
  const readRole = (arn: string): Role | undefined => {
    const { trusts, attached } = inAccount(arn.split(':')[4] ?? '');
    const trust = trusts.get(arn);
    const identity = left(attached, arn).map(({ document }) => document);
    return trust && { name: arn.split('/').at(-1) ?? '', trust, identity };
  };
  const functions = deployed.functionPermissions.map((permission) =>
    functionPolicy(permission, deployed.account),
  );
  const resources = resourcePolicies(deployed);
  const left = (attached: readonly Attached[], arn: string) =>
    attached
      .filter(({ to }) => to === arn)
      .map((holding) => ({ holder: holding.holder, document: withoutGrant(holding, missing) }));
  return {
    role(arn) {
      if (!roles.has(arn)) roles.set(arn, readRole(arn));
      return roles.get(arn);
    },
    ofResource: (arn) => resources.filter(({ arns }) => arns.includes(arn)).map(({ document }) => document),
    ofFunction: (arn) => left(functions, arn),
    get rolesOf() {
      return rolesOf;
    },
    useRoles(others = deployed.rolesOf) {
      if (others === rolesOf) return;
      rolesOf = others;
      accounts.clear();
      roles.clear();
    },
    grants: [...inAccount(deployed.account).attached, ...functions].flatMap(grantsOf),
    takeAway(grant) {
      missing = grant;
      roles.clear();
    },
  };
}

function resourcePolicies({ topicPolicies, queuePolicies = [], keyPolicies }: DeployedPolicies) {
  const all = [
    ...queuePolicies.map(({ queueArns, document }) => ({ arns: queueArns, document })),
    ...topicPolicies.map(({ topicArns, document }) => ({ arns: topicArns, document })),
    ...keyPolicies.map(({ keyArn, document }) => ({ arns: [keyArn], document })),
  ];
  return all.map(({ arns, document }) => ({
    arns,
    document: parsePolicy(document, 'resource', `of ${arns.join()}`),
  }));
}

function readRoles(roles: readonly DeployedRole[], account: string) {
  const trusts = new Map(
    roles.map(({ arn, name, trust }) => [arn, parsePolicy(trust, 'trust', `that trusts for ${name}`)]),
  );
  const attached = roles.flatMap(({ arn, name, policies }) =>
    policies.map((policy) => ({
      to: arn,
      holder: name,
      account,
      document: parsePolicy(policy.document, 'identity', `${policy.name} of ${name}`),
    })),
  );
  return { trusts, attached };
}

/** A permission is a statement of the function's policy (Lambda developer guide, "Resource-based policies"). */
function functionPolicy(permission: FunctionPermission, account: string): Attached {
  const { action, functionArn, principal, sourceArn } = permission;
  const statement = {
    Effect: 'Allow',
    Principal: { Service: principal },
    Action: action,
    Resource: functionArn,
    Condition: { ArnLike: { 'AWS:SourceArn': sourceArn } },
  };
  const document = { Version: '2012-10-17', Statement: statement };
  return {
    to: functionArn,
    holder: `${principal} for ${sourceArn}`,
    account,
    document: parsePolicy(document, 'resource', `of the function ${functionArn}`),
  };
}
