import type { VirtualClock } from '../../engine/clock.ts';

/** Lets everything happen that is due until then, one point in time after the other. */
export async function advanceTo(
  { clock, settled }: { clock: VirtualClock; settled(): Promise<void> },
  time: number,
): Promise<void> {
  await settled();
  for (let next = clock.nextAt(); next !== undefined && next <= time; next = clock.nextAt()) {
    clock.advance();
    await settled();
  }
  clock.advanceTo(time);
}
