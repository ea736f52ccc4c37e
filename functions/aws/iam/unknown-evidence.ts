import { errorNameOf } from '../../domain/errors/classify-error.ts';

/** Evidence that could not be read, whatever the error: it decides nothing, so no case stops for it (design, invariant 13). */
export function unknownBecause(error: unknown): { is: 'unknown'; isDenied: boolean } {
  const { cause } = error as Error;
  const isDenied = [error, cause].some((one) => one instanceof Error && errorNameOf(one) === 'AccessDenied');
  return { is: 'unknown', isDenied };
}
