import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passwordSecrets, SECRET_WRITER_ROLE } from '../../../functions/aws/password-secrets.ts';
import { functionRoleName } from '../../../infra/names.ts';
import {
  createSecretsManager,
  type SecretsManager,
} from '../../../local/twin/secrets-manager/secrets-manager.ts';
import { type Aws, HUB, START, startAws } from './start-aws.ts';

const PASSWORD = 'correct-Horse7battery!staple';
const READERS = [`arn:aws:iam::${HUB}:role/helpdesk/Passwords`];
let aws: Aws;
let manager: SecretsManager;
beforeEach(async () => {
  manager = createSecretsManager();
  aws = await startAws({ services: [manager.service] });
});
afterEach(() => aws.twin.close());

const secrets = () =>
  passwordSecrets({ client: () => new SecretsManagerClient(aws.config('secretsmanager')) });
const stored = () => manager.secrets(START);

describe('the secret with a new password', () => {
  it('is named after the case', async () => {
    const made = await secrets().createOrGet('alice-1', PASSWORD, []);

    expect(made).toEqual({ password: PASSWORD, isNew: true });
    expect(stored()).toMatchObject([{ name: 'unused-credentials/alice-1', resourcePolicy: undefined }]);
  });

  it('keeps the first password that was stored', async () => {
    await secrets().createOrGet('alice-1', PASSWORD, []);

    const second = await secrets().createOrGet('alice-1', 'a-Different1!', []);

    expect(second).toEqual({ password: PASSWORD, isNew: false });
    expect(manager.values).toHaveLength(1);
  });

  it('is new also where the answer to the first request was lost', async () => {
    const patient = { ...aws.config('secretsmanager'), maxAttempts: 2 };
    const { createOrGet } = passwordSecrets({ client: () => new SecretsManagerClient(patient) });
    aws.twin.faults.add({
      call: 'secretsmanager:CreateSecret',
      error: 'connection-reset',
      effect: 'done',
      times: 1,
    });

    expect(await createOrGet('alice-1', PASSWORD, [])).toEqual({ password: PASSWORD, isNew: true });
  });

  it('can be read by the readers and its writer only', async () => {
    await secrets().createOrGet('alice-1', PASSWORD, READERS);

    const read = { Action: 'secretsmanager:GetSecretValue', Resource: '*' };
    const writer = `arn:aws:iam::${HUB}:role/unused-credentials-revert-credentials-role`;
    expect(JSON.parse(stored()[0]?.resourcePolicy ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: READERS }, ...read },
        {
          Effect: 'Deny',
          Principal: '*',
          ...read,
          Condition: { ArnNotEquals: { 'aws:PrincipalArn': [...READERS, writer] } },
        },
      ],
    });
  });

  it('names the role that is deployed as its writer', () => {
    expect(SECRET_WRITER_ROLE).toBe(functionRoleName('revert-credentials'));
  });

  it.each(['CreateSecret', 'PutResourcePolicy'])('is complete after a crash at %s', async (operation) => {
    aws.twin.faults.add({
      call: `secretsmanager:${operation}`,
      error: 'connection-reset',
      effect: operation === 'CreateSecret' ? 'done' : 'none',
      times: 1,
    });

    await expect(secrets().createOrGet('alice-1', PASSWORD, READERS)).rejects.toMatchObject({
      name: 'TransientServiceError',
    });
    expect(await secrets().createOrGet('alice-1', 'a-Different1!', READERS)).toMatchObject({
      password: PASSWORD,
    });

    expect(stored()).toMatchObject([{ resourcePolicy: expect.stringContaining('Deny') }]);
  });

  it('is removed at once, and stays removed', async () => {
    await secrets().createOrGet('alice-1', PASSWORD, []);

    await secrets().remove('alice-1');
    await secrets().remove('alice-1');

    expect(stored()).toEqual([]);
  });

  it('counts as removed where Secrets Manager does not know it', async () => {
    aws.twin.faults.add({ call: 'secretsmanager:DeleteSecret', error: 'ResourceNotFoundException' });

    await expect(secrets().remove('alice-1')).resolves.toBeUndefined();
  });

  it('is tried again when it vanishes between the calls', async () => {
    await secrets().createOrGet('alice-1', PASSWORD, []);
    aws.twin.faults.add({ call: 'secretsmanager:GetSecretValue', error: 'ResourceNotFoundException' });

    await expect(secrets().createOrGet('alice-1', 'a-Different1!', [])).rejects.toMatchObject({
      name: 'TransientServiceError',
    });
  });

  it.each([
    ['InternalServiceError', 'TransientServiceError'],
    ['ThrottlingException', 'TransientServiceError'],
    ['LimitExceededException', 'TransientServiceError'],
    ['AccessDenied', 'PermanentServiceError'],
    ['InvalidRequestException', 'PermanentServiceError'],
  ])('is in no error (%s: %s)', async (error, name) => {
    aws.twin.faults.add({ call: 'secretsmanager:*', error, message: `Value '${PASSWORD}' is bad` });

    const thrown: Error = await secrets()
      .createOrGet('alice-1', PASSWORD, READERS)
      .then(
        () => new Error('no error'),
        (reason) => reason,
      );

    expect(thrown.name).toBe(name);
    expect(`${thrown.stack} ${thrown.cause} ${JSON.stringify(thrown.cause)}`).not.toContain(PASSWORD);
    await expect(secrets().remove('alice-1')).rejects.toMatchObject({ name });
  });
});
