import { describe, expect, it } from 'vitest';
import { createHand, type HandEvent } from '../../../local/console/desk/hand.ts';
import { createVirtualClock } from '../../../local/engine/clock.ts';

const HOUR = 3_600_000;

/** A clock with something due at each of the first twenty-four hours. */
function clockOfADay(onHour: (hour: number) => void) {
  const clock = createVirtualClock(0);
  for (let hour = 1; hour <= 24; hour++) clock.schedule(hour * HOUR, () => onHour(hour));
  return { clock, settled: async () => {} };
}

describe('the hand of the clock', () => {
  it('lets everything happen that is due, and stands where it was told to', async () => {
    const hours: number[] = [];
    const day = clockOfADay((hour) => hours.push(hour));
    const told: HandEvent[] = [];
    const hand = createHand(day, (event) => told.push(event));

    await hand.passTo(3.5 * HOUR);

    expect(hours).toEqual([1, 2, 3]);
    expect(day.clock.now()).toBe(3.5 * HOUR);
    expect(hand.passesUntil).toBeUndefined();
    expect([told.at(0), told.at(-1)]).toEqual(['change', 'change']);
  });

  it('stops after what is under way, and can be moved again', async () => {
    const day = clockOfADay((hour) => hour === 5 && hand.stop());
    const hand = createHand(day, () => {});

    await hand.passTo(24 * HOUR);
    expect(day.clock.now()).toBe(5 * HOUR);

    await hand.passTo(6 * HOUR);
    expect(day.clock.now()).toBe(6 * HOUR);
  });

  it('stands still where something has failed', async () => {
    const day = clockOfADay(() => {});
    const hand = createHand(
      { ...day, settled: () => Promise.reject(new Error('a function hangs')) },
      () => {},
    );

    await expect(hand.passTo(HOUR)).rejects.toThrow('a function hangs');
    expect(hand.passesUntil).toBeUndefined();
  });
});
