import type { InvocationResult } from '../invoke/environment.ts';
import type { Deed, GrowingTape, Tape, TapedInvocation } from './tape.ts';

type Asked = Pick<TapedInvocation, 'folder' | 'event'>;

/** Where a play is recorded, or the beginning of a recorded one is played again. */
export interface Deck {
  /** Records from now on. */
  record(): Tape;
  /**
   * Plays what ended within the first so many calls; from the first invocation that is another one or that ended
   * later, functions run.
   */
  replay(tape: Tape, calls: number): void;
  /** Neither from now on. */
  stop(): void;
  /** Whether the invocations so far were all on the tape, and the next one may be too. */
  isReplaying(): boolean;
  /** The invocation to be played in the place of this one; undefined if its function must run. */
  next(asked: Asked): TapedInvocation | undefined;
  /** Begins to record an invocation; undefined if nothing is recorded now. */
  begin(asked: Asked): { deeds: Deed[]; end(result: InvocationResult): void } | undefined;
}

interface DeckOptions {
  /** How many calls the play has made. */
  calls(): number;
  /** Whether what is invoked now leaves no trace, and belongs on no tape. */
  isLooking(): boolean;
}

/** An empty deck. */
export function createDeck({ calls, isLooking }: DeckOptions): Deck {
  let recorded: GrowingTape | undefined;
  let toReplay: TapedInvocation[] = [];

  const stop = (): void => {
    recorded = undefined;
    toReplay = [];
  };
  return {
    record() {
      stop();
      recorded = { invocations: [] };
      return recorded;
    },
    replay(tape, until) {
      stop();
      const later = tape.invocations.findIndex(({ callsAtEnd }) => callsAtEnd > until);
      toReplay = tape.invocations.slice(0, later === -1 ? undefined : later).reverse();
    },
    stop,
    isReplaying: () => toReplay.length > 0,
    next(asked) {
      if (isLooking()) return undefined;
      const taped = toReplay.pop();
      if (taped?.folder === asked.folder && taped.event === asked.event) return taped;
      toReplay = [];
      return undefined;
    },
    begin(asked) {
      if (recorded === undefined || isLooking()) return undefined;
      const tape = recorded;
      const index = tape.invocations.length;
      const entry: TapedInvocation = { ...asked, deeds: [], result: UNFINISHED, callsAtEnd: Infinity };
      tape.invocations.push(entry);
      return {
        deeds: entry.deeds,
        end(result) {
          tape.invocations[index] = { ...entry, result, callsAtEnd: calls() };
        },
      };
    },
  };
}

/** Of an invocation that has not ended, which is never replayed. */
const UNFINISHED: InvocationResult = { payload: 'null' };
