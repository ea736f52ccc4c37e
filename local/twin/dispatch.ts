import { counted } from './counted-call.ts';
import { ConnectionReset, codeFor } from './fault-errors.ts';
import { callerArn } from './principal.ts';
import { awsJson } from './protocol/aws-json.ts';
import { awsQuery } from './protocol/aws-query.ts';
import type { ReplyContext, Wire, WireCall, WireRequest, WireResponse } from './protocol/protocol.ts';
import { restJson } from './protocol/rest-json.ts';
import { validate } from './protocol/validate.ts';
import { type CallContext, type Protocol, type Service, ServiceError, TwinDoesNotKnow } from './service.ts';
import type { Authorize, AuthorizedCall, Served, Session } from './session.ts';

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
