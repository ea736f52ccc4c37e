import type * as z from 'zod';
import { classifyError, errorNameOf } from '../domain/errors/classify-error.ts';
import { PermanentServiceError, TransientServiceError } from '../domain/errors/errors.ts';
import { issuesOf } from '../domain/errors/issues.ts';

/**
 * What every SDK client is made with: three attempts, exponential backoff with jitter (SDK retry mode `standard`), and
 * time-outs, of which the SDK has none: all attempts of a call that is not answered are over before the function is, so
 * that it still can say what failed. Milliseconds; `requestTimeout` runs until the answer begins.
 */
export const clientSettings = {
  maxAttempts: 3,
  retryMode: 'standard' as const,
  requestHandler: { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true },
};

/** The same for services that may take longer: IAM, which is far from most Regions, and searches of findings. */
export const slowClientSettings = {
  ...clientSettings,
  requestHandler: { ...clientSettings.requestHandler, requestTimeout: 15_000 },
};

/** Makes the value when it is first asked for, so that importing an adapter creates nothing. */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Runs one AWS call. An error whose name (without `Exception`) is a key of `expected` is an outcome, not an error;
 * every other one leaves as one of the three classes. `doing` names the call and its object, never a secret.
 */
export async function calling<Result>(
  doing: string,
  call: () => Promise<Result>,
  expected: Record<string, () => Result> = {},
): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    const name = errorNameOf(error);
    const outcome = Object.hasOwn(expected, name) ? expected[name] : undefined;
    if (outcome !== undefined) return outcome();
    throw failureOf(error, doing);
  }
}

/**
 * How a call has failed, as one of the three classes. What is refused when the SDK repeats it may have been done the first
 * time: another try finds that out.
 */
export function failureOf(error: unknown, doing: string): Error {
  const classified = classifyError(error, doing);
  if (!(classified instanceof PermanentServiceError) || !isRepetition(error)) return classified;
  return new TransientServiceError(`${classified.message} (refused when the SDK repeated it)`, {
    cause: error,
  });
}

/** Checks what a service answered. Throws PermanentServiceError naming the fields that do not fit. */
export function readAnswer<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
  doing: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new PermanentServiceError(`${doing}: the answer cannot be read: ${issuesOf(parsed.error)}`);
}

/** What a service said, by its error's name; undefined if it answered, but not so that it could be read. */
export function nameOfServiceError(classified: unknown): string | undefined {
  const { cause } = classified as Error;
  return cause instanceof Error && '$fault' in cause ? errorNameOf(cause) : undefined;
}

/** Whether the SDK had sent the request before: an earlier one may have taken effect and lost its answer. */
export function isRepetition(error: unknown): boolean {
  const { attempts = 1 } = (error as Partial<ServiceFailure>).$metadata ?? {};
  return attempts > 1;
}

/** Whether trying again may help. */
export function isTransient(error: unknown): boolean {
  return classifyError(error, '') instanceof TransientServiceError;
}

/**
 * Runs a call that carries a secret: services may quote a parameter that they reject, so the secret is taken out of
 * the message, and the original error does not go on as `cause`.
 */
export async function hidingSecret<Result>(secret: string, call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    const { name = 'Error', message = '', code, $metadata } = (error ?? {}) as Partial<ServiceFailure>;
    const clean: Partial<ServiceFailure> = new Error(message.replaceAll(secret, '(hidden)'));
    throw Object.assign(clean, { name, code, $metadata });
  }
}

interface ServiceFailure extends Error {
  code: string;
  $metadata: { attempts?: number };
}
