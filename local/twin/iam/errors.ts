import { ServiceError } from '../service.ts';

/** HTTP 404 `NoSuchEntity`: `what` as IAM names it, e.g. `The user with name alice`. */
export function noSuchEntity(what: string): ServiceError {
  return new ServiceError('NoSuchEntity', `${what} cannot be found.`, 404);
}

/** HTTP 409 `DeleteConflict`: `what` must go first. */
export function deleteConflict(what: string): ServiceError {
  return new ServiceError('DeleteConflict', `Cannot delete entity, must ${what} first.`, 409);
}

/** HTTP 400 `ValidationError`. */
export function validationError(message: string): ServiceError {
  return new ServiceError('ValidationError', message, 400);
}
