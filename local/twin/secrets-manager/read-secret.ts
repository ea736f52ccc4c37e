import * as z from 'zod';
import { type Operation, operation, ServiceError } from '../service.ts';
import type { Secret, SecretStore, SecretVersion } from './secret.ts';

const dayMs = 24 * 3_600_000;

const wantedValue = z.strictObject({
  SecretId: z.string(),
  VersionId: z.string().optional(),
  VersionStage: z.string().optional(),
});

/** GetSecretValue: the version with this id, or with this stage (AWSCURRENT if neither is given). */
export function getSecretValue(store: SecretStore): Operation {
  return operation({
    parameters: wantedValue,
    run({ SecretId, VersionId, VersionStage }, context) {
      const secret = store.get(SecretId, context);
      const stage = VersionStage ?? (VersionId === undefined ? 'AWSCURRENT' : undefined);
      const version = secret.versions.find(
        ({ id, stages }) =>
          (VersionId === undefined || id === VersionId) && (stage === undefined || stages.includes(stage)),
      );
      if (version === undefined) {
        const wanted = VersionId === undefined ? `staging label: ${stage}` : `VersionId: ${VersionId}`;
        const message = `Secrets Manager can't find the specified secret value for ${wanted}`;
        throw new ServiceError('ResourceNotFoundException', message);
      }
      secret.accessedAt = context.now;
      return {
        ARN: secret.arn,
        Name: secret.name,
        VersionId: version.id,
        SecretString: version.value,
        VersionStages: version.stages,
        CreatedDate: new Date(version.createdAt),
      };
    },
  });
}

const ofSecret = z.strictObject({ SecretId: z.string() });

/** DescribeSecret: everything but the value, of deleted secrets too while they can be recovered. */
export function describeSecret(store: SecretStore): Operation {
  return operation({
    parameters: ofSecret,
    run({ SecretId }, context) {
      const secret = store.find(SecretId, context) ?? store.get(SecretId, context);
      return description(secret);
    },
  });
}

function description(secret: Secret): object {
  const staged = secret.versions.filter(({ stages }) => stages.length > 0);
  return {
    ARN: secret.arn,
    Name: secret.name,
    Description: secret.description,
    KmsKeyId: secret.kmsKeyId,
    Tags: secret.tags,
    CreatedDate: new Date(secret.createdAt),
    LastChangedDate: new Date(secret.changedAt),
    LastAccessedDate: wholeDay(secret.accessedAt),
    DeletedDate: secret.deletedAt === undefined ? undefined : new Date(secret.deletedAt),
    VersionIdsToStages: Object.fromEntries(staged.map(({ id, stages }: SecretVersion) => [id, stages])),
  };
}

/** Secrets Manager tells the day of the last access only. */
function wholeDay(at: number | undefined): Date | undefined {
  return at === undefined ? undefined : new Date(Math.floor(at / dayMs) * dayMs);
}
