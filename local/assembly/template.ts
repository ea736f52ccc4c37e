import * as z from 'zod';

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});

/** The parts of a CloudFormation template that the local run reads. */
export const templateSchema = z.object({
  Parameters: z
    .record(z.string(), z.object({ Type: z.string(), Default: z.unknown().optional() }))
    .default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(z.string(), resourceSchema).default({}),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});

export type Template = z.infer<typeof templateSchema>;
export type Resource = z.infer<typeof resourceSchema>;

/** A synthesised stack: its template, where it would be deployed, and where its file assets lie. */
export interface Stack {
  name: string;
  account: string;
  region: string;
  template: Template;
  /** S3 object key of an asset -> absolute path in the cloud assembly. */
  assets: Map<string, string>;
}

/** Something in the cloud assembly that the local run does not understand; it never guesses. */
export class AssemblyError extends Error {
  override name = 'AssemblyError';
}

/** The resources of one type, as [logical id, resource]. */
export function resourcesOfType(stack: Stack, ...types: string[]): [string, Resource][] {
  return Object.entries(stack.template.Resources).filter(([, resource]) => types.includes(resource.Type));
}
