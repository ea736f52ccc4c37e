import type { LambdaFunction } from '../../assembly/types.ts';

/** The services that functions call: the name in AWS_ENDPOINT_URL_<name>, and the twin's path prefix. */
const SERVICES: Record<string, string> = {
  IAM: 'iam',
  STS: 'sts',
  SECURITYHUB: 'securityhub',
  SFN: 'sfn',
  SECRETS_MANAGER: 'secretsmanager',
  SESV2: 'sesv2',
  SNS: 'sns',
  DYNAMODB: 'dynamodb',
};

interface EnvironmentOptions {
  /** Unique to the execution environment. */
  environmentId: string;
  region: string;
  /** The twin's endpoint of a service by its path prefix. */
  url(prefix: string): string;
  /** The environment of whoever started the run; its AWS_ENDPOINT_URL_<SERVICE> replace the twin's. */
  parent: Readonly<Record<string, string | undefined>>;
}

/** What Lambda and the local run add to a function's own environment: Region, credentials, name, endpoints. */
export function functionEnvironment(
  lambda: LambdaFunction,
  { environmentId, region, url, parent }: EnvironmentOptions,
): Record<string, string> {
  const endpoints = Object.entries(SERVICES).map(([service, prefix]) => {
    const name = `AWS_ENDPOINT_URL_${service}`;
    return [name, parent[name] ?? url(prefix)];
  });
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyIdOf(lambda),
    AWS_SECRET_ACCESS_KEY: 'local-run',
    AWS_SESSION_TOKEN: environmentId,
    AWS_LAMBDA_FUNCTION_NAME: lambda.functionName,
    ...Object.fromEntries(endpoints),
  };
}

/** The access key id by which the twin knows that a function calls; unique for each function. */
export function accessKeyIdOf(lambda: LambdaFunction): string {
  const letters = lambda.folder.toUpperCase().replaceAll('-', '');
  return `ASIALOCAL${letters}`.padEnd(20, 'X').slice(0, 32);
}
