import * as z from 'zod';

/** The security controls that are handled, with their thresholds in days (facts: Security Hub control reference). */
export const CONTROL_DAYS = { 'IAM.8': 90, 'IAM.22': 45 } as const;
export type Control = keyof typeof CONTROL_DAYS;
export const controlSchema = z.enum(['IAM.8', 'IAM.22']);

/** The fields of a finding (ASFF) that are used; others pass unread. */
export const asffSchema = z.object({
  SchemaVersion: z.literal('2018-10-08'),
  Id: z.string().min(1).max(512),
  ProductArn: z.string().min(1),
  GeneratorId: z.string().default(''),
  AwsAccountId: z.string().regex(/^\d{12}$/, 'is not a 12-digit account id'),
  Region: z.string().optional(),
  RecordState: z.string().default('ACTIVE'),
  Workflow: z.object({ Status: z.string() }).optional(),
  Compliance: z
    .object({ Status: z.string().optional(), SecurityControlId: z.string().optional() })
    .optional(),
  Resources: z
    .array(
      z.object({
        Type: z.string(),
        Id: z.string(),
        Details: z
          .object({
            AwsIamUser: z
              .object({ UserId: z.string().optional(), UserName: z.string().optional() })
              .optional(),
          })
          .optional(),
      }),
    )
    .min(1, 'is empty; a finding of this control names one IAM user'),
});
export type Asff = z.infer<typeof asffSchema>;

/** Enough of a finding to write a note on it, even where the rest cannot be read. */
export const findingIdSchema = z.object({ Id: z.string().min(1), ProductArn: z.string().min(1) });

/** A finding as a case keeps it. */
export const findingRefSchema = z.object({
  findingId: z.string(),
  productArn: z.string(),
  region: z.string(),
  control: controlSchema,
});
export type FindingRef = z.infer<typeof findingRefSchema>;

/** The IAM user that a finding names: by name, or by the unique id that some findings carry in its place. */
export interface UserTarget {
  account: string;
  partition: string;
  arn: string;
  userName?: string;
  userId?: string;
}

/** What can be done with a finding. `refused` says why not, in words for its note. */
export type ReadFinding =
  | { is: 'usable'; finding: FindingRef; target: UserTarget }
  | { is: 'refused'; id: { findingId: string; productArn: string } | undefined; reason: string };

export interface Membership {
  controls: readonly Control[];
  /** Absent: the organization decides (the role's trust and the hub's own membership). */
  accounts?: readonly string[] | undefined;
  /** Whether archived, suppressed and passed findings count too: for words about a case that is running. */
  anyState?: boolean | undefined;
}

/** Reads one finding of an event; never throws, so that one bad finding does not stop the others. */
export function readFinding(raw: unknown, membership: Membership): ReadFinding {
  const id = findingIdSchema.safeParse(raw).data;
  const ref = id && { findingId: id.Id, productArn: id.ProductArn };
  const refused = (reason: string): ReadFinding => ({ is: 'refused', id: ref, reason });
  const parsed = asffSchema.safeParse(raw);
  if (!parsed.success) return refused(`The finding cannot be read: ${issuesOf(parsed.error)}.`);
  const control = controlOf(parsed.data);
  const reason = whyRefused(parsed.data, control, membership);
  if (reason !== undefined || control === undefined) return refused(reason ?? 'Its control cannot be told.');
  const target = targetOf(parsed.data);
  if (typeof target === 'string') return refused(target);
  const { Id, ProductArn, Region } = parsed.data;
  const region = Region ?? ProductArn.split(':')[3] ?? '';
  return { is: 'usable', target, finding: { findingId: Id, productArn: ProductArn, region, control } };
}

/** The problems of a zod error on one line, each with the path of its field. */
export function issuesOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`).join('; ');
}

/**
 * The security control of a finding: Compliance.SecurityControlId, else what its GeneratorId says.
 * PCI.IAM.8 is the password-policy control, not this one (ASR simtest fixtures).
 */
export function controlOf({
  Compliance,
  GeneratorId,
}: Pick<Asff, 'Compliance' | 'GeneratorId'>): Control | undefined {
  const stated = Compliance?.SecurityControlId;
  if (stated !== undefined) return controlSchema.safeParse(stated).data;
  return GENERATORS.find(([pattern]) => pattern.test(GeneratorId))?.[1];
}

const GENERATORS: [RegExp, Control][] = [
  [/^security-control\/IAM\.8$/, 'IAM.8'],
  [/^security-control\/IAM\.22$/, 'IAM.22'],
  [
    /^(aws-foundational-security-best-practices|nist-800-53|service-managed-aws-control-tower)\/v\/[\d.]+\/(CT\.)?IAM\.8$/,
    'IAM.8',
  ],
  [/^arn:[\w-]+:securityhub:::ruleset\/cis-aws-foundations-benchmark\/v\/1\.2\.0\/rule\/1\.3$/, 'IAM.8'],
  [/^pci-dss\/v\/3\.2\.1\/PCI\.IAM\.7$/, 'IAM.8'],
  [/^cis-aws-foundations-benchmark\/v\/(1\.4\.0|3\.0\.0)\/1\.12$/, 'IAM.22'],
];

function whyRefused(
  finding: Asff,
  control: Control | undefined,
  { controls, accounts, anyState = false }: Membership,
): string | undefined {
  const type = finding.Resources[0]?.Type;
  if (!/^arn:[\w-]+:securityhub:[\w-]*::product\/aws\/securityhub$/.test(finding.ProductArn))
    return 'It was not produced by Security Hub itself.';
  if (control === undefined) return 'It is not of the control IAM.8 or IAM.22 (unused IAM user credentials).';
  if (!controls.includes(control)) return `The settings do not include the control ${control}.`;
  if (type !== 'AwsIamUser') return `Its resource is of type ${type}, not AwsIamUser.`;
  if (finding.Resources.length > 1) return 'It names more than one resource.';
  if (accounts !== undefined && !accounts.includes(finding.AwsAccountId))
    return `Account ${finding.AwsAccountId} is not in the settings' account list.`;
  return anyState ? undefined : whyRefusedByState(finding);
}

function whyRefusedByState({ RecordState, Workflow, Compliance }: Asff): string | undefined {
  if (RecordState === 'ARCHIVED') return 'It is archived.';
  if (Workflow?.Status === 'SUPPRESSED') return 'It is suppressed; set its workflow status to NEW first.';
  if (Compliance?.Status === 'PASSED') return 'Its control already passes.';
  return undefined;
}

const USER_ARN = /^arn:(aws[\w-]*):iam::(\d{12}):user\/((?:[\x21-\x7e]+\/)?)([\w+=,.@-]{1,128})$/;

function targetOf({ Resources, AwsAccountId }: Asff): UserTarget | string {
  const resource = Resources[0];
  const match = USER_ARN.exec(resource?.Id ?? '');
  if (match === null) return `Its resource id ${JSON.stringify(resource?.Id)} is not the ARN of an IAM user.`;
  const [arn, partition = '', account = '', path = '', last = ''] = match;
  if (account !== AwsAccountId)
    return `It is of account ${AwsAccountId}, but its user's ARN is of account ${account}.`;
  const details = resource?.Details?.AwsIamUser;
  // Without details Security Hub may write the unique id in place of the name (ASR afsbp-iam.8-nodetails.json).
  const isUniqueId = path === '' && /^AIDA[A-Z0-9]{12,}$/.test(last) && details?.UserName !== last;
  const userId = isUniqueId ? last : details?.UserId;
  const userName = isUniqueId ? details?.UserName : last;
  return { account, partition, arn, ...(userName && { userName }), ...(userId && { userId }) };
}
