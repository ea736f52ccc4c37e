/** The event, the state's input or an answer does not fit its schema, or names nothing that can be handled. */
export class InvalidInputError extends Error {
  // A literal: minifiers rename classes, and the workflow's Retry and Catch match this text.
  override readonly name = 'InvalidInputError';
}

/** Throttling, 5xx, time-outs, eventual consistency: worth another try. */
export class TransientServiceError extends Error {
  override readonly name = 'TransientServiceError';
}

/** Access denied, a missing role, a quota, an unknown answer of a service: trying again does not help. */
export class PermanentServiceError extends Error {
  override readonly name = 'PermanentServiceError';
}
