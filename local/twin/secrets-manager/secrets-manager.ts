import type { Service } from '../service.ts';
import { deleteSecret } from './delete-secret.ts';
import { describeSecret, getSecretValue } from './read-secret.ts';
import { createSecretStore, type Secret, type StoredValue } from './secret.ts';
import { createSecret, putResourcePolicy, putSecretValue } from './write-secret.ts';

/** The twin's Secrets Manager. */
export interface SecretsManager {
  service: Service;
  /** The secrets that are there at this time (epoch ms), of all accounts. */
  secrets(now: number): readonly Secret[];
  /** Whether this is the current value of a secret that is not being deleted, at this time (epoch ms). */
  isReadable(value: string, now: number): boolean;
  /** Every value that was ever stored, for tests that look for it where it must not be. */
  values: readonly StoredValue[];
}

/** Secrets Manager with no secrets yet; every account and Region has its own. */
export function createSecretsManager(): SecretsManager {
  const store = createSecretStore();
  return {
    service: {
      name: 'secretsmanager',
      prefix: 'secretsmanager',
      protocol: 'aws-json-1.1',
      operations: {
        CreateSecret: createSecret(store),
        GetSecretValue: getSecretValue(store),
        PutSecretValue: putSecretValue(store),
        DescribeSecret: describeSecret(store),
        DeleteSecret: deleteSecret(store),
        PutResourcePolicy: putResourcePolicy(store),
      },
    },
    secrets: (now) => store.list(now),
    isReadable: (value, now) =>
      store
        .list(now)
        .some(
          ({ deletedAt, versions }) =>
            deletedAt === undefined &&
            versions.some((one) => one.value === value && one.stages.includes('AWSCURRENT')),
        ),
    values: store.values,
  };
}
