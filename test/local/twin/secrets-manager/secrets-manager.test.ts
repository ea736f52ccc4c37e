import { describe, expect, it } from 'vitest';
import { createSecretsManager } from '../../../../local/twin/secrets-manager/secrets-manager.ts';
import type { CallContext } from '../../../../local/twin/service.ts';
import { callOperation, codeOf } from '../call-operation.ts';

const day = 24 * 3_600_000;
const token = (name: string) => name.padEnd(32, '0');

function aManager() {
  const manager = createSecretsManager();
  const call = (operation: string, parameters: object, context: Partial<CallContext> = {}) =>
    callOperation(manager.service, operation, parameters, { now: day, ...context });
  const create = (overrides: object = {}) =>
    call('CreateSecret', {
      Name: 'unused-credentials/case-1',
      ClientRequestToken: token('a'),
      SecretString: 'p1',
      ...overrides,
    });
  return { manager, call, create };
}

const SecretId = 'unused-credentials/case-1';

describe('a value', () => {
  it('can be read while it is the current one of a secret that is not being deleted', async () => {
    const { manager, call, create } = aManager();
    await create();
    expect(manager.isReadable('p1', day)).toBe(true);

    await call('PutSecretValue', { SecretId, ClientRequestToken: token('b'), SecretString: 'p2' });
    expect([manager.isReadable('p1', day), manager.isReadable('p2', day)]).toEqual([false, true]);

    await call('DeleteSecret', { SecretId });
    expect(manager.isReadable('p2', day)).toBe(false);
  });
});

describe('CreateSecret', () => {
  it('stores a value that is found by name, by ARN and by ARN without suffix', async () => {
    const { call, create } = aManager();

    const { ARN } = await create({ Description: 'd', KmsKeyId: 'alias/k', Tags: [{ Key: 'k', Value: 'v' }] });

    expect(ARN).toMatch(
      /^arn:aws:secretsmanager:eu-west-1:111122223333:secret:unused-credentials\/case-1-.{6}$/,
    );
    for (const id of [SecretId, String(ARN), String(ARN).slice(0, -7)]) {
      expect(await call('GetSecretValue', { SecretId: id })).toMatchObject({
        SecretString: 'p1',
        VersionStages: ['AWSCURRENT'],
      });
    }
    expect(await call('DescribeSecret', { SecretId })).toMatchObject({
      Description: 'd',
      KmsKeyId: 'alias/k',
      Tags: [{ Key: 'k', Value: 'v' }],
      CreatedDate: new Date(day),
    });
  });

  it('does nothing when the same request comes again', async () => {
    const { manager, create } = aManager();

    const first = await create();

    expect(await create()).toEqual(first);
    expect(manager.values).toHaveLength(1);
  });

  it.each([
    ['another token', { ClientRequestToken: token('b') }],
    ['another value under the same token', { SecretString: 'p2' }],
  ])('rejects %s for an existing name', async (_what, overrides) => {
    const { create } = aManager();
    await create();

    expect(await codeOf(create(overrides))).toBe('ResourceExistsException');
  });

  it('rejects a name that is scheduled for deletion until the window has ended', async () => {
    const { call, create } = aManager();
    await create();
    await call('DeleteSecret', { SecretId, RecoveryWindowInDays: 7 });

    expect(await codeOf(create())).toBe('InvalidRequestException');
    const request = { Name: SecretId, ClientRequestToken: token('b'), SecretString: 'p' };
    const later = await call('CreateSecret', request, { now: 8 * day });
    expect(later['Name']).toBe(SecretId);
  });

  it('keeps the secrets of accounts apart', async () => {
    const { call, create } = aManager();
    await create();
    const principal = { account: '444455556666', roleArn: 'arn:aws:iam::444455556666:role/r' };

    expect(await codeOf(call('GetSecretValue', { SecretId }, { principal }))).toBe(
      'ResourceNotFoundException',
    );
  });
});

describe('PutSecretValue', () => {
  it('makes the new value current and the old one previous', async () => {
    const { manager, call, create } = aManager();
    await create();

    await call('PutSecretValue', { SecretId, ClientRequestToken: token('b'), SecretString: 'p2' });

    expect(await call('GetSecretValue', { SecretId })).toMatchObject({ SecretString: 'p2' });
    expect(await call('GetSecretValue', { SecretId, VersionStage: 'AWSPREVIOUS' })).toMatchObject({
      SecretString: 'p1',
    });
    expect(manager.values.map(({ value }) => value)).toEqual(['p1', 'p2']);
  });

  it('rejects another value under a used token', async () => {
    const { call, create } = aManager();
    await create();
    const request = { SecretId, ClientRequestToken: token('a'), SecretString: 'p2' };

    expect(await codeOf(call('PutSecretValue', request))).toBe('ResourceExistsException');
  });
});

describe('DeleteSecret', () => {
  it('leaves a secret that can be described but not read for the recovery window', async () => {
    const { manager, call, create } = aManager();
    await create();

    const { DeletionDate } = await call('DeleteSecret', { SecretId });

    expect(DeletionDate).toEqual(new Date(31 * day));
    expect(await codeOf(call('GetSecretValue', { SecretId }))).toBe('InvalidRequestException');
    expect(await codeOf(call('DeleteSecret', { SecretId }))).toBe('InvalidRequestException');
    expect(await call('DescribeSecret', { SecretId })).toMatchObject({ DeletedDate: new Date(day) });
    expect(await codeOf(call('GetSecretValue', { SecretId }, { now: 31 * day }))).toBe(
      'ResourceNotFoundException',
    );
    expect(manager.secrets(31 * day)).toEqual([]);
  });

  it('deletes by force at once, also what is not there', async () => {
    const { manager, call, create } = aManager();
    await create();
    const request = { SecretId, ForceDeleteWithoutRecovery: true };

    await call('DeleteSecret', request);
    await call('DeleteSecret', request);
    await create({ ClientRequestToken: token('b'), SecretString: 'p3' });

    expect(manager.secrets(day).map(({ versions }) => versions.map(({ value }) => value))).toEqual([['p3']]);
  });

  it.each([
    [
      'both ways at once',
      { ForceDeleteWithoutRecovery: true, RecoveryWindowInDays: 7 },
      'InvalidParameterException',
    ],
    ['a window of 6 days', { RecoveryWindowInDays: 6 }, 'InvalidParameterException'],
    ['a secret that is not there', { SecretId: 'other' }, 'ResourceNotFoundException'],
  ])('rejects %s', async (_what, overrides, code) => {
    const { call, create } = aManager();
    await create();

    expect(await codeOf(call('DeleteSecret', { SecretId, ...overrides }))).toBe(code);
  });
});

describe('PutResourcePolicy', () => {
  it('keeps the policy and rejects what is not JSON', async () => {
    const { manager, call, create } = aManager();
    await create();

    await call('PutResourcePolicy', { SecretId, ResourcePolicy: '{"Version":"2012-10-17"}' });

    expect(manager.secrets(day)[0]?.resourcePolicy).toBe('{"Version":"2012-10-17"}');
    expect(await codeOf(call('PutResourcePolicy', { SecretId, ResourcePolicy: '{' }))).toBe(
      'MalformedPolicyDocumentException',
    );
  });
});
