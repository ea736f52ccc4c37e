import { issuesOf } from '../errors/issues.ts';
import { type Asff, asffSchema, findingIdSchema } from './asff.ts';
import { type Control, controlOf } from './control.ts';
import type { FindingRef } from './finding.ts';

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
  /**
   * Whether findings that open no case count too, for words about a case that is there: archived, suppressed and passed
   * ones, and those of a control that the settings have no more.
   */
  opensNothing?: boolean | undefined;
}

/** Reads one finding of an event; never throws, so that one bad finding does not stop the others. */
export function readFinding(raw: unknown, membership: Membership): ReadFinding {
  const id = findingIdSchema.safeParse(raw).data;
  const ref = id && { findingId: id.Id, productArn: id.ProductArn };
  const refused = (reason: string): ReadFinding => ({ is: 'refused', id: ref, reason });
  const parsed = asffSchema.safeParse(raw);
  if (!parsed.success) return refused(`The finding cannot be read: ${issuesOf(parsed.error)}.`);
  if (!isOfSecurityHub(parsed.data.ProductArn)) return refused('It was not produced by Security Hub itself.');
  const control = controlOf(parsed.data);
  if (control === undefined)
    return refused('It is not of the control IAM.8 or IAM.22 (unused IAM user credentials).');
  const reason = whyRefused(parsed.data, control, membership);
  if (reason !== undefined) return refused(reason);
  const target = targetOf(parsed.data);
  if (typeof target === 'string') return refused(target);
  const { Id, ProductArn, Region } = parsed.data;
  const region = Region ?? ProductArn.split(':')[3] ?? '';
  return { is: 'usable', target, finding: { findingId: Id, productArn: ProductArn, region, control } };
}

/** Whether a finding with this product ARN comes from a control of Security Hub itself. */
export function isOfSecurityHub(productArn: string): boolean {
  return OF_SECURITY_HUB.test(productArn);
}

const OF_SECURITY_HUB = /^arn:[\w-]+:securityhub:[\w-]*::product\/aws\/securityhub$/;

function whyRefused(
  finding: Asff,
  control: Control,
  { controls, accounts, opensNothing = false }: Membership,
): string | undefined {
  const type = finding.Resources[0]?.Type;
  if (!opensNothing && !controls.includes(control))
    return `The settings do not include the control ${control}.`;
  if (type !== 'AwsIamUser') return `Its resource is of type ${type}, not AwsIamUser.`;
  if (finding.Resources.length > 1) return 'It names more than one resource.';
  if (accounts !== undefined && !accounts.includes(finding.AwsAccountId))
    return `Account ${finding.AwsAccountId} is not in the settings' account list.`;
  return opensNothing ? undefined : whyRefusedByState(finding);
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
