import { callerArn } from '../principal.ts';
import { type Principal, TwinDoesNotKnow } from '../service.ts';
import type { Authorize, AuthorizedCall, Decision } from '../session.ts';
import { callerItself, callerOf, keysOf, resourcePolicies, serviceKeys, sessionPolicies } from './context.ts';
import { type Denial, denied } from './denied.ts';
import { evaluate, evaluateOnce, type PolicyRequest, type Verdict } from './evaluate.ts';
import { type Grant, grantText, inAnyAccount } from './grants.ts';
import type { Need, NeedFacts } from './need.ts';
import { needsOf } from './needs.ts';
import type { Policies } from './policies.ts';

/** What calls are judged by. */
export interface AuthorizerOptions extends NeedFacts {
  policies: Policies;
  /** The organisation that every account of the scenario belongs to. */
  organizationId: string | undefined;
}

/** Judges every call of one scenario. */
export interface Authorizer {
  readonly policies: Policies;
  authorize: Authorize;
  /** Whether a role may do this with a resource of this name, where no parameter of the call matters. */
  roleMay(principal: Principal, action: string, resource: string): Decision;
  /** Whether a role's trust lets a service assume it to run one of its resources. */
  serviceMayAssume(service: string, sourceArn: string, roleArn: string): boolean;
  /** Whether a function's own policy lets a service invoke it on behalf of a rule or an API. */
  serviceMayInvoke(service: string, sourceArn: string, functionArn: string): boolean;
  /** Whether a queue's policy lets a service send to it on behalf of a rule. */
  serviceMaySend(service: string, sourceArn: string, queueArn: string): boolean;
  /** The grants that calls needed so far. */
  readonly used: ReadonlyMap<string, Grant>;
}

/**
 * Judges as IAM does: the caller's identity policies and its session policy must allow, no policy of the resource may
 * deny, and a role's trust must allow whoever assumes it. An Allow in a resource's policy is not enough for a role:
 * here each role is granted what it needs itself. Throws TwinDoesNotKnow where it cannot judge.
 */
export function createAuthorizer(options: AuthorizerOptions): Authorizer {
  const { policies, organizationId } = options;
  const used = new Map<string, Grant>();
  const recorded = new WeakSet<Verdict>();
  const record = (holder: string, account: string, verdict: Verdict): void => {
    if (recorded.has(verdict)) return;
    recorded.add(verdict);
    for (const { action, resource } of verdict.is === 'allow' ? verdict.by : []) {
      const grant = { holder, action, resource: inAnyAccount(resource, account) };
      used.set(grantText(grant), grant);
    }
  };

  /** The policy of a KMS key may allow by itself; whatever it denies stays denied. */
  const byKey = ({ principal }: AuthorizedCall, request: PolicyRequest): Denial | undefined => {
    const documents = policies.ofResource(request.resource);
    const own = evaluate(documents, request, callerItself(principal));
    if (own.is === 'allow') return undefined;
    const { is } = evaluate(documents, request, callerOf(principal));
    return is === 'allow' ? byIdentity(principal, request) : { because: 'resource-based', is };
  };

  const byIdentity = (principal: Principal, request: PolicyRequest): Denial | undefined => {
    const role = policies.role(principal.roleArn);
    if (role === undefined) throw new TwinDoesNotKnow(`the policies of ${principal.roleArn}`);
    const verdict = evaluateOnce(role.identity, request);
    if (verdict.is !== 'allow') return { because: 'identity-based', is: verdict.is };
    const session = sessionPolicies(principal);
    const limited = session === undefined ? verdict : evaluateOnce(session, request);
    if (limited.is !== 'allow') return { because: 'session', is: limited.is };
    record(role.name, principal.account, verdict);
    return undefined;
  };

  const byResource = (call: AuthorizedCall, request: PolicyRequest): Denial | undefined => {
    const caller = callerOf(call.principal);
    const attached = resourcePolicies(call, request.resource, options);
    if (evaluate(attached, request, caller).is === 'explicit-deny') {
      return { because: 'resource-based', is: 'explicit-deny' };
    }
    const trust = call.service === 'sts' ? policies.role(request.resource)?.trust : undefined;
    const trusted = trust === undefined || evaluate([trust], request, caller).is === 'allow';
    return trusted ? undefined : { because: 'trust', is: 'implicit-deny' };
  };

  const requestOf = (principal: Principal, { action, resource, keys }: Need): PolicyRequest => ({
    action,
    resource,
    keys: { ...keysOf(principal, organizationId), ...keys },
  });

  return {
    policies,
    used,
    authorize(call) {
      for (const need of needsOf(call, options)) {
        const request = requestOf(call.principal, need);
        const isOfKey = need.action.startsWith('kms:');
        const denial = isOfKey
          ? byKey(call, request)
          : (byIdentity(call.principal, request) ?? byResource(call, request));
        if (denial !== undefined) return denied(callerArn(call.principal), request, denial);
      }
      return { allowed: true };
    },
    roleMay(principal, action, resource): Decision {
      const request = requestOf(principal, { action, resource });
      const denial = byIdentity(principal, request);
      return denial === undefined ? { allowed: true } : denied(callerArn(principal), request, denial);
    },
    serviceMayAssume(service, sourceArn, roleArn) {
      const trust = policies.role(roleArn)?.trust;
      const request = { action: 'sts:AssumeRole', resource: roleArn, keys: serviceKeys(sourceArn) };
      return trust !== undefined && evaluate([trust], request, { service }).is === 'allow';
    },
    serviceMaySend(service, sourceArn, queueArn) {
      const request = { action: 'sqs:SendMessage', resource: queueArn, keys: serviceKeys(sourceArn) };
      return evaluate(policies.ofResource(queueArn), request, { service }).is === 'allow';
    },
    serviceMayInvoke(service, sourceArn, functionArn) {
      const account = functionArn.split(':')[4] ?? '';
      const keys = serviceKeys(sourceArn);
      const request = { action: 'lambda:InvokeFunction', resource: functionArn, keys };
      const allowing = policies.ofFunction(functionArn).filter(({ holder, document }) => {
        const verdict = evaluate([document], request, { service });
        record(holder, account, verdict);
        return verdict.is === 'allow';
      });
      return allowing.length > 0;
    },
  };
}
