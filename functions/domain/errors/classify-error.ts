import { InvalidInputError, PermanentServiceError, TransientServiceError } from './errors.ts';

const TRANSIENT =
  /^(Throttl|TooManyRequests|RequestLimitExceeded|ProvisionedThroughputExceeded|LimitExceededException|ServiceFailure|ServiceUnavailable|InternalError|InternalFailure|InternalServer|InternalException|InternalServiceError|TransactionConflict|ConcurrentModification|EntityTemporarilyUnmodifiable|DeleteConflict|RequestTimeout|TimeoutError|IDPCommunicationError|ExecutionLimitExceeded|RequestThrottled|KMSThrottling|EAI_AGAIN|NetworkingError|ECONN|EPIPE|ETIMEDOUT)/;

/** The fields of an SDK or network error that tell what it is. */
interface ServiceFailure {
  name?: string;
  code?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number };
}

/** The AWS error name without its `Exception` suffix, which the wire code does not carry for every service. */
export function errorNameOf(error: unknown): string {
  return ((error as ServiceFailure | undefined)?.name ?? 'Error').replace(/Exception$/, '');
}

/** Whether IAM says that it knows no such entity. Access denied is never taken for that. */
export function isNoSuchEntity(error: unknown): boolean {
  return errorNameOf(error) === 'NoSuchEntity';
}

/** Maps any error onto the three classes that the workflow knows; the original stays as `cause`. */
export function classifyError(error: unknown, doing: string): Error {
  if (
    error instanceof InvalidInputError ||
    error instanceof TransientServiceError ||
    error instanceof PermanentServiceError
  )
    return error;
  const { name = 'Error', code = '', message = '', $metadata } = (error ?? {}) as ServiceFailure;
  const status = $metadata?.httpStatusCode ?? 0;
  const text = `${doing}: ${name}${message === '' ? '' : `: ${message}`}`;
  return TRANSIENT.test(name) || TRANSIENT.test(code) || status === 429 || status >= 500
    ? new TransientServiceError(text, { cause: error })
    : new PermanentServiceError(text, { cause: error });
}
