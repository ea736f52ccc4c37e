import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { STSClient } from '@aws-sdk/client-sts';

/** The clients of all services that the doctor reads. */
export interface Clients {
  cloudFormation: CloudFormationClient;
  config: ConfigServiceClient;
  dynamodb: DynamoDBClient;
  iam: IAMClient;
  lambda: LambdaClient;
  organizations: OrganizationsClient;
  quotas: ServiceQuotasClient;
  securityHub: SecurityHubClient;
  ses: SESv2Client;
  sns: SNSClient;
  sts: STSClient;
}

/** What a client is made with, of what all SDK clients take. */
export type ClientOptions = NonNullable<ConstructorParameters<typeof STSClient>[0]>;

/** Somebody waits at the terminal: a network that swallows packets is told of, not waited for. Milliseconds. */
const PATIENCE = { connectionTimeout: 5000, requestTimeout: 15_000 };

/** Clients of the credentials and the Region at hand, as the SDK finds them; `options` of each client, for tests. */
export function clientsOf(
  options: (client: keyof Clients) => Pick<ClientOptions, 'endpoint' | 'region' | 'credentials'> = () => ({}),
): Clients {
  const of = (client: keyof Clients) => ({ maxAttempts: 3, requestHandler: PATIENCE, ...options(client) });
  return {
    cloudFormation: new CloudFormationClient(of('cloudFormation')),
    config: new ConfigServiceClient(of('config')),
    dynamodb: new DynamoDBClient(of('dynamodb')),
    iam: new IAMClient(of('iam')),
    lambda: new LambdaClient(of('lambda')),
    organizations: new OrganizationsClient(of('organizations')),
    quotas: new ServiceQuotasClient(of('quotas')),
    securityHub: new SecurityHubClient(of('securityHub')),
    ses: new SESv2Client(of('ses')),
    sns: new SNSClient(of('sns')),
    sts: new STSClient(of('sts')),
  };
}
