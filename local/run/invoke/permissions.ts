import type { Assembly, LambdaFunction, QueueMapping, Rule } from '../../assembly/types.ts';
import { TaskFailure } from '../../engine/errors.ts';
import { type Authorizer, createAuthorizer } from '../../twin/policy/authorizer.ts';
import type { NeedFacts } from '../../twin/policy/need.ts';
import { createPolicies, type Policies } from '../../twin/policy/policies.ts';
import type { InvocationResult } from './environment.ts';

type Invoke = (functionName: string, payload: unknown) => Promise<InvocationResult>;

/** An event that EventBridge may not deliver, as it arrives in the rule's dead-letter queue. */
export interface DeadLetter {
  /** The queue message's attributes (EventBridge user guide, "Using dead-letter queues"). */
  attributes: { RULE_ARN: string; TARGET_ARN: string; ERROR_CODE: 'NO_PERMISSIONS'; ERROR_MESSAGE: string };
  event: unknown;
}

/** The policies of a deployment. Throws TwinDoesNotKnow where they say what the engine cannot judge. */
export function policiesOf(assembly: Assembly): Policies {
  return createPolicies({
    account: assembly.account,
    rolesOf: (account) => [
      ...(account === assembly.account ? assembly.roles : []),
      ...assembly.memberRolesIn(account),
    ],
    functionPermissions: assembly.functionPermissions,
    topicPolicies: assembly.topicPolicies,
    queuePolicies: assembly.queuePolicies,
    keyPolicies: assembly.keyPolicies,
  });
}

/** Judges a scenario's calls by the deployed policies. Throws if a service cannot take on the role meant for it. */
export function authorizerOf(
  assembly: Assembly,
  options: Omit<NeedFacts, 'machineArn' | 'keyOfTopic'> & {
    policies: Policies;
    organizationId: string | undefined;
  },
): Authorizer {
  const { machine, functions, topicKeys } = assembly;
  const keyOfTopic = (topicArn: string) => topicKeys.get(topicArn);
  const authorizer = createAuthorizer({ ...options, keyOfTopic, machineArn: machine.arn });
  const roles = [
    { service: 'states.amazonaws.com', roleArn: machine.roleArn, sourceArn: machine.arn },
    ...functions.map(({ roleArn, arn }) => ({ service: 'lambda.amazonaws.com', roleArn, sourceArn: arn })),
  ];
  for (const { service, roleArn, sourceArn } of roles) {
    if (authorizer.serviceMayAssume(service, sourceArn, roleArn)) continue;
    throw new Error(`the trust of ${roleArn} does not let ${service} assume it for ${sourceArn}`);
  }
  return authorizer;
}

/** Invocations by the workflow: what its role may not invoke fails as Step Functions has it fail. */
export function invokeAsMachine(assembly: Assembly, authorizer: Authorizer, invoke: Invoke): Invoke {
  const { account, machine } = assembly;
  const principal = { account, roleArn: machine.roleArn, sessionName: machine.name };
  return (functionName, payload) => {
    const arn = arnOf(assembly.functions, functionName);
    const decision = authorizer.roleMay(principal, 'lambda:InvokeFunction', arn);
    if (decision.allowed) return invoke(functionName, payload);
    const suffix = '(Service: Lambda, Status Code: 403, Error Code: AccessDeniedException)';
    throw new TaskFailure('Lambda.AWSLambdaException', `${decision.message} ${suffix}`);
  };
}

/** What Lambda's pollers do in the function's name (Lambda developer guide, "Using Lambda with Amazon SQS"). */
const POLLING = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/** Whether Lambda can bring a queue's messages to a function: it polls with the function's own role. */
export function mayPoll(
  { account, functions }: Assembly,
  authorizer: Authorizer,
  mapping: QueueMapping,
): boolean {
  const roleArn = functions.find(({ functionName }) => functionName === mapping.functionName)?.roleArn ?? '';
  return POLLING.every(
    (action) => authorizer.roleMay({ account, roleArn }, action, mapping.queue.arn).allowed,
  );
}

/** Whether the HTTP API may invoke the function of a route. */
export function apiMayInvoke(
  { region, account, api, functions }: Assembly,
  authorizer: Authorizer,
  route: { key: string; functionName: string },
): boolean {
  const path = route.key.replace(' ', '');
  const source = `arn:aws:execute-api:${region}:${account}:${api.id}/$default/${path}`;
  return authorizer.serviceMayInvoke(
    'apigateway.amazonaws.com',
    source,
    arnOf(functions, route.functionName),
  );
}

/** What becomes of an event that its rule may not deliver; undefined if it may. */
export function deadLetter(
  authorizer: Authorizer,
  rule: Pick<Rule, 'arn'>,
  targetArn: string,
  event: unknown,
): DeadLetter | undefined {
  const service = 'events.amazonaws.com';
  const may = targetArn.split(':')[2] === 'sqs' ? authorizer.serviceMaySend : authorizer.serviceMayInvoke;
  if (may(service, rule.arn, targetArn)) return undefined;
  const ERROR_MESSAGE = `The rule may not reach ${targetArn}.`;
  const facts = { RULE_ARN: rule.arn, TARGET_ARN: targetArn, ERROR_MESSAGE };
  return { attributes: { ...facts, ERROR_CODE: 'NO_PERMISSIONS' }, event };
}

function arnOf(functions: readonly LambdaFunction[], functionName: string): string {
  return functions.find((lambda) => lambda.functionName === functionName)?.arn ?? functionName;
}
