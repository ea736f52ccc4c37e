import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureAssembly } from '../../local/assembly/synth.ts';

/** A resource of a template; its properties are looked into freely. */
export interface TemplateResource {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template's properties are whatever CloudFormation takes
  Properties: any;
  DeletionPolicy?: string;
  DependsOn?: string[];
}

export interface DeployedTemplate {
  Resources: Record<string, TemplateResource>;
  Outputs?: Record<string, unknown>;
}

/** One statement of a policy, its single values turned into lists and its intrinsics into text. */
export interface Statement {
  /** Logical id of the policy or role that it stands in. */
  at: string;
  effect: string;
  actions: string[];
  resources: string[];
  conditions: unknown;
}

/** The template of a stack as it would be deployed. */
export async function deployedTemplate(
  stack: 'UnusedCredentialsHub' | 'UnusedCredentialsMember',
): Promise<DeployedTemplate> {
  const { directory } = await ensureAssembly();
  return JSON.parse(readFileSync(join(directory, `${stack}.template.json`), 'utf8'));
}

/** The resources of a type, with their logical ids. */
export function resourcesOfType(template: DeployedTemplate, type: string): [string, TemplateResource][] {
  return Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
}

/** Intrinsic functions as readable text: `<AWS::Partition>`, `<LogicalId.Arn>`. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, ...functions } = value as Record<string, unknown>;
  if (Ref !== undefined) return `<${Ref}>`;
  const [name, argument] = Object.entries(functions)[0] ?? [];
  if (name === 'Fn::GetAtt') return `<${(argument as string[]).join('.')}>`;
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map(asText).join(separator);
  }
  throw new Error(`not known as text: ${JSON.stringify(value)}`);
}

/** The identity policies of a template's roles. */
export function identityStatements(template: DeployedTemplate): Statement[] {
  return resourcesOfType(template, 'AWS::IAM::Policy').flatMap(([at, policy]) =>
    policy.Properties.PolicyDocument.Statement.map((statement: Record<string, unknown>) => ({
      at,
      effect: statement['Effect'],
      actions: [statement['Action']].flat() as string[],
      resources: [statement['Resource']].flat().map(asText),
      conditions: statement['Condition'],
    })),
  );
}
