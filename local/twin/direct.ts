import { counted } from './counted-call.ts';
import type { Signature } from './credentials.ts';
import { dated } from './dated.ts';
import { wires } from './dispatch.ts';
import type { StoredChange } from './dynamodb/stored.ts';
import { answeredError, madeOf, namespaceOf, performed, requestId } from './performed.ts';
import type { WireResponse } from './protocol/protocol.ts';
import { ServiceError } from './service.ts';
import type { AnsweredCall, Served, Session } from './session.ts';

/** A call that comes as values in place of HTTP; its parameters as they would be read off the wire. */
export interface DirectCall extends Signature {
  prefix: string;
  operation: string;
  parameters: Record<string, unknown>;
}

/** What its caller gets, with the headers of HTTP that are read: the result as the operation returned it, or an error as it looks in HTTP. */
export type DirectReply = { headers: Record<string, string> } & (
  | { status: number; result: unknown; requestId: string; changes?: readonly StoredChange[] | undefined }
  | { statusCode: number; body: Uint8Array }
);

/** The answer to a call under a prefix. Throws ConnectionReset when a fault drops the connection. */
export async function answerDirectly(
  session: Session,
  served: Served,
  { operation, parameters, ...signature }: DirectCall,
): Promise<DirectReply> {
  const { service, raw } = served;
  const id = requestId(session);
  try {
    const asked = { operation, parameters };
    const done = await performed<Done>(session, { served, asked, signature }, (result, context) =>
      raw === undefined
        ? madeOf(result(), (value) => ({ status: 200, result: value }))
        : raw.perform({ operation, parameters }, context),
    );
    const headers = dated({}, session);
    return 'result' in done ? { ...done, headers, requestId: id } : inHttp(done);
  } catch (error) {
    const reply = { operation, requestId: id, namespace: namespaceOf(served) };
    return inHttp(wires[service.protocol].error(answeredError(session, served, operation, error), reply));
  }
}

type Done = { status: number; result: unknown } | WireResponse;

/** How a call was answered that changed nothing, or only the tables of DynamoDB. */
export interface AnsweredBefore {
  answered: AnsweredCall;
  changes: readonly StoredChange[];
}

/**
 * Makes a call once more as it was answered before: it is counted, may meet a fault, and whoever listens is told of it; it
 * is neither judged nor performed. Throws what its caller would get.
 */
export async function repeatDirectly(
  session: Session,
  { service, raw }: Served,
  signature: Signature,
  { answered, changes }: AnsweredBefore,
): Promise<void> {
  const { principal } = session.credentials.resolve(signature, session.clock.now());
  await session.environments.call(principal.environmentId, () =>
    counted(session, { ...answered, principal }, service.protocol, async () => {
      raw?.repeat(changes);
      const [, status] = /^HTTP (\d+)$/.exec(answered.error ?? 'HTTP 200') ?? [];
      if (status === undefined) throw new ServiceError(answered.error ?? '', 'as before');
      return { status: Number(status) };
    }),
  );
}

function inHttp({ status, headers, body }: WireResponse): DirectReply {
  return { statusCode: status, headers, body: typeof body === 'string' ? Buffer.from(body) : body };
}
