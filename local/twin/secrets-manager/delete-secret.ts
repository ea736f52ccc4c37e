import * as z from 'zod';
import { type CallContext, type Operation, operation, ServiceError } from '../service.ts';
import { type SecretStore, secretArn } from './secret.ts';

const dayMs = 24 * 3_600_000;

const parameters = z.strictObject({
  SecretId: z.string(),
  ForceDeleteWithoutRecovery: z.boolean().optional(),
  RecoveryWindowInDays: z.number().int().optional(),
});

/** DeleteSecret: after a recovery window (30 days unless told), or at once by force, which never misses a secret. */
export function deleteSecret(store: SecretStore): Operation {
  return operation({
    parameters,
    run(request, context) {
      check(request);
      return request.ForceDeleteWithoutRecovery
        ? deleteAtOnce(store, request.SecretId, context)
        : deleteLater(store, request, context);
    },
  });
}

function check({ ForceDeleteWithoutRecovery, RecoveryWindowInDays: days }: z.infer<typeof parameters>): void {
  if (days === undefined) return;
  if (ForceDeleteWithoutRecovery) {
    throw invalid("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
  }
  if (days < 7 || days > 30) {
    throw invalid('The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).');
  }
}

function deleteAtOnce(store: SecretStore, secretId: string, context: CallContext): object {
  const secret = store.find(secretId, context);
  if (secret !== undefined) store.remove(secret);
  const Name = secret?.name ?? secretId;
  return { ARN: secret?.arn ?? secretArn(Name, context), Name, DeletionDate: new Date(context.now) };
}

function deleteLater(
  store: SecretStore,
  { SecretId, RecoveryWindowInDays = 30 }: z.infer<typeof parameters>,
  context: CallContext,
): object {
  const secret = store.get(SecretId, context);
  secret.deletedAt = context.now;
  secret.gone = context.now + RecoveryWindowInDays * dayMs;
  return { ARN: secret.arn, Name: secret.name, DeletionDate: new Date(secret.gone) };
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message);
}
