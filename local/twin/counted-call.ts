import { faultError, NoReply } from './fault-errors.ts';
import { type FaultSpec, FUNCTION_KILLED } from './faults.ts';
import { type Protocol, ServiceError } from './service.ts';
import type { AuthorizedCall, Session } from './session.ts';

/**
 * The call with what befalls it: it is counted, may meet a fault, and the listener is told how it ended. Where its effect is
 * done at once the listener is told in the same moment: of several calls at once, what comes between two of them comes
 * after what the first one has seen, and before what the second one sees.
 */
export async function counted<Reply extends { status: number }>(
  session: Session,
  call: AuthorizedCall,
  protocol: Protocol,
  effect: () => Reply | Promise<Reply>,
): Promise<Reply> {
  const name = `${call.service}:${call.operation}`;
  session.calls.set(name, (session.calls.get(name) ?? 0) + 1);
  session.answered.total += 1;
  const { account, functionFolder } = call.principal;
  const fault = session.faults.take({ ...call, account, function: functionFolder });
  /** Whoever is killed does not see how its call was refused. */
  const hidden = (error: unknown): never => {
    const isHidden = fault?.error === FUNCTION_KILLED && error instanceof ServiceError;
    throw isHidden ? failure(session, fault, call, protocol) : error;
  };
  let isDone = false;
  try {
    session.rates?.take(call.service, call.operation);
    if (fault !== undefined && fault.effect !== 'done') throw failure(session, fault, call, protocol);
    const begun = attempted(effect, hidden);
    const response = begun instanceof Promise ? await begun.catch(hidden) : begun;
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

function attempted<Reply>(effect: () => Reply, failed: (error: unknown) => never): Reply {
  try {
    return effect();
  } catch (error) {
    return failed(error);
  }
}

/** What a fault shows; where it kills the function that calls, that is done. */
function failure(session: Session, fault: FaultSpec, call: AuthorizedCall, protocol: Protocol): Error {
  const { environmentId } = call.principal;
  if (fault.error === FUNCTION_KILLED && environmentId !== undefined)
    session.environments.kill(environmentId, fault.killedAs);
  const error = faultError(fault, protocol);
  if (error instanceof NoReply) error.environmentId = environmentId;
  return error;
}
