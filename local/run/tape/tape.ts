import type { AnsweredBefore, DirectCall } from '../../twin/direct.ts';
import type { InvocationResult } from '../invoke/environment.ts';

/** What an invocation did towards the world, in order; `n` tells several that are under way apart. */
export type Deed =
  | { is: 'sent'; n: number; call: DirectCall; before?: AnsweredBefore }
  | { is: 'paused'; n: number; ms: number }
  | { is: 'over'; n: number }
  | { is: 'wrote'; line: string };

/** An invocation as it was played. */
export interface TapedInvocation {
  folder: string;
  /** The event as JSON. */
  event: string;
  deeds: Deed[];
  result: InvocationResult;
  /** How many calls the play had made, of anybody, when it had ended. */
  callsAtEnd: number;
}

/** The invocations of a play in the order in which they began; one that did not end is left out. */
export interface Tape {
  readonly invocations: readonly TapedInvocation[];
}

/** A tape that grows while a play is recorded. */
export interface GrowingTape extends Tape {
  invocations: TapedInvocation[];
}
