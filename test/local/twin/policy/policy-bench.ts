import { type AuthorizerOptions, createAuthorizer } from '../../../../local/twin/policy/authorizer.ts';
import { createPolicies, type DeployedPolicies } from '../../../../local/twin/policy/policies.ts';
import type { AuthorizedCall } from '../../../../local/twin/session.ts';
import { createWorld } from '../../../../local/twin/world.ts';

export const HUB = '111122223333';
export const MEMBER = '444455556666';
export const FN_ROLE = `arn:aws:iam::${HUB}:role/fn-role`;
export const READ_ROLE = `arn:aws:iam::${MEMBER}:role/Read`;
export const MACHINE = `arn:aws:states:eu-west-1:${HUB}:stateMachine:m`;
export const TOPIC = `arn:aws:sns:eu-west-1:${HUB}:operators`;

export const KEY = `arn:aws:kms:eu-west-1:${HUB}:key/k`;

/** A policy document with these statements. */
export const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
/** A statement that allows. */
export const allow = (Action: string | string[], Resource: string | string[], Condition = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  Condition,
});

const trustOfRead = policy({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${HUB}:root` },
  Action: 'sts:AssumeRole',
  Condition: { ArnEquals: { 'aws:PrincipalArn': FN_ROLE } },
});
const trustOfFn = policy({
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
});

/** What is deployed: one function's role with these statements, and the role Read in every account. */
export function deployed(statements: object[], changes: Partial<DeployedPolicies> = {}): DeployedPolicies {
  return {
    account: HUB,
    rolesOf: (account) => [
      ...(account === HUB ? [role(FN_ROLE, trustOfFn, statements)] : []),
      role(READ_ROLE.replace(MEMBER, account), trustOfRead, [
        allow('iam:GetUser', `arn:aws:iam::${account}:user/*`),
      ]),
    ],
    topicPolicies: [],
    keyPolicies: [],
    functionPermissions: [],
    ...changes,
  };
}

/** A deployed role with one policy. */
export function role(arn: string, trust: unknown, statements: object[]) {
  return {
    name: arn.split('/').at(-1) ?? '',
    arn,
    trust,
    policies: [{ name: 'own', document: policy(...statements) }],
  };
}

/** An authorizer over a member account with the users alice and, in a path, bob. */
export function authorizerOver(policies: DeployedPolicies, changes: Partial<AuthorizerOptions> = {}) {
  const users = [
    { userName: 'alice', accessKeys: [{ id: 'AKIAALICE00000000000' }], groups: ['/team/devs'] },
    { userName: 'bob', path: '/team/' },
  ];
  return createAuthorizer({
    policies: createPolicies(policies),
    world: createWorld({ start: 0, accounts: [{ id: MEMBER, users }, { id: HUB }] }),
    secrets: () => [],
    ses: { identities: ['team@example.com'] },
    keyOfTopic: () => undefined,
    machineArn: MACHINE,
    organizationId: undefined,
    ...changes,
  });
}

/** A call by the function's role. */
export function callOf(
  call: string,
  parameters: object,
  changes: Partial<AuthorizedCall> = {},
): AuthorizedCall {
  const [service = '', operation = ''] = call.split(':');
  const principal = { account: HUB, roleArn: FN_ROLE, sessionName: 'fn' };
  return { service, operation, parameters, principal, region: 'eu-west-1', ...changes };
}

/** A call by a session of the role Read. */
export function sessionCall(call: string, parameters: object, sessionPolicy?: object): AuthorizedCall {
  const principal = {
    account: MEMBER,
    roleArn: READ_ROLE,
    sessionName: 'case-1',
    ...(sessionPolicy && { sessionPolicy: JSON.stringify(sessionPolicy) }),
  };
  return callOf(call, parameters, { principal });
}
