import { ConnectionReset } from './fault-errors.ts';
import type { WireResponse } from './protocol/protocol.ts';
import type { Session } from './session.ts';

/** Writes down that the twin itself has failed. */
export function noteFailure(session: Session, operation: string, error: unknown): void {
  session.refusals.push({ service: '', operation, reason: String(error) });
}

/** An answer to a call; where the twin itself fails, it is written down and the connection is reset. */
export async function withoutFailure<Reply>(
  session: Session,
  what: string,
  answering: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await answering();
  } catch (error) {
    if (error instanceof ConnectionReset) throw error;
    noteFailure(session, what, error);
    throw new ConnectionReset(String(error));
  }
}

/** The answer where nothing is served under a prefix, which is written down. */
export function noService(
  session: Session,
  prefix: string,
  operation: string,
): WireResponse & { body: string } {
  const reason = `the twin serves nothing under /${prefix}`;
  session.refusals.push({ service: prefix, operation, reason });
  const body = JSON.stringify({ __type: 'TwinDoesNotKnow', message: reason });
  return { status: 501, headers: { 'x-amzn-errortype': 'TwinDoesNotKnow' }, body };
}
