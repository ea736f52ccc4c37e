import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../../local/engine/clock.ts';
import { createPauses } from '../../../../local/run/invoke/pauses.ts';

/** A clock with pauses on it; `rest(false)` says that a function runs. */
function pausing() {
  const clock = createVirtualClock(0);
  let atRest = true;
  const pauses = createPauses(
    () => clock,
    () => atRest,
  );
  const pause = async (ms: number): Promise<number> => {
    const over = pauses.pause(ms);
    pauses.consider();
    await over;
    return clock.now();
  };
  const rest = (isAtRest: boolean): void => {
    atRest = isAtRest;
    pauses.consider();
  };
  return { clock, pause, rest };
}

describe('pauses of functions', () => {
  it('take virtual time, and all go on in order', async () => {
    const { pause } = pausing();

    expect(await Promise.all([pause(60_000), pause(500), pause(500)])).toEqual([60_000, 500, 500]);
  });

  it('let what is due before them happen', async () => {
    const { clock, pause } = pausing();
    const seen: number[] = [];
    for (const at of [100, 400, 900]) clock.schedule(at, () => seen.push(at));

    await pause(500);

    expect(seen).toEqual([100, 400]);
  });

  it('do not move the clock while a function runs', async () => {
    const { clock, pause, rest } = pausing();
    rest(false);
    const over = pause(500);
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(clock.now()).toBe(0);

    rest(true);

    expect(await over).toBe(500);
  });
});
