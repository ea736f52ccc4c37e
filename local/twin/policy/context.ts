import type { Principal } from '../service.ts';
import type { AuthorizedCall } from '../session.ts';
import type { ContextKeys } from './conditions.ts';
import { type PolicyDocument, parsePolicy } from './document.ts';
import type { Caller } from './evaluate.ts';
import type { NeedFacts } from './need.ts';
import { secretOf } from './needs-secrets.ts';
import type { Policies } from './policies.ts';
import { remembered } from './remembered.ts';

/**
 * The global condition keys of a call by a role (IAM user guide, "AWS global condition context keys"); all accounts
 * belong to the one organisation, or to none. The twin is called over loopback, AWS over TLS.
 */
export function keysOf(principal: Principal, organizationId: string | undefined): ContextKeys {
  return {
    'aws:PrincipalArn': principal.roleArn,
    'aws:PrincipalAccount': principal.account,
    'aws:PrincipalOrgID': organizationId,
    'aws:ResourceOrgID': organizationId,
    'aws:SecureTransport': 'true',
    'aws:SourceAccount': undefined,
    'aws:SourceArn': undefined,
  };
}

/** The global condition keys of a call that a service makes on behalf of a resource. */
export function serviceKeys(sourceArn: string): ContextKeys {
  return {
    'aws:SecureTransport': 'true',
    'aws:SourceAccount': sourceArn.split(':')[4],
    'aws:SourceArn': sourceArn,
  };
}

/** A role's session as policies of resources name it, by itself or through its account. */
export function callerOf({ roleArn, account }: Principal): Caller {
  const [, partition] = roleArn.split(':');
  return { roleArn, accountNames: [account, `arn:${partition}:iam::${account}:root`] };
}

/** The same without what a policy leaves to the account, which must then grant it to the role itself. */
export function callerItself({ roleArn }: Principal): Caller {
  return { roleArn, accountNames: [] };
}

/** By their text: a session makes many calls under the one policy, and the next session of this user has the same. */
const sessions = remembered<PolicyDocument[]>();

/** The policy that limits this session, if it was opened with one. */
export function sessionPolicies(principal: Principal): PolicyDocument[] | undefined {
  const { sessionPolicy, roleArn } = principal;
  if (sessionPolicy === undefined) return undefined;
  return sessions(sessionPolicy, () => [
    parsePolicy(JSON.parse(sessionPolicy), 'identity', `of a session of ${roleArn}`),
  ]);
}

/** The policies of the topic, key or secret that a call is about. */
export function resourcePolicies(
  call: AuthorizedCall,
  resource: string,
  { policies, ...facts }: NeedFacts & { policies: Policies },
): readonly PolicyDocument[] {
  if (call.service === 'sns') return policies.ofResource(resource);
  const policy = call.service === 'secretsmanager' && secretOf(resource, call, facts)?.resourcePolicy;
  return policy ? [parsePolicy(JSON.parse(policy), 'resource', `of ${resource}`)] : [];
}
