import { createHash } from 'node:crypto';
import { partitionOf } from '../partition.ts';
import { type CallContext, ServiceError } from '../service.ts';

/** One value of a secret. */
export interface SecretVersion {
  id: string;
  value: string;
  stages: string[];
  /** Epoch milliseconds. */
  createdAt: number;
}

/** A secret of one account. Times are epoch milliseconds. */
export interface Secret {
  account: string;
  region: string;
  arn: string;
  name: string;
  description: string | undefined;
  kmsKeyId: string | undefined;
  tags: { Key: string; Value: string }[];
  resourcePolicy: string | undefined;
  versions: SecretVersion[];
  createdAt: number;
  changedAt: number;
  accessedAt: number | undefined;
  /** When DeleteSecret was called. */
  deletedAt: number | undefined;
  /** When the recovery window of a deleted secret ends. */
  gone: number | undefined;
}

/** A value that was stored at some time; kept for tests that look for leaks. */
export interface StoredValue {
  at: number;
  account: string;
  name: string;
  value: string;
}

/** The secrets of all accounts and Regions. */
export interface SecretStore {
  /** By name, ARN, or ARN without the random suffix, in the caller's account and Region. */
  find(secretId: string, context: CallContext): Secret | undefined;
  /** Like find, but throws ResourceNotFoundException, and InvalidRequestException if it is marked for deletion. */
  get(secretId: string, context: CallContext): Secret;
  add(secret: Secret): void;
  remove(secret: Secret): void;
  /** All that are there at this time, those in their recovery window included. */
  list(now: number): readonly Secret[];
  /** Adds a version as AWSCURRENT and remembers the value. */
  addVersion(secret: Secret, version: { id: string; value: string }, at: number): void;
  values: readonly StoredValue[];
}

function isThere({ gone }: Secret, now: number): boolean {
  return gone === undefined || now < gone;
}

/** An empty store. */
export function createSecretStore(): SecretStore {
  const secrets = new Set<Secret>();
  const values: StoredValue[] = [];

  const find = (secretId: string, { principal, region, now }: CallContext) =>
    [...secrets].find(
      (secret) =>
        secret.account === principal.account &&
        secret.region === region &&
        [secret.name, secret.arn, secret.arn.slice(0, -7)].includes(secretId) &&
        isThere(secret, now),
    );

  return {
    find,
    get(secretId, context) {
      const secret = find(secretId, context);
      if (secret === undefined) {
        throw new ServiceError(
          'ResourceNotFoundException',
          "Secrets Manager can't find the specified secret.",
        );
      }
      if (secret.deletedAt !== undefined) {
        const message = "You can't perform this operation on the secret because it was marked for deletion.";
        throw new ServiceError('InvalidRequestException', message);
      }
      return secret;
    },
    add: (secret) => void secrets.add(secret),
    remove: (secret) => void secrets.delete(secret),
    list: (now) => [...secrets].filter((secret) => isThere(secret, now)),
    addVersion(secret, { id, value }, at) {
      for (const version of secret.versions) {
        version.stages = version.stages.includes('AWSCURRENT') ? ['AWSPREVIOUS'] : [];
      }
      secret.versions.push({ id, value, stages: ['AWSCURRENT'], createdAt: at });
      secret.changedAt = at;
      values.push({ at, account: secret.account, name: secret.name, value });
    },
    values,
  };
}

/** The ARN of a secret: the name and six characters, here derived from the names instead of at random. */
export function secretArn(name: string, { principal, region, now }: CallContext): string {
  const { account } = principal;
  const suffix = createHash('sha256').update(`${account} ${region} ${name} ${now}`).digest('hex').slice(0, 6);
  return `arn:${partitionOf(region)}:secretsmanager:${region}:${account}:secret:${name}-${suffix}`;
}
