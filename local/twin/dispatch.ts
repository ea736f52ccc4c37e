import type { Clock } from '../engine/clock.ts';
import type { Credentials } from './credentials.ts';
import type { Environments } from './environments.ts';
import { ConnectionReset, codeFor, faultError } from './fault-errors.ts';
import { type createFaults, type FaultSpec, FUNCTION_KILLED } from './faults.ts';
import type { Interludes } from './interludes.ts';
import { callerArn } from './principal.ts';
import { awsJson } from './protocol/aws-json.ts';
import { awsQuery } from './protocol/aws-query.ts';
import type { ReplyContext, Wire, WireCall, WireRequest, WireResponse } from './protocol/protocol.ts';
import { restJson } from './protocol/rest-json.ts';
import { validate } from './protocol/validate.ts';
import {
  type CallContext,
  type Principal,
  type Protocol,
  type RawService,
  type Service,
  ServiceError,
  TwinDoesNotKnow,
} from './service.ts';

/** A call as a permission engine judges it. */
export interface AuthorizedCall {
  service: string;
  operation: string;
  parameters: unknown;
  principal: Principal;
  region: string;
}

/** Whether something is allowed; the message of a refusal is AWS's own wording, the code AccessDenied unless given. */
export type Decision = { allowed: true } | { allowed: false; message?: string; code?: string };

/** Decides whether a call is allowed. */
export type Authorize = (call: AuthorizedCall) => Decision;

/** A call that was answered; `error`: the code of a failure that the caller got, whether or not it took effect. */
export interface AnsweredCall extends AuthorizedCall {
  error: string | undefined;
  /** Whether the operation was performed; a reply that was lost is an error all the same. */
  isDone: boolean;
}

/** Something that the twin did not know how to answer truthfully. */
export interface UnknownCall {
  service: string;
  operation: string;
  reason: string;
}

/** What answers under one path prefix. */
export type Served = {
  service: Omit<Service, 'name'> & { name: Service['name'] | 'dynamodb' };
  raw?: RawService;
};

/** Everything that one scenario's requests are answered from. */
export interface Session {
  clock: Clock;
  served: Map<string, Served>;
  credentials: Credentials;
  faults: ReturnType<typeof createFaults>;
  environments: Environments;
  calls: Map<string, number>;
  refusals: UnknownCall[];
  authorize: Authorize;
  onCall(call: AnsweredCall): void;
  /** Done after a call, before its caller gets the reply. */
  interludes: Interludes;
  /** While set, calls are answered as ever but leave no trace: no count, no fault, no word to the listener. */
  isLooking: boolean;
}

/** The answer to a request under a prefix. Throws ConnectionReset when a fault drops the connection. */
export async function answer(session: Session, served: Served, request: WireRequest): Promise<WireResponse> {
  const { service } = served;
  const wire = wires[service.protocol];
  const call = wire.decode(request, service as Service);
  const operation = call?.operation ?? `${request.method} ${request.path}`;
  const reply: ReplyContext = {
    operation,
    requestId: requestId(session),
    namespace: service.namespace ?? `https://${service.prefix}.amazonaws.com/doc/`,
  };
  try {
    return await perform(session, served, request, call, reply);
  } catch (error) {
    if (error instanceof ConnectionReset) throw error;
    return wire.error(asServiceError(session, served, operation, error), reply);
  }
}

async function perform(
  session: Session,
  { service, raw }: Served,
  request: WireRequest,
  call: WireCall | undefined,
  reply: ReplyContext,
): Promise<WireResponse> {
  const now = session.clock.now();
  const context: CallContext = { ...session.credentials.resolve(request.headers, now), now };
  if (call === undefined) throw new TwinDoesNotKnow('the request names no operation that the twin knows');
  const known = raw === undefined ? knownOperation(service, call) : undefined;
  const parameters = known?.parameters ?? call.parameters;
  const { principal, region } = context;
  const judged = { service: service.name, operation: call.operation, parameters, principal, region };
  const effect = async (): Promise<WireResponse> => {
    allow(session.authorize, judged);
    return raw === undefined
      ? wires[service.protocol].result(await known?.run(context), reply)
      : raw.forward(request, context);
  };
  if (session.isLooking) return effect();
  return session.environments.call(principal.environmentId, () =>
    counted(session, judged, service.protocol, effect),
  );
}

/** The call with what befalls it: it is counted, may meet a fault, and the listener is told how it ended. */
async function counted(
  session: Session,
  call: AuthorizedCall,
  protocol: Protocol,
  effect: () => Promise<WireResponse>,
): Promise<WireResponse> {
  const name = `${call.service}:${call.operation}`;
  session.calls.set(name, (session.calls.get(name) ?? 0) + 1);
  const { account, functionFolder } = call.principal;
  const fault = session.faults.take({ ...call, account, function: functionFolder });
  let isDone = false;
  try {
    if (fault !== undefined && fault.effect !== 'done') throw failure(session, fault, call, protocol);
    const response = await effect().catch((error: unknown) => {
      const isHidden = fault?.error === FUNCTION_KILLED && error instanceof ServiceError;
      throw isHidden ? failure(session, fault, call, protocol) : error;
    });
    isDone = response.status < 400;
    if (fault !== undefined) throw failure(session, fault, call, protocol);
    session.onCall({ ...call, isDone, error: isDone ? undefined : `HTTP ${response.status}` });
    return response;
  } catch (error) {
    session.onCall({ ...call, isDone, error: (error as Partial<ServiceError>).code ?? String(error) });
    throw error;
  } finally {
    await session.interludes.afterCall();
  }
}

/** What a fault shows; where it kills the function that calls, that is done. */
function failure(session: Session, fault: FaultSpec, call: AuthorizedCall, protocol: Protocol): Error {
  const { environmentId } = call.principal;
  if (fault.error === FUNCTION_KILLED && environmentId !== undefined)
    session.environments.kill(environmentId);
  return faultError(fault, protocol);
}

function knownOperation(
  service: Served['service'],
  call: WireCall,
): { parameters: unknown; run(context: CallContext): unknown } {
  const operation = Object.hasOwn(service.operations, call.operation)
    ? service.operations[call.operation]
    : undefined;
  if (operation === undefined) throw new TwinDoesNotKnow('the twin does not know this operation');
  const validationError =
    service.validationError ?? (service.protocol === 'aws-query' ? 'ValidationError' : 'ValidationException');
  const name = `${service.name}:${call.operation}`;
  const parameters = validate(operation.parameters, call.parameters, { name, validationError });
  return { parameters, run: (context) => operation.run(parameters, context) };
}

function allow(authorize: Authorize, call: AuthorizedCall): void {
  const decision = authorize(call);
  if (decision.allowed) return;
  const plain = `User: ${callerArn(call.principal)} is not authorized to perform: ${call.service}:${call.operation}`;
  throw new ServiceError(decision.code ?? 'AccessDenied', decision.message ?? plain, 403);
}

function asServiceError(
  session: Session,
  { service }: Served,
  operation: string,
  error: unknown,
): ServiceError {
  if (error instanceof ServiceError) {
    return new ServiceError(codeFor(error.code, service.protocol), error.message, error.status, error.fields);
  }
  const known = error instanceof TwinDoesNotKnow;
  const reason =
    error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  session.refusals.push({ service: service.name, operation, reason });
  return new ServiceError(
    known ? 'TwinDoesNotKnow' : 'TwinFailed',
    `${service.name}:${operation}: ${reason}`,
    501,
  );
}

function requestId(session: Session): string {
  const total = [...session.calls.values()].reduce((sum, count) => sum + count, 0);
  return `00000000-0000-4000-8000-${String(total).padStart(12, '0')}`;
}

/** The wire format of each protocol. */
export const wires: Record<Protocol, Wire> = {
  'aws-query': awsQuery,
  'aws-json-1.0': awsJson('1.0'),
  'aws-json-1.1': awsJson('1.1'),
  'rest-json': restJson,
};
