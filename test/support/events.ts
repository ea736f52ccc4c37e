import { ACCOUNT, AT } from './builders.ts';

interface FindingOptions {
  /** The user's ARN. */
  user?: string;
  account?: string;
  type?: string;
  details?: object;
  control?: string | undefined;
  compliance?: string;
}

/** A finding (ASFF) of IAM.8 as a custom action sends it; every other field can be replaced too. */
export function aFinding(overrides: FindingOptions & Record<string, unknown> = {}) {
  const {
    user,
    account = ACCOUNT,
    type = 'AwsIamUser',
    details,
    compliance = 'FAILED',
    ...fields
  } = overrides;
  const { control = 'control' in overrides ? undefined : 'IAM.8', ...rest } = fields;
  return {
    SchemaVersion: '2018-10-08',
    Id: 'finding-1',
    ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
    GeneratorId: 'security-control/IAM.8',
    AwsAccountId: account,
    Region: 'eu-west-1',
    RecordState: 'ACTIVE',
    Workflow: { Status: 'NEW' },
    Compliance: { Status: compliance, ...(control !== undefined && { SecurityControlId: control }) },
    Resources: [
      {
        Type: type,
        Id: user ?? `arn:aws:iam::${account}:user/alice`,
        ...(details !== undefined && { Details: { AwsIamUser: details } }),
      },
    ],
    ...rest,
  };
}

/** The event of a custom action. */
export function aClick(action: string, findings: unknown[], overrides: object = {}) {
  return {
    version: '0',
    id: 'b8d8c8f4-0000-4000-8000-000000000001',
    'detail-type': 'Security Hub Findings - Custom Action',
    source: 'aws.securityhub',
    account: '111122223333',
    time: AT.replace('.000', ''),
    region: 'eu-west-1',
    resources: [action],
    detail: { actionName: 'Retire credentials', actionDescription: 'text', findings },
    ...overrides,
  };
}

/** These events as Lambda brings them from the queue of clicks: `message-0`, `message-1`, ... */
export function aBatch(events: readonly unknown[], receives = 1) {
  return {
    Records: events.map((event, index) => ({
      messageId: `message-${index}`,
      receiptHandle: 'handle',
      body: JSON.stringify(event),
      attributes: { ApproximateReceiveCount: String(receives), SentTimestamp: String(Date.parse(AT)) },
      messageAttributes: {},
      eventSource: 'aws:sqs',
    })),
  };
}
