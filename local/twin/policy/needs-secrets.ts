import { partitionOf } from '../partition.ts';
import { type Secret, secretArn } from '../secrets-manager/secret.ts';
import { TwinDoesNotKnow } from '../service.ts';
import type { AuthorizedCall } from '../session.ts';
import { type NeedFacts, type NeedsOf, text } from './need.ts';

const named = (action: string): NeedsOf => {
  return (parameters, call, facts) => [
    { action, resource: arnOf(text(parameters, 'SecretId'), call, facts) },
  ];
};

/** Secrets Manager: the secret's whole ARN with its six random characters, those of a secret to come included. */
export const secretsNeeds: Record<string, NeedsOf> = {
  CreateSecret: (parameters, call) => {
    if (parameters['KmsKeyId'] !== undefined || parameters['Tags'] !== undefined) {
      throw new TwinDoesNotKnow('what secretsmanager:CreateSecret needs for a KMS key or tags');
    }
    const resource = secretArn(text(parameters, 'Name'), { ...call, now: 0 });
    return [{ action: 'secretsmanager:CreateSecret', resource }];
  },
  GetSecretValue: named('secretsmanager:GetSecretValue'),
  PutSecretValue: named('secretsmanager:PutSecretValue'),
  DescribeSecret: named('secretsmanager:DescribeSecret'),
  DeleteSecret: named('secretsmanager:DeleteSecret'),
  PutResourcePolicy: named('secretsmanager:PutResourcePolicy'),
};

/** The secret that a call is about, if there is one. */
export function secretOf(secretId: string, { principal, region }: AuthorizedCall, { secrets }: NeedFacts) {
  return secrets().find(
    (secret: Secret) =>
      secret.account === principal.account &&
      secret.region === region &&
      [secret.name, secret.arn, secret.arn.slice(0, -7)].includes(secretId),
  );
}

/** A secret that is not there is authorised by what the call says of it. */
function arnOf(secretId: string, call: AuthorizedCall, facts: NeedFacts): string {
  const { region, principal } = call;
  const missing = secretId.startsWith('arn:')
    ? secretId
    : `arn:${partitionOf(region)}:secretsmanager:${region}:${principal.account}:secret:${secretId}`;
  return secretOf(secretId, call, facts)?.arn ?? missing;
}
