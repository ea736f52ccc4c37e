import * as z from 'zod';
import { TwinDoesNotKnow } from '../service.ts';
import { type Condition, parseCondition } from './conditions.ts';

/** A statement of a policy; whatever may be one or many is a list. */
export interface Statement {
  effect: 'Allow' | 'Deny';
  actions: readonly string[];
  /** Absent where the policy stands on its only resource, as in a role's trust. */
  resources?: readonly string[];
  /** Absent in identity policies. */
  principals?: Principals;
  conditions: readonly Condition[];
}

/** Who a statement of a resource's policy is about. */
export type Principals = '*' | { AWS: readonly string[]; Service: readonly string[] };

/** A policy document that was understood to the last element. */
export interface PolicyDocument {
  statements: readonly Statement[];
}

const texts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const values = z
  .union([z.string(), z.boolean(), z.array(z.string())])
  .transform((value) => [value].flat().map(String));

const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts,
  Resource: texts.optional(),
  Principal: z
    .union([
      z.literal('*'),
      z.strictObject({ AWS: texts.prefault([]), Service: texts.prefault([]) }).refine(isSomeone),
    ])
    .optional(),
  Condition: z.record(z.string(), z.record(z.string(), values)).default({}),
});

const documentSchema = z.strictObject({
  Version: z.literal('2012-10-17'),
  Id: z.string().optional(),
  Statement: z.preprocess((value) => [value].flat(), z.array(statementSchema)),
});

function isSomeone({ AWS, Service }: { AWS: string[]; Service: string[] }): boolean {
  return AWS.length + Service.length > 0;
}

/** What a policy is attached to decides which elements it has: who, what, or both. */
type Kind = 'identity' | 'trust' | 'resource';

/**
 * Reads a policy document (IAM user guide, "IAM JSON policy elements reference"). Throws TwinDoesNotKnow, naming
 * `where` it stands, for every element, condition operator or form of a value that this engine does not judge.
 */
export function parsePolicy(document: unknown, kind: Kind, where: string): PolicyDocument {
  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) {
    throw new TwinDoesNotKnow(`the policy ${where}: ${parsed.error.issues.map(textOf).join('; ')}`);
  }
  const statements = parsed.data.Statement.map(toStatement);
  for (const { principals, resources } of statements) {
    if (
      (principals === undefined) === (kind === 'identity') &&
      (resources === undefined) === (kind === 'trust')
    )
      continue;
    throw new TwinDoesNotKnow(`the policy ${where}: Principal or Resource in a policy of kind ${kind}`);
  }
  return { statements };
}

function toStatement({ Effect, Action, Resource, Principal, Condition }: z.infer<typeof statementSchema>) {
  return {
    effect: Effect,
    actions: Action,
    ...(Resource !== undefined && { resources: Resource }),
    ...(Principal !== undefined && { principals: Principal }),
    conditions: Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, wanted]) => parseCondition(operator, key, wanted)),
    ),
  };
}

function textOf(issue: z.core.$ZodIssue): string {
  const inner = issue.code === 'invalid_union' ? issue.errors.flat().map(({ message }) => message) : [];
  return [`${issue.path.join('.')} ${issue.message}`, ...inner].join(', ');
}
