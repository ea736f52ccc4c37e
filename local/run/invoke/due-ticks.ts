import type { Clock } from '../../engine/clock.ts';
import type { AnsweredCall } from '../../twin/session.ts';

/**
 * The minutes in which the scheduled deliverer would find something due; in the others it does nothing and is left out. So
 * are most of those in which it would fail once more as it has failed before, without a trace.
 */
export interface DueTicks {
  /** Hears of a call: an item that was written says when something of it is due. */
  heard(call: AnsweredCall): void;
  /** Runs it in the next minute, whatever is due and however it failed: something is otherwise now. */
  soon(): void;
  stop(): void;
}

const MINUTE = 60_000;
/** Minutes to the next run, by how many have left what is due as it was; the last one goes for all further ones. */
const IDLE_MINUTES = [1, 1, 1, 1, 2, 5, 10, 20, 30, 60, 120, 240];
/** Stands among the keys of items for a run that is wanted in any case. */
const ONCE = 'once';

/** Calls `run` in every minute of the virtual clock in which something is due. Nothing is due yet. */
export function createDueTicks({ clock, run }: { clock: Clock; run(): void }): DueTicks {
  const due = new Map<string, number>();
  let planned: { at: number; cancel(): void } | undefined;
  let idleRuns = 0;
  const since = clock.now();

  const earliest = (): number | undefined => (due.size === 0 ? undefined : Math.min(...due.values()));

  const plan = (notBefore: number): void => {
    const first = earliest();
    if (first === undefined) return;
    const wanted = Math.max(first, notBefore);
    const at = since + Math.ceil((wanted - since) / MINUTE) * MINUTE;
    if (planned !== undefined && planned.at <= at) return;
    planned?.cancel();
    const timer = clock.schedule(at, tick);
    planned = { at, cancel: () => timer.cancel() };
  };

  function tick(): void {
    planned = undefined;
    const now = clock.now();
    if ((earliest() ?? Number.POSITIVE_INFINITY) <= now) run();
    due.delete(ONCE);
    const minutes = IDLE_MINUTES[Math.min(idleRuns, IDLE_MINUTES.length - 1)] ?? 1;
    idleRuns += 1;
    plan(now + minutes * MINUTE);
  }

  return {
    heard({ operation, parameters, isDone }) {
      const { Item } = parameters as { Item?: { pk?: { S?: string }; dueAt?: { S?: string } } };
      const pk = Item?.pk?.S;
      if (!isDone || operation !== 'PutItem' || pk === undefined) return;
      const dueAt = Item?.dueAt?.S;
      // Of an item like the deliverer's own lease nothing is ever due.
      if (dueAt === undefined && !due.has(pk)) return;
      idleRuns = 0;
      if (dueAt === undefined) due.delete(pk);
      else due.set(pk, Date.parse(dueAt));
      plan(clock.now() + 1);
    },
    soon() {
      idleRuns = 0;
      due.set(ONCE, clock.now());
      plan(clock.now() + 1);
    },
    stop: () => planned?.cancel(),
  };
}
