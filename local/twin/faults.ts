/** The `error` of a fault that drops the socket without an answer. */
export const CONNECTION_RESET = 'connection-reset';
/** The `error` of a fault that never answers: the caller waits until its own time-out. */
export const NO_REPLY = 'no-reply';
/** The `error` of a fault that ends the execution environment of the function that calls. */
export const FUNCTION_KILLED = 'function-killed';

/**
 * Under which error Step Functions sees a function that Lambda ended, its usual one first. Lambda names a time-out
 * `Sandbox.Timedout`, or sends no error type: then Step Functions says `Lambda.Unknown`, as of memory that ran out.
 * Sources: Step Functions Developer Guide, "Handle Lambda service exceptions"; AWS re:Post, "Lambda runtime error"; the
 * error types of AWS's Lambda Runtime Interface Emulator (`rapid/model`).
 */
export const KILLED_AS = [
  'Sandbox.Timedout',
  'Runtime.ExitError',
  'Runtime.OutOfMemory',
  'Lambda.Unknown',
] as const;
export type KilledAs = (typeof KILLED_AS)[number];

/** A failure that an API shows from now on. */
export interface FaultSpec {
  /** `<service>:<Operation>`, `<service>:*` for every operation of a service, or `*` for every call. */
  call: string;
  /** An AWS error code, CONNECTION_RESET, NO_REPLY or FUNCTION_KILLED. */
  error: string;
  message?: string | undefined;
  /** With FUNCTION_KILLED: under which error Step Functions sees it; `Sandbox.Timedout` if left out. */
  killedAs?: KilledAs | undefined;
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
  /** Only calls of this function (its folder), also those that it makes with an assumed role. */
  function?: string | undefined;
  /** Only calls whose parameters have these values, e.g. one access key. */
  parameters?: Record<string, unknown> | undefined;
}

/** The failures of a twin. A call counts for every fault that matches it, and shows the oldest that is due. */
export interface Faults {
  /** Returns how many calls have met it, which counts on. */
  add(fault: FaultSpec): { readonly failed: number };
  /** Ends the faults of a call, or all of them; returns how many those were. */
  clear(call?: string): number;
  /** How many can still be met. */
  left(): number;
  /** Those that can still be met, the oldest first. */
  specs(): readonly FaultSpec[];
}

/** A call as faults match it. */
export interface FaultedCall {
  service: string;
  operation: string;
  account: string;
  /** The folder of the function that calls, if one does. */
  function?: string | undefined;
  parameters: unknown;
}

interface Fault {
  spec: FaultSpec;
  passed: number;
  failed: number;
}

/** Faults, and `take`: the fault that this call meets, counted as met. */
export function createFaults(): Faults & { take(call: FaultedCall): FaultSpec | undefined } {
  let faults: Fault[] = [];
  return {
    add(spec) {
      const fault = { spec, passed: 0, failed: 0 };
      faults.push(fault);
      return fault;
    },
    clear(call) {
      const before = faults.length;
      faults = faults.filter(({ spec }) => call !== undefined && spec.call !== call);
      return before - faults.length;
    },
    left: () => faults.length,
    specs: () => faults.map(({ spec }) => spec),
    take(call) {
      const due = faults.filter((fault) => matches(fault.spec, call)).filter(meets);
      faults = faults.filter(({ spec, failed }) => spec.times === undefined || failed < spec.times);
      return due[0]?.spec;
    },
  };
}

function meets(fault: Fault): boolean {
  if (fault.passed < (fault.spec.after ?? 0)) {
    fault.passed += 1;
    return false;
  }
  fault.failed += 1;
  return true;
}

function matches(spec: FaultSpec, faulted: FaultedCall): boolean {
  const { account, parameters = {} } = spec;
  if (!matchesCall(spec.call, faulted)) return false;
  if (account !== undefined && account !== faulted.account) return false;
  if (!matchesFunction(spec, faulted)) return false;
  const actual = (faulted.parameters ?? {}) as Record<string, unknown>;
  return Object.entries(parameters).every(
    ([key, value]) => JSON.stringify(actual[key]) === JSON.stringify(value),
  );
}

function matchesCall(call: string, { service, operation }: FaultedCall): boolean {
  return call === '*' || call === `${service}:*` || call === `${service}:${operation}`;
}

/** Only a function can be killed; whoever else calls has no environment. */
function matchesFunction(spec: FaultSpec, faulted: FaultedCall): boolean {
  if (spec.error === FUNCTION_KILLED && faulted.function === undefined) return false;
  return spec.function === undefined || spec.function === faulted.function;
}
