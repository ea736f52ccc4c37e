import { errorNameOf } from '../../domain/errors/classify-error.ts';
import type { Deleted } from '../../ports.ts';
import { failureOf, isRepetition } from '../call.ts';

/**
 * Runs a call that deletes something; what is gone already counts as done. `gone`: IAM knew it no more, and no earlier
 * request of this call can have deleted it. `doing` names the call and its object. Every other error leaves as one of the three classes.
 */
export async function deleting(doing: string, call: () => Promise<unknown>): Promise<Deleted> {
  try {
    await call();
    return 'deleted';
  } catch (error) {
    if (errorNameOf(error) !== 'NoSuchEntity') throw failureOf(error, doing);
    return isRepetition(error) ? 'deleted' : 'gone';
  }
}
