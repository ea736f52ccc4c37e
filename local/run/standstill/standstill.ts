/**
 * A play at a moment at which everything waits for the clock or for people: all that decides how it goes on, as texts in
 * which whatever is made up at random is left out and moments are cut to their days.
 */
export interface Standstill {
  /** Virtual time (epoch ms). */
  at: number;
  /** When each timer is due, the first one first (epoch ms). */
  due: readonly number[];
  /** The steps that are left, as JSON. */
  left: string;
  /** When those are played (epoch ms). */
  leftAt: readonly number[];
  /** What can be told at once: the states of the executions, and how many timers and steps there are. */
  outline: string;
  /** All the rest, as a hash: the users of IAM, the table, findings, secrets, what executions know, who was mailed last. */
  content: string;
  /** What was made up at random and is named later: ids and keys of messages, in an order that is the same in every play. */
  names: readonly string[];
  soFar: SoFar;
}

/** How much a play has come to. */
export interface SoFar {
  calls: number;
  /** Of the chronicle. */
  events: number;
  messages: number;
  /** Entries in the history of each finding. */
  histories: readonly number[];
}

/** What is known of a play at once; the rest takes a while and is read where it may matter. */
export interface Outlined extends Pick<Standstill, 'at' | 'due' | 'left' | 'leftAt' | 'outline'> {
  /** Reads it once. */
  whole(): Standstill;
}

/** Two plays are as far from each other as a failure that passes may delay one of them. */
const CLOSE = 90 * 60_000;

/**
 * Whether two plays that stand still so go on in the same way: what waits is due at about the same time and in the same
 * order, steps included. Their contents are to be compared as well.
 */
export function isCloseTo(one: Omit<Outlined, 'whole'>, other: Omit<Outlined, 'whole'>): boolean {
  if (one.outline !== other.outline || one.left !== other.left) return false;
  const now = Math.max(one.at, other.at);
  if (Math.abs(one.at - other.at) > CLOSE || one.due.length !== other.due.length) return false;
  return one.due.every((due, index) => {
    const its = other.due[index] ?? 0;
    const isBetween = one.leftAt.some((at) => at >= Math.min(due, its) && at < Math.max(due, its));
    return Math.abs(due - its) <= CLOSE && Math.min(due, its) >= now && !isBetween;
  });
}
