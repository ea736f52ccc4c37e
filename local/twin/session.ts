import type { Clock } from '../engine/clock.ts';
import type { Credentials } from './credentials.ts';
import type { Environments, PauseEnvironment } from './environments.ts';
import type { createFaults } from './faults.ts';
import type { Interludes } from './interludes.ts';
import type { Rates } from './rates.ts';
import type { Principal, RawService, Service } from './service.ts';

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
  /** How often each API may be called; as often as one likes where there are none. */
  rates: Rates | undefined;
  environments: Environments;
  pauseEnvironment: PauseEnvironment | undefined;
  calls: Map<string, number>;
  /** How many calls there were, of whatever name. */
  answered: { total: number };
  refusals: UnknownCall[];
  authorize: Authorize;
  onCall(call: AnsweredCall): void;
  /** Whether IAM shows changes only after some reads. */
  isLagging: boolean;
  /** Done after a call, before its caller gets the reply. */
  interludes: Interludes;
  /** While set, calls are answered as ever but leave no trace: no count, no fault, no word to the listener. */
  isLooking: boolean;
}
