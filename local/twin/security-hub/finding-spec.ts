import type { ControlId } from './control.ts';
import type { StandardId } from './standards.ts';

/** What a generated finding is about and how it looks. Times are epoch milliseconds. */
export interface FindingSpec {
  account: string;
  region: string;
  control: ControlId;
  userName: string;
  /** The user's unique id; shown in the details, or in the ARN in place of the name. */
  userId: string;
  /** Default `/`. */
  path?: string | undefined;
  /** `arn:aws:iam::<account>:user/AIDA...`, as findings without details have it. Default false. */
  idInArn?: boolean | undefined;
  /** One finding for all standards (`ControlFindingGenerator=SECURITY_CONTROL`). Default true. */
  consolidated?: boolean | undefined;
  /** Default: fsbp for IAM.8, cis-1.4 for IAM.22. Must carry the control. */
  standard?: StandardId | undefined;
  /** `Details.AwsIamUser`. Default true, but false with idInArn. */
  withDetails?: boolean | undefined;
  /** `Compliance.SecurityControlId`; partitions without the consolidated view lack it. Default true. */
  withSecurityControlId?: boolean | undefined;
  /** Default NEW. */
  workflowStatus?: string | undefined;
  /** Default ACTIVE. */
  recordState?: string | undefined;
  /** Default FAILED. */
  compliance?: string | undefined;
  createdAt: number;
  /** For the details. Default createdAt. */
  userCreatedAt?: number | undefined;
  groups?: readonly string[] | undefined;
  attachedPolicies?: readonly { PolicyName: string; PolicyArn: string }[] | undefined;
  inlinePolicies?: readonly string[] | undefined;
}
