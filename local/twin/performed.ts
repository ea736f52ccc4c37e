import { counted } from './counted-call.ts';
import type { Signature } from './credentials.ts';
import { ConnectionReset, codeFor } from './fault-errors.ts';
import { callerArn } from './principal.ts';
import { validate } from './protocol/validate.ts';
import { type CallContext, ServiceError, TwinDoesNotKnow } from './service.ts';
import type { Authorize, AuthorizedCall, Served, Session } from './session.ts';

/** What a call asks for, before any schema has seen it. */
export interface AskedCall {
  operation: string;
  parameters: unknown;
}

/** A call on its way, however it came. */
export interface IncomingCall {
  served: Served;
  /** Undefined where the request names no operation. */
  asked: AskedCall | undefined;
  signature: Signature;
}

/** What an operation does; `result` is undefined for a service that answers by itself. */
export type Effect<Reply> = (result: () => unknown, context: CallContext) => Reply | Promise<Reply>;

/** Performs a call: who calls is found out, the call is counted, judged and may meet a fault; throws what AWS answers. */
export async function performed<Reply extends { status: number }>(
  session: Session,
  { served: { service, raw }, asked, signature }: IncomingCall,
  effect: Effect<Reply>,
): Promise<Reply> {
  const now = session.clock.now();
  const context: CallContext = { ...session.credentials.resolve(signature, now), now };
  if (asked === undefined) throw new TwinDoesNotKnow('the request names no operation that the twin knows');
  const known = raw === undefined ? knownOperation(service, asked) : undefined;
  const parameters = known?.parameters ?? asked.parameters;
  const { principal, region } = context;
  const judged = { service: service.name, operation: asked.operation, parameters, principal, region };
  const doing = (): Reply | Promise<Reply> => {
    allow(session.authorize, judged);
    return effect(() => known?.run(context), context);
  };
  if (session.isLooking) return doing();
  return session.environments.call(principal.environmentId, () =>
    counted(session, judged, service.protocol, doing),
  );
}

/** What is made of the result of an operation: at once, where that is there. */
export function madeOf<Made>(result: unknown, make: (value: unknown) => Made): Made | Promise<Made> {
  return result instanceof Promise ? result.then(make) : make(result);
}

function knownOperation(
  service: Served['service'],
  call: AskedCall,
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

/**
 * The error that the caller gets. What the twin did not know, or where it failed itself, is noted as a refusal. Throws
 * ConnectionReset on.
 */
export function answeredError(
  session: Session,
  { service }: Served,
  operation: string,
  error: unknown,
): ServiceError {
  if (error instanceof ConnectionReset) throw error;
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

/** What goes with the answer to an operation: an id as AWS gives one, which here counts the calls before. */
export function requestId({ answered }: Session): string {
  return `00000000-0000-4000-8000-${String(answered.total).padStart(12, '0')}`;
}

/** The namespace of a service's answers in XML. */
export function namespaceOf({ service }: Served): string {
  return service.namespace ?? `https://${service.prefix}.amazonaws.com/doc/`;
}
