import type * as z from 'zod';
import type { StoredChange } from './dynamodb/stored.ts';

/** Who calls: resolved from the access key id that signed the request. */
export interface Principal {
  account: string;
  /** The IAM role whose policies apply, e.g. `arn:aws:iam::111122223333:role/unused-credentials-ask-role`. */
  roleArn: string;
  /** Present on credentials from AssumeRole. */
  sessionName?: string;
  /** Which session it is: two of one role under one name are two. */
  sessionId?: string;
  /** The inline session policy document passed to AssumeRole, as it was passed. */
  sessionPolicy?: string;
  /** The folder of the function that calls, also where it calls by a role that it assumed. */
  functionFolder?: string;
  /** The execution environment of that function: its credentials' session token. */
  environmentId?: string;
}

/** What an operation may know of its call besides its parameters. */
export interface CallContext {
  principal: Principal;
  region: string;
  /** Virtual time, epoch milliseconds. */
  now: number;
}

/** One AWS operation: a strict schema (an unknown parameter is refused) and what it does to the world. */
export interface Operation<Schema extends z.ZodType = z.ZodType> {
  parameters: Schema;
  run(parameters: z.infer<Schema>, context: CallContext): unknown | Promise<unknown>;
}

/*
 * What `run` returns, on the wire: `undefined` members are left out; a `Date` becomes ISO 8601 in aws-query and
 * epoch seconds in the JSON protocols (return an ISO string where a rest-json member is documented as one);
 * arrays become `member` lists in aws-query. Parameters arrive as the SDK sent them: in aws-query every scalar is a
 * string, lists are arrays and `entry` maps are objects; in rest-json path labels, query string and body are merged.
 */

/** Keeps the parameter type of an operation without naming it twice. */
export function operation<Schema extends z.ZodType>(definition: Operation<Schema>): Operation {
  return definition as unknown as Operation;
}

/** The wire format of a service, as the SDK speaks it. */
export type Protocol = 'aws-query' | 'aws-json-1.0' | 'aws-json-1.1' | 'rest-json';

/** A service of the twin: served under `/<prefix>`, counted and faulted as `<name>:<Operation>`. */
export interface Service {
  name:
    | 'cloudformation'
    | 'config'
    | 'dynamodb'
    | 'iam'
    | 'lambda'
    | 'organizations'
    | 'secretsmanager'
    | 'securityhub'
    | 'servicequotas'
    | 'ses'
    | 'sns'
    | 'states'
    | 'sts';
  /** Path prefix, e.g. `iam`, `securityhub`, `sfn`, `secretsmanager`, `sesv2`, `sns`, `sts`. */
  prefix: string;
  protocol: Protocol;
  operations: Record<string, Operation>;
  /** rest-json only: `METHOD /path` -> operation name. */
  routes?: Record<string, string>;
  /** aws-query only: the XML namespace of responses. */
  namespace?: string;
  /** The code of an invalid parameter; `ValidationError` in aws-query, else `ValidationException`. */
  validationError?: string;
}

/** A request handed on as it came, with the path prefix removed. */
export interface RawRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** The answer to a raw request, sent back as it is. */
export interface RawResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string;
}

/**
 * DynamoDB behind the twin, under `/dynamodb`: the twin resolves the principal, counts, faults and authorises
 * (`dynamodb:<Operation>`), then hands the request on.
 */
export interface RawService {
  forward(request: RawRequest, context: CallContext): Promise<RawResponse>;
  /** The same for a call that comes as values; what it answers with an error is as on the wire. */
  perform(call: RawCall, context: CallContext): Promise<RawResult | RawResponse>;
  /** Makes the changes of a call once more, without it. */
  repeat(changes: readonly StoredChange[]): void;
}

/** What a call of a raw service comes to, as values; `changes`: of its tables, where these are in maps. */
export interface RawResult {
  status: number;
  result: unknown;
  changes?: readonly StoredChange[] | undefined;
}

/** A call of a raw service as values. */
export interface RawCall {
  operation: string;
  parameters: Record<string, unknown>;
}

/** An error that AWS would answer with: `code` as on the wire, `status` the HTTP status. */
export class ServiceError extends Error {
  override name = 'ServiceError';
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
    /** Further modelled members of the error, e.g. `{ Resources: [...] }`. */
    readonly fields: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** The twin cannot answer truthfully: HTTP 501 and an entry in `twin.refusals`, which fails the run. */
export class TwinDoesNotKnow extends Error {
  override name = 'TwinDoesNotKnow';
}
