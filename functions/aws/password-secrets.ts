import { createHash } from 'node:crypto';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  PutResourcePolicyCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { passwordSecretName } from '../domain/case/case-record.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import type { PasswordSecrets } from '../ports.ts';
import { calling, clientSettings, hidingSecret, lazily, readAnswer } from './call.ts';

/** The role, in the secret's own account, that writes secrets and must read them again after a crash. */
export const SECRET_WRITER_ROLE = 'unused-credentials-revert-credentials-role';

/**
 * Secrets named `unused-credentials/<caseId>`. A second attempt of a case finds what the first one stored; who may
 * read is set in every attempt, so a crash in between leaves no secret open for longer than the retry takes.
 */
export function passwordSecrets(options: { client?: () => SecretsManagerClient } = {}): PasswordSecrets {
  const { client = lazily(() => new SecretsManagerClient(clientSettings)) } = options;
  return {
    async createOrGet(caseId, password, readers) {
      const arn = await create(client(), caseId, password);
      const secret = arn === undefined ? await get(client(), caseId) : { arn, password };
      if (readers.length > 0) await limitReaders(client(), caseId, secret.arn, readers);
      return { password: secret.password, isNew: arn !== undefined };
    },
    async remove(caseId) {
      const SecretId = passwordSecretName(caseId);
      const command = new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true });
      await calling<unknown>(`Delete the secret ${SecretId} (DeleteSecret)`, () => client().send(command), {
        ResourceNotFound: () => undefined,
      });
    },
  };
}

/** The ARN; undefined if there is one already: the request token of a case is always the same, its password is not. */
async function create(
  client: SecretsManagerClient,
  caseId: string,
  password: string,
): Promise<string | undefined> {
  const doing = `Store the new password of the case ${caseId} (CreateSecret)`;
  const command = new CreateSecretCommand({
    Name: passwordSecretName(caseId),
    Description: `New console password of the IAM user of case ${caseId}. Deleted once it is used or its time is over.`,
    SecretString: password,
    ClientRequestToken: createHash('sha256').update(caseId).digest('hex'),
  });
  const answer = await calling(doing, () => hidingSecret(password, () => client.send(command)), {
    ResourceExists: () => undefined,
  });
  if (answer === undefined) return undefined;
  return readAnswer(createdSchema, answer, doing).ARN;
}

async function get(client: SecretsManagerClient, caseId: string): Promise<{ arn: string; password: string }> {
  const SecretId = passwordSecretName(caseId);
  const doing = `Read the stored password of the case ${caseId} (GetSecretValue)`;
  const answer = await calling(doing, () => client.send(new GetSecretValueCommand({ SecretId })), {
    ResourceNotFound: () => {
      throw new TransientServiceError(`${doing}: the secret was there a moment ago`);
    },
  });
  const { ARN, SecretString } = readAnswer(valueSchema, answer, doing);
  return { arn: ARN, password: SecretString };
}

const createdSchema = z.object({ ARN: z.string().min(1) });
const valueSchema = z.object({ ARN: z.string().min(1), SecretString: z.string().min(1) });

async function limitReaders(
  client: SecretsManagerClient,
  caseId: string,
  SecretId: string,
  readers: string[],
): Promise<void> {
  const [, partition = '', , , account = ''] = SecretId.split(':');
  const writer = `arn:${partition}:iam::${account}:role/${SECRET_WRITER_ROLE}`;
  const command = new PutResourcePolicyCommand({
    SecretId,
    ResourcePolicy: readersPolicy(readers, writer),
    BlockPublicPolicy: true,
  });
  await calling(`Limit who reads the password of the case ${caseId} (PutResourcePolicy)`, () =>
    client.send(command),
  );
}

/** Readers may read; everyone else but the writer is denied, administrators of the account included. */
function readersPolicy(readers: string[], writer: string): string {
  const read = { Action: 'secretsmanager:GetSecretValue', Resource: '*' };
  const others = { ArnNotEquals: { 'aws:PrincipalArn': [...readers, writer] } };
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: readers }, ...read },
      { Effect: 'Deny', Principal: '*', ...read, Condition: others },
    ],
  });
}
