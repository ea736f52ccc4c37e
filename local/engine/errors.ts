/** Names of the API's exceptions that the engine throws; the value of StepFunctionsError.code. */
export type StepFunctionsErrorCode =
  | 'ExecutionAlreadyExists'
  | 'ExecutionDoesNotExist'
  | 'InvalidArn'
  | 'InvalidDefinition'
  | 'InvalidExecutionInput'
  | 'InvalidName'
  | 'InvalidOutput'
  | 'InvalidToken'
  | 'StateMachineDoesNotExist'
  | 'TaskDoesNotExist'
  | 'TaskTimedOut'
  | 'ValidationException';

/** What an API call throws; `code` is the exception's name on the wire. */
export class StepFunctionsError extends Error {
  override readonly name = 'StepFunctionsError';
  readonly code: StepFunctionsErrorCode;

  constructor(code: StepFunctionsErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What a task handler throws to fail its task; Retry and Catch match `error`. */
export class TaskFailure extends Error {
  override readonly name = 'TaskFailure';
  readonly error: string;
  override readonly cause: string;

  constructor(error: string, cause = '') {
    super(`${error}: ${cause}`);
    this.error = error;
    this.cause = cause;
  }
}

/** Why a state failed, as its Retry and Catch see it. */
export interface Failure {
  /** The error name that is reported; a caller of SendTaskFailure may leave it out. */
  error?: string;
  cause?: string;
  /** Every name that ErrorEquals may use for it. */
  names: readonly string[];
}

/** Carries a Failure through the interpreter. */
export class StateFailure extends Error {
  override readonly name = 'StateFailure';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.error ?? 'task failed');
    this.failure = failure;
  }
}

/** Unwinds the interpreter of an execution that was stopped or timed out meanwhile. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
