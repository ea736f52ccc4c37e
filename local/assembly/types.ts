/** A deployed Lambda function. */
export interface LambdaFunction {
  logicalId: string;
  functionName: string;
  arn: string;
  /** The folder under functions/ that it is built from, e.g. `assess-user`. */
  folder: string;
  /** Absolute path of the unpacked bundle. */
  assetDirectory: string;
  /** As in the template, e.g. `index.handler`. */
  handler: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMegabytes: number;
  roleArn: string;
  /** What happens to an asynchronous invocation that fails. */
  asynchronous: AsynchronousSettings;
}

/** Lambda's settings of asynchronous invocation; 2 retries are its default. */
export interface AsynchronousSettings {
  retries: number;
  /** ARN of the on-failure destination. */
  onFailure?: string;
}

export interface Machine {
  name: string;
  arn: string;
  roleArn: string;
  /** Amazon States Language with the definition substitutions applied. */
  definition: string;
}

export interface Rule {
  name: string;
  arn: string;
  pattern?: Record<string, unknown>;
  /** `rate(...)` or `cron(...)`. */
  schedule?: string;
  targets: RuleTarget[];
}

export interface RuleTarget {
  arn: string;
  /** A fixed input in place of the event, already parsed. */
  input?: unknown;
  /** ARN of the queue for events that cannot be delivered. */
  deadLetterArn?: string;
}

export interface Api {
  id: string;
  endpoint: string;
  routes: { key: string; functionName: string }[];
}

/** A table as CloudFormation describes it. */
export interface Table {
  TableName: string;
  KeySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[];
  GlobalSecondaryIndexes?:
    | {
        IndexName: string;
        KeySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];
        Projection: { ProjectionType: string };
      }[]
    | undefined;
}

export interface Role {
  name: string;
  arn: string;
  /** The trust policy. */
  trust: unknown;
  /** Inline and managed ones. */
  policies: { name: string; document: unknown }[];
}

/** Lets a service invoke a function for one source. */
export interface FunctionPermission {
  action: string;
  functionArn: string;
  /** A service such as `events.amazonaws.com`. */
  principal: string;
  /** May contain wildcards. */
  sourceArn: string;
}

/** An SQS queue. */
export interface Queue {
  arn: string;
  url: string;
  /** How long a message that was received and not deleted stays hidden. */
  visibilitySeconds: number;
  /** Where a message goes that was received so often. */
  redrive?: { arn: string; maxReceiveCount: number };
}

/** Has Lambda bring a queue's messages to a function, which reports what failed. */
export interface QueueMapping {
  queue: Queue;
  functionName: string;
  batchSize: number;
  windowSeconds: number;
  maximumConcurrency: number;
}

export interface QueuePolicy {
  queueArns: string[];
  document: unknown;
}

export interface TopicPolicy {
  topicArns: string[];
  document: unknown;
}

export interface KeyPolicy {
  keyArn: string;
  document: unknown;
}

/** A configuration set of SES. */
export interface ConfigurationSet {
  name: string;
  /** The types of events that it publishes on the default event bus, as CloudFormation calls them. */
  tells: string[];
}

/** What `npx cdk synth` produced, as far as the local run needs it. */
export interface Assembly {
  account: string;
  region: string;
  functions: LambdaFunction[];
  machine: Machine;
  rules: Rule[];
  api: Api;
  table: Table;
  topics: string[];
  configurationSets: ConfigurationSet[];
  actionTargets: string[];
  /** Roles of the hub stack. */
  roles: Role[];
  /** Roles of the stack that every member account gets, as they are in the hub's own account. */
  memberRoles: Role[];
  /** The same roles as they are when the stack is deployed to another account. */
  memberRolesIn(account: string): Role[];
  functionPermissions: FunctionPermission[];
  queueMappings: QueueMapping[];
  queuePolicies: QueuePolicy[];
  topicPolicies: TopicPolicy[];
  keyPolicies: KeyPolicy[];
  /** Topic ARN -> ARN of the key that encrypts it. */
  topicKeys: ReadonlyMap<string, string>;
}
