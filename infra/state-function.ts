import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { type ILogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type FunctionFolder, functionName, functionRoleName } from './names.ts';

/** What differs between the functions. */
export interface StateFunctionProps {
  folder: FunctionFolder;
  description: string;
  /** Directory with the bundled `index.mjs`. */
  bundle: string;
  environment: Record<string, string>;
  /** Everything the function may do besides writing its log and its traces. */
  statements: PolicyStatement[];
  /** For functions that are invoked asynchronously: takes what still fails after Lambda's retries. */
  onFailure?: IQueue;
  /** Where it logs; a log group of its own where this is not given. */
  log?: ILogGroup;
}

/** A function with the defaults all of them share: runtime, own role, own log group, tracing, limits. */
export class StateFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, props: StateFunctionProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      roleName: functionRoleName(props.folder),
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    for (const statement of props.statements) role.addToPolicy(statement);
    const logGroup = props.log ?? ownLog(this);
    logGroup.grantWrite(role);
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: functionName(props.folder),
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.bundle),
      handler: 'index.handler',
      role,
      logGroup,
      memorySize: 512,
      timeout: functionTimeout(props.folder),
      tracing: Tracing.ACTIVE,
      environment: props.environment,
      ...(props.onFailure && { onFailure: new SqsDestination(props.onFailure), retryAttempts: 2 }),
    });
  }
}

function ownLog(scope: Construct): LogGroup {
  return new LogGroup(scope, 'Log', {
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

/** Seconds, always below the time-out of the states that invoke it. */
const timeouts: Partial<Record<FunctionFolder, number>> = {
  // An HTTP API waits 30 seconds.
  'case-page': 20,
  // Waits up to 20 seconds for a report of IAM.
  'assess-user': 80,
  // Taking a whole user apart is some forty calls, with IAM's own pace.
  'delete-credentials': 120,
  // Looks at every case.
  'sweep-cases': 900,
};

/** How long a function may run. */
export function functionTimeout(folder: FunctionFolder): Duration {
  return Duration.seconds(timeouts[folder] ?? 60);
}
