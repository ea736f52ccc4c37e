import { CONNECTION_RESET, type FaultSpec, FUNCTION_KILLED, NO_REPLY } from './faults.ts';
import { type Protocol, ServiceError } from './service.ts';

/** Drops the connection instead of answering. */
export class ConnectionReset extends Error {
  override name = 'ConnectionReset';
}

/** Keeps the connection and never answers. */
export class NoReply extends ConnectionReset {
  override name = 'NoReply';
  /** Of whoever waits for the answer. */
  environmentId?: string | undefined;
}

const STATUS: Record<string, number> = {
  AccessDenied: 403,
  AccessDeniedException: 403,
  ExpiredToken: 403,
  InvalidClientTokenId: 403,
  UnrecognizedClientException: 403,
  NoSuchEntity: 404,
  ResourceNotFoundException: 404,
  ConcurrentModification: 409,
  DeleteConflict: 409,
  EntityAlreadyExists: 409,
  EntityTemporarilyUnmodifiable: 409,
  LimitExceeded: 409,
  TooManyRequestsException: 429,
  InternalError: 500,
  InternalException: 500,
  InternalFailure: 500,
  InternalServerError: 500,
  InternalServiceError: 500,
  ServiceFailure: 500,
  ServiceUnavailable: 503,
};

/** Names that the JSON protocols spell differently from the query protocol. */
const JSON_NAMES: Record<string, string> = {
  AccessDenied: 'AccessDeniedException',
  Throttling: 'ThrottlingException',
  ExpiredToken: 'ExpiredTokenException',
  InvalidClientTokenId: 'UnrecognizedClientException',
};

/** The code of an error as a protocol spells it. */
export function codeFor(code: string, protocol: Protocol): string {
  return protocol === 'aws-query' ? code : (JSON_NAMES[code] ?? code);
}

/** The error that a fault shows: its own message and status, or those that AWS sends with this code. */
export function faultError(fault: FaultSpec, protocol: Protocol): Error {
  if (fault.error === CONNECTION_RESET || fault.error === FUNCTION_KILLED)
    return new ConnectionReset(`${fault.call} dropped`);
  if (fault.error === NO_REPLY) return new NoReply(`${fault.call} is not answered`);
  const code = codeFor(fault.error, protocol);
  const throttled = code.startsWith('Throttling') || code === 'TooManyRequestsException';
  const message = fault.message ?? (throttled ? 'Rate exceeded' : `${code} on ${fault.call} (injected)`);
  return new ServiceError(code, message, fault.status ?? STATUS[fault.error] ?? STATUS[code] ?? 400);
}
