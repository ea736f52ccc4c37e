import { partitionOf } from '../partition.ts';
import { type ControlId, unusedAfterDays } from './control.ts';
import { type Finding, isoTime } from './finding.ts';
import type { FindingSpec } from './finding-spec.ts';
import { uuidOf } from './renew-finding.ts';
import { consolidatedTitles, defaultStandard, type Standard, standards } from './standards.ts';

/** The names that the parts of one finding share. */
export interface FindingNames {
  partition: string;
  /** `arn:<partition>:securityhub:<region>`. */
  hub: string;
  consolidated: boolean;
  standard: Standard;
  /** `security-control/IAM.8`, or the standard's path and control id. */
  generator: string;
  uuid: string;
  id: string;
  productArn: string;
}

/** Derives the names; the same spec always gives the same id. Throws if the standard lacks the control. */
export function namesOf(spec: FindingSpec): FindingNames {
  const standard = standards[spec.standard ?? defaultStandard[spec.control]];
  if (standard.control !== spec.control) throw new Error(`${spec.standard} does not include ${spec.control}`);
  const consolidated = spec.consolidated ?? true;
  const partition = partitionOf(spec.region);
  const hub = `arn:${partition}:securityhub:${spec.region}`;
  const generator = consolidated
    ? `security-control/${spec.control}`
    : `${standard.path}/${standard.controlId}`;
  const uuid = uuidOf([spec.account, spec.region, generator, spec.userId, spec.createdAt].join(' '));
  const id = `${hub}:${spec.account}:${consolidated ? '' : 'subscription/'}${generator}/finding/${uuid}`;
  return {
    partition,
    hub,
    consolidated,
    standard,
    generator,
    uuid,
    id,
    productArn: `${hub}::product/aws/securityhub`,
  };
}

/** `Resources[0]`: the user, with details or with the unique id in place of the name. */
export function resourceOf(spec: FindingSpec, { partition }: FindingNames) {
  const path = spec.path ?? '/';
  const arnPath = spec.idInArn ? `/${spec.userId}` : `${path}${spec.userName}`;
  return {
    Type: 'AwsIamUser',
    Id: `arn:${partition}:iam::${spec.account}:user${arnPath}`,
    Partition: partition,
    Region: spec.region,
    ...((spec.withDetails ?? !spec.idInArn) && { Details: { AwsIamUser: detailsOf(spec, path) } }),
  };
}

function detailsOf(spec: FindingSpec, path: string) {
  return {
    AttachedManagedPolicies: [...(spec.attachedPolicies ?? [])],
    CreateDate: isoTime(spec.userCreatedAt ?? spec.createdAt),
    GroupList: [...(spec.groups ?? [])],
    Path: path,
    UserId: spec.userId,
    UserName: spec.userName,
    UserPolicyList: (spec.inlinePolicies ?? []).map((PolicyName) => ({ PolicyName })),
  };
}

/** `ProductFields`: the keys about the standard are only there while consolidated findings are off. */
export function productFieldsOf(spec: FindingSpec, names: FindingNames, resourceId: string) {
  return {
    ...(!names.consolidated && standardFieldsOf(spec, names)),
    'RelatedAWSResources:0/name': `securityhub-iam-user-unused-credentials-check-${names.uuid.slice(0, 8)}`,
    'RelatedAWSResources:0/type': 'AWS::Config::ConfigRule',
    'aws/securityhub/ProductName': 'Security Hub',
    'aws/securityhub/CompanyName': 'AWS',
    'Resources:0/Id': resourceId,
    'aws/securityhub/FindingId': `${names.productArn}/${names.id}`,
  };
}

function standardFieldsOf(spec: FindingSpec, names: FindingNames): Record<string, string> {
  const { hub, partition, standard } = names;
  const arn = `arn:${partition}:securityhub:::${standard.kind}/${standard.path}`;
  const subscription = `${hub}:${spec.account}:subscription/${standard.path}`;
  const named: Record<string, string> =
    standard.kind === 'ruleset'
      ? { StandardsGuideArn: arn, StandardsGuideSubscriptionArn: subscription, RuleId: standard.controlId }
      : { StandardsArn: arn, StandardsSubscriptionArn: subscription, ControlId: standard.controlId };
  return {
    ...named,
    RecommendationUrl: remediationUrlOf(spec, names),
    StandardsControlArn: `${hub}:${spec.account}:control/${standard.path}/${standard.controlId}`,
  };
}

/** The page that the remediation points to. */
export function remediationUrlOf(spec: FindingSpec, { consolidated, standard }: FindingNames): string {
  const page =
    consolidated || standard.kind === 'standards' ? spec.control : `standards-cis-${standard.controlId}`;
  return `https://docs.aws.amazon.com/console/securityhub/${page}/remediation`;
}

/** `Compliance`; consolidated findings merge the requirements of all standards. */
export function complianceOf(spec: FindingSpec, names: FindingNames): NonNullable<Finding['Compliance']> {
  const covered = names.consolidated
    ? Object.values(standards).filter(({ control }) => control === spec.control)
    : [names.standard];
  const requirements = covered.flatMap((standard) => standard.requirements);
  return {
    Status: spec.compliance ?? 'FAILED',
    ...(requirements.length > 0 && { RelatedRequirements: requirements }),
    ...(spec.withSecurityControlId !== false && {
      SecurityControlId: spec.control,
      AssociatedStandards: covered.map(({ kind, path }) => ({ StandardsId: `${kind}/${path}` })),
    }),
  };
}

/** Title, description, remediation text and type. */
export function textsOf(control: ControlId, { consolidated, standard }: FindingNames) {
  const unused = `previous ${unusedAfterDays[control]} days`;
  return consolidated
    ? {
        title: consolidatedTitles[control],
        description:
          'This control checks whether your IAM users have passwords or active access keys that were not used ' +
          `within the ${unused}.`,
        remediation:
          'For information on how to correct this issue, consult the AWS Security Hub controls documentation.',
      }
    : {
        title: standard.title,
        description: standard.description,
        remediation: `For directions on how to correct this issue, consult the ${standard.documentation} documentation.`,
      };
}
