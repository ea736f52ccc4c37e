import type { Session } from './session.ts';

/** Headers of an answer with the time of the world in `Date`, as the answers of AWS have AWS's own. */
export function dated(
  headers: Record<string, string>,
  { clock }: Pick<Session, 'clock'>,
): Record<string, string> {
  return { date: new Date(clock.now()).toUTCString(), ...headers };
}
