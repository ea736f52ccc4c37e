import { type Protocol, ServiceError } from './service.ts';

/** A failure that an API shows from now on. */
export interface FaultSpec {
  /** `<service>:<Operation>`, e.g. `iam:UpdateAccessKey`, or `<service>:*` for every operation of a service. */
  call: string;
  /** An AWS error code, or `connection-reset` to drop the socket without an answer. */
  error: string;
  message?: string | undefined;
  /** HTTP status; the usual one of the code if left out. */
  status?: number | undefined;
  /** How many requests fail (the SDK's own retries count); all if left out. */
  times?: number | undefined;
  /** How many matching requests succeed first. */
  after?: number | undefined;
  /** `done` performs the operation and then fails: the crash between effect and reply. Default `none`. */
  effect?: 'none' | 'done' | undefined;
  /** Only calls made by a principal of this account. */
  account?: string | undefined;
  /** Only calls whose parameters have these values, e.g. one access key. */
  parameters?: Record<string, unknown> | undefined;
}

/** The failures of a twin. Adding a fault for the same call and account replaces the one before. */
export interface Faults {
  add(fault: FaultSpec): void;
  /** Ends the faults of a call, or all of them. */
  clear(call?: string): void;
}

/** A call as faults match it. */
export interface FaultedCall {
  service: string;
  operation: string;
  account: string;
  parameters: unknown;
}

/** Drops the connection instead of answering. */
export class ConnectionReset extends Error {
  override name = 'ConnectionReset';
}

interface Fault {
  spec: FaultSpec;
  passed: number;
  failed: number;
}

/** Faults, and `take`: the fault that this call meets, counted as met. */
export function createFaults(): Faults & { take(call: FaultedCall): FaultSpec | undefined } {
  const faults = new Map<string, Fault>();
  return {
    add(spec) {
      faults.set(`${spec.call} ${spec.account ?? '*'}`, { spec, passed: 0, failed: 0 });
    },
    clear(call) {
      for (const [key, { spec }] of faults) if (call === undefined || spec.call === call) faults.delete(key);
    },
    take(call) {
      return [...faults.values()].find((fault) => matches(fault.spec, call) && meets(fault))?.spec;
    },
  };
}

function meets(fault: Fault): boolean {
  if (fault.passed < (fault.spec.after ?? 0)) {
    fault.passed += 1;
    return false;
  }
  if (fault.failed >= (fault.spec.times ?? Number.POSITIVE_INFINITY)) return false;
  fault.failed += 1;
  return true;
}

function matches({ call, account, parameters = {} }: FaultSpec, faulted: FaultedCall): boolean {
  const { service, operation } = faulted;
  if (call !== `${service}:${operation}` && call !== `${service}:*`) return false;
  if (account !== undefined && account !== faulted.account) return false;
  const actual = (faulted.parameters ?? {}) as Record<string, unknown>;
  return Object.entries(parameters).every(
    ([key, value]) => JSON.stringify(actual[key]) === JSON.stringify(value),
  );
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
  if (fault.error === 'connection-reset') return new ConnectionReset(`${fault.call} dropped`);
  const code = codeFor(fault.error, protocol);
  const throttled = code.startsWith('Throttling') || code === 'TooManyRequestsException';
  const message = fault.message ?? (throttled ? 'Rate exceeded' : `${code} on ${fault.call} (injected)`);
  return new ServiceError(code, message, fault.status ?? STATUS[fault.error] ?? STATUS[code] ?? 400);
}
