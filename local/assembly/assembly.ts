import { readApi } from './api.ts';
import { readConfigurationSets } from './configuration-sets.ts';
import { readFunctions } from './functions.ts';
import { createResolver } from './intrinsics.ts';
import { readMachine } from './machine.ts';
import { readQueueMappings, readQueuePolicies, readQueues } from './queues.ts';
import {
  readFunctionPermissions,
  readKeyPolicies,
  readTopicKeys,
  readTopicPolicies,
} from './resource-policies.ts';
import { readRoles } from './roles.ts';
import { readRules } from './rules.ts';
import { readStacks } from './stacks.ts';
import { readTable } from './table.ts';
import { AssemblyError, resourcesOfType, type Stack } from './template.ts';
import type { Assembly, Role } from './types.ts';

/**
 * Everything that the local run needs from a synthesised cloud assembly (`cdk.out`), with every intrinsic function
 * resolved. The hub is the stack with the state machine. Throws AssemblyError for whatever it does not know.
 */
export function readAssembly(directory: string): Assembly {
  const stacks = readStacks(directory);
  const hub = stacks.find((stack) => resourcesOfType(stack, 'AWS::StepFunctions::StateMachine').length > 0);
  if (hub === undefined) throw new AssemblyError(`no stack in ${directory} has a state machine`);
  const resolve = createResolver(hub);
  const functions = readFunctions(hub, resolve);
  const queues = readQueues(hub, resolve);
  const memberRolesIn = (account: string): Role[] =>
    stacks
      .filter((stack) => stack !== hub)
      .map((stack) => ({ ...stack, account }))
      .flatMap((stack) => readRoles(stack, createResolver(stack)));
  return {
    account: hub.account,
    region: hub.region,
    functions,
    machine: readMachine(hub, resolve),
    rules: readRules(hub, resolve),
    api: readApi(hub, resolve, functions),
    table: readTable(hub, resolve),
    topics: textsOf(hub, 'AWS::SNS::Topic', resolve),
    configurationSets: readConfigurationSets(hub, resolve),
    actionTargets: textsOf(hub, 'AWS::SecurityHub::ActionTarget', resolve),
    roles: readRoles(hub, resolve),
    memberRoles: memberRolesIn(hub.account),
    memberRolesIn,
    functionPermissions: readFunctionPermissions(hub, resolve, functions),
    queueMappings: readQueueMappings(hub, resolve, { queues, functions }),
    queuePolicies: readQueuePolicies(hub, resolve, queues),
    topicPolicies: readTopicPolicies(hub, resolve),
    keyPolicies: readKeyPolicies(hub, resolve),
    topicKeys: readTopicKeys(hub, resolve),
  };
}

const textsOf = (stack: Stack, type: string, resolve: (value: unknown) => unknown): string[] =>
  resourcesOfType(stack, type).map(([logicalId]) => String(resolve({ Ref: logicalId })));
