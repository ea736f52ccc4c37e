import * as z from 'zod';
import { type CallContext, type Operation, operation, ServiceError } from '../service.ts';
import { type Secret, type SecretStore, secretArn } from './secret.ts';

const token = z.string().min(32).max(64);
const value = z.string().min(1).max(65_536);

const newSecret = z.strictObject({
  Name: z.string().regex(/^[\w/+=.@-]{1,512}$/),
  ClientRequestToken: token,
  Description: z.string().max(2048).optional(),
  KmsKeyId: z.string().max(2048).optional(),
  SecretString: value.optional(),
  Tags: z.array(z.strictObject({ Key: z.string().min(1).max(128), Value: z.string().max(256) })).optional(),
});

/** CreateSecret; the same request token with the same value again changes nothing. */
export function createSecret(store: SecretStore): Operation {
  return operation({
    parameters: newSecret,
    run(request, context) {
      const existing = store.find(request.Name, context);
      if (existing !== undefined) return repeated(existing, request);
      const secret = emptySecret(request, context);
      store.add(secret);
      if (request.SecretString === undefined) return { ARN: secret.arn, Name: secret.name };
      const version = { id: request.ClientRequestToken, value: request.SecretString };
      store.addVersion(secret, version, context.now);
      return { ARN: secret.arn, Name: secret.name, VersionId: version.id };
    },
  });
}

interface Value {
  ClientRequestToken: string;
  SecretString?: string | undefined;
}

function repeated(existing: Secret, request: Value): object {
  if (existing.deletedAt !== undefined) {
    const message =
      "You can't create this secret because a secret with this name is already scheduled for deletion.";
    throw new ServiceError('InvalidRequestException', message);
  }
  const version = existing.versions.find(({ id }) => id === request.ClientRequestToken);
  if (version?.value !== request.SecretString || version === undefined) {
    const message = `The operation failed because the secret ${existing.name} already exists.`;
    throw new ServiceError('ResourceExistsException', message);
  }
  return { ARN: existing.arn, Name: existing.name, VersionId: version.id };
}

function emptySecret(
  request: {
    Name: string;
    Description?: string | undefined;
    KmsKeyId?: string | undefined;
    Tags?: { Key: string; Value: string }[] | undefined;
  },
  context: CallContext,
): Secret {
  return {
    account: context.principal.account,
    region: context.region,
    arn: secretArn(request.Name, context),
    name: request.Name,
    description: request.Description,
    kmsKeyId: request.KmsKeyId,
    tags: request.Tags ?? [],
    resourcePolicy: undefined,
    versions: [],
    createdAt: context.now,
    changedAt: context.now,
    accessedAt: undefined,
    deletedAt: undefined,
    gone: undefined,
  };
}

const newValue = z.strictObject({ SecretId: z.string(), ClientRequestToken: token, SecretString: value });

/** PutSecretValue; the same request token with the same value again changes nothing. */
export function putSecretValue(store: SecretStore): Operation {
  return operation({
    parameters: newValue,
    run(request, context) {
      const secret = store.get(request.SecretId, context);
      const id = request.ClientRequestToken;
      const known = secret.versions.find((version) => version.id === id);
      if (known !== undefined && known.value !== request.SecretString) {
        const message = `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.arn}.`;
        throw new ServiceError('ResourceExistsException', message);
      }
      if (known === undefined) store.addVersion(secret, { id, value: request.SecretString }, context.now);
      const VersionStages = secret.versions.find((version) => version.id === id)?.stages ?? [];
      return { ARN: secret.arn, Name: secret.name, VersionId: id, VersionStages };
    },
  });
}

const newPolicy = z.strictObject({
  SecretId: z.string(),
  ResourcePolicy: z.string().min(1).max(20_480),
  BlockPublicPolicy: z.boolean().optional(),
});

/** PutResourcePolicy; the document must be JSON. */
export function putResourcePolicy(store: SecretStore): Operation {
  return operation({
    parameters: newPolicy,
    run(request, context) {
      const secret = store.get(request.SecretId, context);
      if (!isJson(request.ResourcePolicy)) {
        const message = 'This resource policy contains invalid Json.';
        throw new ServiceError('MalformedPolicyDocumentException', message);
      }
      secret.resourcePolicy = request.ResourcePolicy;
      return { ARN: secret.arn, Name: secret.name };
    },
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
