import * as z from 'zod';
import type { Resolve } from './intrinsics.ts';
import { AssemblyError, resourcesOfType, type Stack } from './template.ts';
import type { Machine } from './types.ts';

const machineSchema = z.object({
  StateMachineName: z.string(),
  RoleArn: z.string(),
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.string()).default({}),
});

/** The one state machine of a stack, with its substitutions applied; a placeholder left over is an error. */
export function readMachine(stack: Stack, resolve: Resolve): Machine {
  const [[logicalId, resource] = ['', undefined], ...others] = resourcesOfType(
    stack,
    'AWS::StepFunctions::StateMachine',
  );
  if (resource === undefined || others.length > 0) {
    throw new AssemblyError(`${stack.name} must have exactly one state machine`);
  }
  const properties = machineSchema.parse(resolve(resource.Properties));
  return {
    name: properties.StateMachineName,
    arn: String(resolve({ Ref: logicalId })),
    roleArn: properties.RoleArn,
    definition: substitute(properties.DefinitionString, properties.DefinitionSubstitutions),
  };
}

function substitute(definition: string, substitutions: Record<string, string>): string {
  return definition.replace(/\$\{(\w+)\}/g, (_match, name: string) => {
    const value = substitutions[name];
    if (value === undefined) throw new AssemblyError(`the definition's \${${name}} has no substitution`);
    return value;
  });
}
