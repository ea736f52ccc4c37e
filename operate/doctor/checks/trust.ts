import * as z from 'zod';

/** Whom a member role has to trust. */
export interface Expected {
  /** The root of the hub account, as ARN. */
  root: string;
  /** The roles of the functions, as ARNs. */
  principals: readonly string[];
  organizationId?: string;
}

const texts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

/** A trust policy of a member role as infra/member-stack.ts makes it; more, or anything else, is another one. */
const trustSchema = z.object({
  Statement: z.tuple([
    z.strictObject({
      Sid: z.string().optional(),
      Effect: z.literal('Allow'),
      Principal: z.strictObject({ AWS: texts }),
      Action: z.literal('sts:AssumeRole'),
      Condition: z.strictObject({
        ArnEquals: z.strictObject({ 'aws:PrincipalArn': texts }),
        StringEquals: z.strictObject({ 'aws:PrincipalOrgID': z.string() }).optional(),
      }),
    }),
  ]),
});

/** How a trust policy differs from the one of these settings, to follow the role's name; undefined where it does not. */
export function trustProblem(document: unknown, expected: Expected): string | undefined {
  const parsed = trustSchema.safeParse(document);
  if (!parsed.success) return 'has a trust policy that this release has not written';
  const [{ Principal, Condition }] = parsed.data.Statement;
  if (!isSame(Principal.AWS, [expected.root]))
    return `trusts ${Principal.AWS.join(', ')} and not ${expected.root}`;
  if (!isSame(Condition.ArnEquals['aws:PrincipalArn'], expected.principals))
    return 'trusts other roles than those of the functions that need it';
  const organization = Condition.StringEquals?.['aws:PrincipalOrgID'];
  if (organization !== expected.organizationId)
    return `trusts ${organization ?? 'no'} organisation, and cdk.json says ${expected.organizationId ?? 'none'}`;
  return undefined;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
}
