/** After this long in virtual time every write is visible, however rarely it was read (ms). */
const SETTLED_AFTER = 5 * 60_000;

interface Stale {
  value: unknown;
  readsLeft: number;
  until: number;
}

/** Remembers what things looked like before a write, for as many reads as the world lags. */
export interface Lag {
  /** Called before a write at `at`: the next `reads` reads of this key still show the value. */
  remember(key: string, value: unknown, reads: number, at: number): void;
  /** The old value while the lag lasts, else the current one. */
  read<Value>(key: string, current: Value, now: number): Value;
  /** What the next read would show. */
  peek<Value>(key: string, current: Value, now: number): Value;
  /** How many reads have shown an old value. */
  readonly staleReads: number;
}

/** IAM's eventual consistency, counted in reads so that it does not depend on how fast the test is. */
export function createLag(): Lag {
  const stale = new Map<string, Stale>();
  let staleReads = 0;
  const staleOf = (key: string, now: number): Stale | undefined => {
    const old = stale.get(key);
    return old === undefined || old.readsLeft <= 0 || now >= old.until ? undefined : old;
  };
  return {
    remember(key, value, reads, at) {
      if (reads <= 0) return;
      stale.set(key, { value: structuredClone(value), readsLeft: reads, until: at + SETTLED_AFTER });
    },
    read<Value>(key: string, current: Value, now: number): Value {
      const old = staleOf(key, now);
      if (old === undefined) return current;
      old.readsLeft -= 1;
      staleReads += 1;
      return structuredClone(old.value) as Value;
    },
    peek<Value>(key: string, current: Value, now: number): Value {
      const old = staleOf(key, now);
      return old === undefined ? current : (old.value as Value);
    },
    get staleReads() {
      return staleReads;
    },
  };
}
