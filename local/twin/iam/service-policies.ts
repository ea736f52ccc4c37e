import * as z from 'zod';
import { type CallContext, type Operation, operation } from '../service.ts';
import type { World } from '../world.ts';
import { arnSchema, userByArn } from './by-arn.ts';

const wantedPolicies = z.strictObject({
  Arn: arnSchema,
  ServiceNamespaces: z.tuple([z.literal('iam')]),
  Marker: z.string().optional(),
});

/** AWS's own policies that allow nothing in IAM, as far as scenarios use them; everything else may. */
const WITHOUT_IAM = /^arn:[\w-]+:iam::aws:policy\/(?:.*\/)?(?:AmazonS3|AWSDenyAll|AWSCompromisedKey)/;

/** What is read of a document; one of another form allows nothing. */
const documentSchema = z.looseObject({
  Statement: z.preprocess(
    (value) => [value].flat(),
    z.array(z.looseObject({ Effect: z.string(), Action: z.union([z.string(), z.array(z.string())]) })),
  ),
});

/**
 * ListPoliciesGrantingServiceAccess for the namespace `iam`: the policies of a user and of its groups. A managed one is
 * shown with its ARN and not with whom it is attached to (API reference, PolicyGrantingServiceAccess).
 */
export function servicePolicyOperations(world: World): Record<string, Operation> {
  return {
    ListPoliciesGrantingServiceAccess: operation({
      parameters: wantedPolicies,
      run: ({ Arn }, context) => ({
        PoliciesGrantingServiceAccess: [
          { ServiceNamespace: 'iam', Policies: policiesOf(world, context, Arn) },
        ],
        IsTruncated: false,
      }),
    }),
  };
}

function policiesOf(world: World, context: CallContext, arn: string): object[] {
  const user = userByArn(world, context, arn);
  const managed = [...user.attachedPolicies, ...user.groups.flatMap(({ policies = [] }) => policies)];
  const inline = user.inlinePolicies.filter(({ document }) => isForIam(document));
  return [
    ...[...new Set(managed)]
      .filter((one) => !WITHOUT_IAM.test(one))
      .map((PolicyArn) => ({ PolicyName: PolicyArn.split('/').at(-1), PolicyType: 'MANAGED', PolicyArn })),
    ...inline.map(({ name }) => ({
      PolicyName: name,
      PolicyType: 'INLINE',
      EntityType: 'USER',
      EntityName: user.userName,
    })),
  ];
}

function isForIam(document: unknown): boolean {
  const { data } = documentSchema.safeParse(document);
  const allowed = data?.Statement.filter(({ Effect }) => Effect === 'Allow') ?? [];
  return allowed.flatMap(({ Action }) => Action).some((action) => /^(?:\*$|iam:)/i.test(action));
}
