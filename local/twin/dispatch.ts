import { signatureOf } from './credentials.ts';
import { answeredError, madeOf, namespaceOf, performed, requestId } from './performed.ts';
import { awsJson } from './protocol/aws-json.ts';
import { awsQuery } from './protocol/aws-query.ts';
import type { ReplyContext, Wire, WireRequest, WireResponse } from './protocol/protocol.ts';
import { restJson } from './protocol/rest-json.ts';
import type { Protocol, Service } from './service.ts';
import type { Served, Session } from './session.ts';

/** The answer to a request under a prefix. Throws ConnectionReset when a fault drops the connection. */
export async function answer(session: Session, served: Served, request: WireRequest): Promise<WireResponse> {
  const { service, raw } = served;
  const wire = wires[service.protocol];
  const asked = wire.decode(request, service as Service);
  const operation = asked?.operation ?? `${request.method} ${request.path}`;
  const reply: ReplyContext = {
    operation,
    requestId: requestId(session),
    namespace: namespaceOf(served),
  };
  try {
    const signature = signatureOf(request.headers);
    return await performed(session, { served, asked, signature }, (result, context) =>
      raw === undefined
        ? madeOf(result(), (value) => wire.result(value, reply))
        : raw.forward(request, context),
    );
  } catch (error) {
    return wire.error(answeredError(session, served, operation, error), reply);
  }
}

/** The wire format of each protocol. */
export const wires: Record<Protocol, Wire> = {
  'aws-query': awsQuery,
  'aws-json-1.0': awsJson('1.0'),
  'aws-json-1.1': awsJson('1.1'),
  'rest-json': restJson,
};
